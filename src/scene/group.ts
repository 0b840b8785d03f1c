import type { Rect } from '../math/rect.ts'
import { setEmpty } from '../math/rect.ts'
import * as CHANGE from './change.ts'
import { clipRect } from './check.ts'
import { defineFields, field } from './field.ts'
import { type ClipShape, clipShapeOf, Node, type NodeProps } from './node.ts'
import type { ClipRect } from './paint.ts'

export interface GroupProps extends NodeProps {
  /** Children show only inside this rectangle of the group's space. */
  clip: ClipRect | undefined
}

export interface Group extends GroupProps {}
/** A container without a picture of its own. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Group extends Node<GroupProps> {
  readonly type = 'group'

  override get isContainer(): boolean {
    return true
  }

  inkBounds(out: Rect): Rect {
    return setEmpty(out)
  }

  contains(): boolean {
    return false
  }

  override clipShape(): ClipShape | null {
    return this.clip ? clipShapeOf(this.clip) : null
  }
}

defineFields(Group, {
  clip: field(undefined, CHANGE.ORDER | CHANGE.PAINT, clipRect),
})
