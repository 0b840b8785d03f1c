import { invert, multiply } from 'gl-matrix/esm/mat2d.js'

/**
 * Affine maps as [a, b, c, d, tx, ty]: x' = a x + c y + tx, y' = b x + d y + ty, the order of gl-matrix `mat2d`.
 * Plain number arrays, because a scene needs double precision.
 */
export type Affine = [number, number, number, number, number, number]

export function identity(): Affine {
  return [1, 0, 0, 1, 0, 0]
}

/** out = a after b (b is applied first). */
export function compose(out: Affine, a: Affine, b: Affine): Affine {
  multiply(out, a, b)
  return out
}

/** False, and `out` untouched, when the map cannot be inverted. */
export function invertAffine(out: Affine, m: Affine): boolean {
  return invert(out, m) !== null
}

export function mapX(m: Affine, x: number, y: number): number {
  return m[0] * x + m[2] * y + m[4]
}

export function mapY(m: Affine, x: number, y: number): number {
  return m[1] * x + m[3] * y + m[5]
}

/** True when axes stay axes (no rotation or skew), within rounding. */
export function isAxisAligned(m: Affine): boolean {
  const largest = Math.max(Math.abs(m[0]), Math.abs(m[3]))
  return Math.abs(m[1]) <= 1e-9 * largest && Math.abs(m[2]) <= 1e-9 * largest
}
