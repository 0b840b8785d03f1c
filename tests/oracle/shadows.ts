/** The shadows of a box or an ellipse: what casts them, and how they lie on each other. */
import type { RecordStore } from '../../src/frame/frame.ts'
import { KIND, RECORD_WORDS, SHADOW, SHADOW_INSET, SHADOW_PLACES, SHADOW_WORDS } from '../../src/frame/layout.ts'
import type { Affine } from './affine.ts'
import { shadowIn } from './gaussian.ts'
import { moveBy, type Shape, spreadBy } from './outline.ts'
import { type Color, type Placed, readColor, readQuad, readU32 } from './read.ts'
import type { Region } from './region.ts'
import type { Shapes } from './shapes.ts'

export interface CastShadow {
  /** After spread and offset, record space, not yet blurred; null when nothing is left of it. */
  readonly shape: Shape | null
  readonly sigma: number
  readonly color: Color
  /** What lies outside `shape` casts it. */
  readonly isInset: boolean
}

/** Lowest first. Empty for a record of which nothing is left. */
export function shadowsOf(records: RecordStore, { slot, kind }: Placed, { outer, inner }: Shapes): CastShadow[] {
  const shadows: CastShadow[] = []
  // A place is read as a slot's words, moved by as many shadows as come before it.
  const field = ({ type, count, word }: (typeof SHADOW)[keyof typeof SHADOW], place: number) => {
    return { type, count, word: word + (place % SHADOW_PLACES) * SHADOW_WORDS }
  }
  for (let place = slot * SHADOW_PLACES + SHADOW_PLACES - 1; place !== 0; ) {
    const at = Math.floor((place * SHADOW_WORDS) / RECORD_WORDS)
    const [x, y, sigma, spread] = readQuad(records, at, field(SHADOW.shape, place))
    const color = readColor(records, at, field(SHADOW.color, place))
    const isInset = readU32(records, at, field(SHADOW.inset, place)) === SHADOW_INSET
    const edge = isInset ? inner : outer
    if (color[3] > 0 && edge) {
      const shape = spreadBy(kind === KIND.ELLIPSE ? { ...edge, radii: null } : edge, isInset ? -spread : spread)
      shadows.unshift({ shape: shape && moveBy(shape, x, y), sigma, color, isInset })
    }
    place = readU32(records, at, field(SHADOW.next, place))
  }
  return shadows
}

/** Lays the shadow over `colors`, premultiplied RGBA of each pixel of the region. */
export function layShadow(colors: Float64Array, shadow: CastShadow, map: Affine, region: Region): void {
  const { shape, sigma, color, isInset } = shadow
  const blurred = shape && shadowIn(shape, map, sigma, region)
  for (let i = 0; i < region.width * region.height; i++) {
    const inShape = blurred?.[i] ?? 0
    const intensity = isInset ? 1 - inShape : inShape
    for (let channel = 0; channel < 4; channel++) {
      const below = colors[i * 4 + channel] ?? 0
      colors[i * 4 + channel] = (color[channel] ?? 0) * intensity + below * (1 - color[3] * intensity)
    }
  }
}
