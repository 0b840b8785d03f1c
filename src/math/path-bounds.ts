import { flattenLocal, type Polyline } from './flatten.ts'
import type { PathCommands } from './path-data.ts'
import { emptyRect, type Rect, setRect, unite } from './rect.ts'

const outlines = new WeakMap<PathCommands, { readonly polylines: readonly Polyline[]; readonly bounds: Rect }>()

/** A path as polylines in its own space, within 1/64 of a unit: enough for bounds and hit tests. Kept for as long as the commands. */
export function coarseOutline(commands: PathCommands): readonly Polyline[] {
  return outlineOf(commands).polylines
}

/** Bounds of the outline itself, without a stroke. */
export function pathBounds(out: Rect, commands: PathCommands): Rect {
  const { x0, y0, x1, y1 } = outlineOf(commands).bounds
  return setRect(out, x0, y0, x1, y1)
}

function outlineOf(commands: PathCommands) {
  let found = outlines.get(commands)
  if (!found) {
    const polylines = flattenLocal(commands, [1, 0, 0, 1], 1 / 64)
    const bounds = emptyRect()
    for (const { points } of polylines) {
      for (let i = 0; i < points.length; i += 2) {
        const x = points[i] as number
        const y = points[i + 1] as number
        unite(bounds, x, y, x, y)
      }
    }
    found = { polylines, bounds }
    outlines.set(commands, found)
  }
  return found
}
