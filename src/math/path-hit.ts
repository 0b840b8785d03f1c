import type { Affine } from './affine.ts'
import { coarseOutline } from './path-bounds.ts'
import type { PathCommands } from './path-data.ts'

/** Is (x, y) inside by the non-zero rule? Open parts close themselves. */
export function isInsidePath(commands: PathCommands, x: number, y: number): boolean {
  let winding = 0
  for (const { points } of coarseOutline(commands)) {
    let ax = points[points.length - 2] as number
    let ay = points[points.length - 1] as number
    for (let i = 0; i < points.length; i += 2) {
      const bx = points[i] as number
      const by = points[i + 1] as number
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
      if (ay <= y && by > y && side > 0) winding++
      else if (ay > y && by <= y && side < 0) winding--
      ax = bx
      ay = by
    }
  }
  return winding !== 0
}

/** Is (x, y) within `half` of the outline, measured where `linear` leads? */
export function isNearPath(commands: PathCommands, half: number, x: number, y: number, linear: Affine): boolean {
  for (const { points, closed } of coarseOutline(commands)) {
    const count = points.length
    for (let i = closed ? 0 : 2; i < count; i += 2) {
      const from = (i + count - 2) % count
      if (
        isNearSegment(
          points[from] as number,
          points[from + 1] as number,
          points[i] as number,
          points[i + 1] as number,
          half,
          x,
          y,
          linear,
        )
      ) {
        return true
      }
    }
  }
  return false
}

/** Is (x, y) within `half` of the segment a-b, measured where `linear` leads? */
export function isNearSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  half: number,
  x: number,
  y: number,
  [a, b, c, d]: Affine,
): boolean {
  const dx = a * (bx - ax) + c * (by - ay)
  const dy = b * (bx - ax) + d * (by - ay)
  const px = a * (x - ax) + c * (y - ay)
  const py = b * (x - ax) + d * (y - ay)
  const squared = dx * dx + dy * dy
  const t = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
  return (px - t * dx) ** 2 + (py - t * dy) ** 2 <= half * half
}
