/** Rounded rectangles as the backend keeps them. */
import { createOutline, type Outline } from '../../../../src/backends/canvas2d/canvas2d-outline.ts'
import type { Four } from '../../../../src/frame/records.ts'

export function outline(x0: number, y0: number, x1: number, y1: number, ...radii: number[]): Outline {
  const [tl = 0, tr = tl, br = tl, bl = tl] = radii
  const four = (): Four => [tl, tr, br, bl]
  return { ...createOutline(), sides: [x0, y0, x1, y1], radii: [four(), four()], isRound: tl > 0 }
}
