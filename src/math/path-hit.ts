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

/** Is (x, y) within `half` of the outline? */
export function isNearPath(commands: PathCommands, half: number, x: number, y: number): boolean {
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
        )
      ) {
        return true
      }
    }
  }
  return false
}

/** Is (x, y) within `half` of the segment a-b? */
export function isNearSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  half: number,
  x: number,
  y: number,
): boolean {
  const dx = bx - ax
  const dy = by - ay
  const squared = dx * dx + dy * dy
  const t = squared > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared)) : 0
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2 <= half * half
}
