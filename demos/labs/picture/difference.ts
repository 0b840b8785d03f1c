import { compare, diffImage } from '../../../tests/support/compare.ts'
import type { Picture } from './picture.ts'

/** How far a picture is from the exact one, in 1/255: of the worst channel of each pixel that is not background in both. */
export interface Distance {
  readonly max: number
  readonly mean: number
  /** What 99 % of the pixels keep. */
  readonly most: number
}

/** The first pixel of `exact` is taken for the background: no specimen reaches into that corner. */
export function distance(actual: Picture, exact: Picture): Distance {
  const [r = 0, g = 0, b = 0, a = 0] = exact.pixels
  const { max, mean, percentile } = compare(actual.pixels, exact.pixels, { background: [r, g, b, a] })
  return { max, mean, most: percentile(0.99) }
}

/** The difference of two pictures, `gain` times as large: black where they are equal. */
export function differencePicture(actual: Picture, exact: Picture, gain: number): Picture {
  return { ...actual, pixels: diffImage(actual.pixels, exact.pixels, gain) }
}
