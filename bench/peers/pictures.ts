/** Whether all draw the same: the picture and the picks of each peer against those of Glissade. */
import { PNG } from 'pngjs'
import { compare } from '../../tests/support/compare.ts'
import { isOurs } from './peers.ts'

export interface Picture {
  readonly board: string
  readonly peer: string
  /** The view, as the browser shows it. */
  readonly png: Uint8Array
  /** The cards found at the same points. */
  readonly picks: readonly number[]
}

/** Of the pixels that are not the board's background in both pictures. */
export interface Difference {
  readonly board: string
  readonly peer: string
  /** Whose picture it is held against. */
  readonly to: string
  /** In 1/255. */
  readonly mean: number
  /** Share (0..1) that is off by more than 32/255: other edges of letters. */
  readonly far: number
  /** Share (0..1) of points at which the same card is found. */
  readonly picks: number
}

const BACKGROUND = [0xf4, 0xf5, 0xf7, 255] as const
const pixelsOf = ({ png }: Picture) => new Uint8Array(PNG.sync.read(Buffer.from(png)).data)

/** Against the first picture of Glissade's of the same board. */
export function differences(pictures: readonly Picture[]): Difference[] {
  return pictures.flatMap((picture) => {
    const { board, peer } = picture
    const to = pictures.find((other) => other.board === board && isOurs(other.peer))
    if (!to || to === picture) return []
    const { mean, share } = compare(pixelsOf(picture), pixelsOf(to), { background: BACKGROUND })
    const same = picture.picks.filter((found, i) => found === to.picks[i]).length
    return [{ board, peer, to: to.peer, mean, far: share(32), picks: same / Math.max(1, to.picks.length) }]
  })
}
