/**
 * Discs along a straight piece, their radius going linearly: what a round brush covers. Places are told by how far `along` the
 * piece and `across` it they lie. shaders/lib/trail.wgsl has the same formulas.
 */
export interface RoundCone {
  x: number
  y: number
  /** Unit vector from the start to the end. */
  directionX: number
  directionY: number
  length: number
  /** At the start, and its growth per unit of length. */
  radius: number
  slope: number
}

/** Steeper, a disc would hold the one before it whole. */
const STEEPEST = 0.99

export function setRoundCone(
  out: RoundCone,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  startRadius: number,
  endRadius: number,
): void {
  const length = Math.hypot(x1 - x0, y1 - y0)
  const hasLength = length > 1e-6
  out.x = x0
  out.y = y0
  out.directionX = hasLength ? (x1 - x0) / length : 1
  out.directionY = hasLength ? (y1 - y0) / length : 0
  out.length = length
  out.slope = Math.min(STEEPEST, Math.max(-STEEPEST, (endRadius - startRadius) / Math.max(length, 1e-6)))
  out.radius = endRadius - out.slope * length
}

/** How far along lies the disc whose edge is nearest. */
export function nearestDisc({ length, slope }: RoundCone, along: number, across: number): number {
  return Math.min(length, Math.max(0, along + (across * slope) / Math.sqrt(1 - slope * slope)))
}

/** How far along lies the last disc on the place; where none is, `nearest`. */
export function lastDisc({ length, radius, slope }: RoundCone, along: number, across: number, nearest: number): number {
  const a = 1 - slope * slope
  const b = along + radius * slope
  const root = b * b - a * (along * along + across * across - radius * radius)
  return root > 0 ? Math.min(length, Math.max(0, (b + Math.sqrt(root)) / a)) : nearest
}
