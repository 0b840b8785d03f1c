/** What multiplies the fill of an outline, pixel by pixel: gradients and texels, as `shading.md` defines them. */
import { GRADIENT } from '../../frame/layout.ts'
import { createPaintValues, type Four } from '../../frame/records.ts'
import { type Affine, identity, mapX, mapY } from '../../math/affine.ts'
import { type ColorAt, gradientColor } from '../../math/gradient.ts'
import type { NumberKeyCache } from './canvas2d-cache.ts'
import type { Axis } from './canvas2d-outline.ts'

type KeyWriter = Pick<NumberKeyCache<never>, 'push' | 'pushAll'>

/** First in the key of a picture that samples no texels; those of an image of its own come below. */
export const NO_PAGE = -1

/** Its space: px of its box. */
export class GradientContent {
  /** -> px of the target. */
  readonly map = identity()
  readonly paint = createPaintValues()
  /** Width and height of the box. */
  readonly size: [number, number] = [0, 0]

  /** Along an axis of its own space. */
  varies(axis: Axis): boolean {
    const { gradient, geometry } = this.paint
    return gradient !== GRADIENT.LINEAR || geometry[axis] !== geometry[(axis + 2) as 2 | 3]
  }

  pushKey(cache: KeyWriter): void {
    const { gradient, geometry, offsets, colors } = this.paint
    cache.push(NO_PAGE)
    cache.push(gradient)
    cache.push(offsets.length)
    cache.pushAll(geometry)
    cache.pushAll(this.size)
    cache.pushAll(offsets)
    cache.pushAll(colors)
  }

  sampler(): ColorAt {
    return gradientColor(this.paint, ...this.size)
  }
}

/**
 * Texels of a page of the atlas or of an image, sampled bilinearly. Its space: texels from the first whole one of the window,
 * so that a picture does not depend on where its texels lie.
 */
export class TexelContent {
  /** -> px of the target. */
  readonly map = identity()
  bytes: Uint8Array = new Uint8Array()
  /** Texels a row. */
  stride = 0
  page = 0
  /** u0, v0, u1, v1: an image is clamped to it, a cell transparent outside. */
  window: Four = [0, 0, 0, 0]
  isImage = false

  varies(_: Axis): boolean {
    return true
  }

  pushKey(cache: KeyWriter): void {
    cache.push(this.page)
    cache.pushAll(this.window)
    cache.push(this.isImage ? 1 : 0)
  }

  sampler(): ColorAt {
    const { bytes, stride, window, isImage } = this
    const u0 = Math.floor(window[0])
    const v0 = Math.floor(window[1])
    const width = Math.ceil(window[2]) - u0
    const height = Math.ceil(window[3]) - v0
    return (u, v, out) => {
      const x = (isImage ? Math.min(width - 0.5, Math.max(0.5, u)) : u) - 0.5
      const y = (isImage ? Math.min(height - 0.5, Math.max(0.5, v)) : v) - 0.5
      const left = Math.floor(x)
      const top = Math.floor(y)
      let r = 0
      let g = 0
      let b = 0
      let a = 0
      for (let tap = 0; tap < 4; tap++) {
        const column = left + (tap & 1)
        const row = top + (tap >> 1)
        const weight = ((1 - Math.abs(x - column)) * (1 - Math.abs(y - row))) / 255
        if (weight === 0 || column < 0 || column >= width || row < 0 || row >= height) continue
        const at = ((row + v0) * stride + column + u0) * 4
        r += (bytes[at] as number) * weight
        g += (bytes[at + 1] as number) * weight
        b += (bytes[at + 2] as number) * weight
        a += (bytes[at + 3] as number) * weight
      }
      out[0] = r
      out[1] = g
      out[2] = b
      out[3] = a
    }
  }
}

export type Content = GradientContent | TexelContent

/** Content whose (0, 0) lies at (x, y) of the space that `map` starts from. */
export function placeContent(
  { map: out }: Content,
  map: Affine,
  scaleX: number,
  scaleY: number,
  x: number,
  y: number,
): void {
  for (let i = 0; i < 4; i++) out[i] = (map[i] as number) * (i < 2 ? scaleX : scaleY)
  out[4] = mapX(map, x, y)
  out[5] = mapY(map, x, y)
}
