import { EngineError } from '../base/errors.ts'
import type { Affine } from '../math/affine.ts'
import { pathBounds } from '../math/path-bounds.ts'
import { type PathCommands, parsePathData } from '../math/path-data.ts'
import { isInsidePath, isNearPath } from '../math/path-hit.ts'
import type { Rect } from '../math/rect.ts'
import { setEmpty, setRect } from '../math/rect.ts'
import * as CHANGE from './change.ts'
import { type Check, fill, string, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { ownWidth, toStrokeSpace } from './line.ts'
import { Node, type NodeProps } from './node.ts'
import type { Fill, Stroke } from './paint.ts'
import { MITER_LIMIT } from './stroke.ts'

export interface PathProps extends NodeProps {
  /** SVG path data; filled by the non-zero rule. */
  d: string
  fill: Fill | undefined
  stroke: Stroke | undefined
}

export interface Path extends PathProps {}
/** Any outline. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Path extends Node<PathProps> {
  readonly type = 'path'
  #parsed: { readonly d: string; readonly commands: PathCommands } | null = null

  get commands(): PathCommands {
    const { d } = this
    if (this.#parsed?.d !== d) this.#parsed = { d, commands: parsePathData(d) }
    return this.#parsed.commands
  }

  inkBounds(out: Rect): Rect {
    const { stroke: line } = this
    pathBounds(out, this.commands)
    if (!line) return this.fill ? out : setEmpty(out)
    const half = ownWidth(line) / 2
    const reach = (line.join ?? 'miter') === 'miter' ? half * MITER_LIMIT : half * Math.SQRT2
    return setRect(out, out.x0 - reach, out.y0 - reach, out.x1 + reach, out.y1 + reach)
  }

  contains(x: number, y: number, toScreen: Affine): boolean {
    const { commands, stroke: line } = this
    return (
      (this.fill !== undefined && isInsidePath(commands, x, y)) ||
      (line !== undefined && isNearPath(commands, (line.width ?? 1) / 2, x, y, toStrokeSpace(line, toScreen)))
    )
  }
}

const pathData: Check<string> = (value, path) => {
  const text = string(value, path)
  try {
    parsePathData(text)
  } catch (cause) {
    throw new EngineError('invalid-path-data', `${path}: ${(cause as Error).message}`, { path, value, cause })
  }
  return text
}

defineFields(Path, {
  d: field('', CHANGE.BOUNDS, pathData),
  fill: field(undefined, CHANGE.BOUNDS, fill),
  stroke: field(undefined, CHANGE.BOUNDS, stroke),
})
