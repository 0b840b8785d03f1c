import type { Rect } from '../math/rect.ts'
import { setRect } from '../math/rect.ts'
import { CHANGE } from './change.ts'
import { clipRect, optional } from './check.ts'
import { defineFields, field } from './field.ts'
import { type ClipShape, clipShapeOf, Node, type NodeProps, type PropsOf } from './node.ts'
import type { ClipRect } from './paint.ts'

export interface GroupProps extends NodeProps {
  /** Children show only inside this rectangle of the group's space. */
  clip: ClipRect | undefined
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export interface Group extends GroupProps {}
/** A container without a picture of its own. */
export class Group extends Node {
  readonly type = 'group'

  constructor(props: PropsOf<GroupProps> = {}) {
    super(props)
  }

  override get isContainer(): boolean {
    return true
  }

  override set(props: Partial<GroupProps>): this {
    return super.set(props)
  }

  inkBounds(out: Rect): Rect {
    return setRect(out, Infinity, Infinity, -Infinity, -Infinity)
  }

  contains(): boolean {
    return false
  }

  override clipShape(): ClipShape | null {
    return this.clip ? clipShapeOf(this.clip) : null
  }
}

defineFields(Group.prototype, Node.prototype.fields, {
  clip: field(undefined, CHANGE.ORDER | CHANGE.PAINT, optional(clipRect)),
})
