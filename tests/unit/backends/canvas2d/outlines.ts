/** Rounded rectangles as the backend keeps them. */
import type { Outline } from '../../../../src/backends/canvas2d/canvas2d-outline.ts'

export function outline(x0: number, y0: number, x1: number, y1: number, ...radii: number[]): Outline {
  const [tl = 0, tr = tl, br = tl, bl = tl] = radii
  return [x0, y0, x1, y1, tl, tr, br, bl, tl, tr, br, bl]
}
