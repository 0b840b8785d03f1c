/** What fills an outline where it is not one colour: gradients and texels, as `shading.md` defines them. */
import { GRADIENT } from '../../frame/layout.ts'
import { createPaintValues, type Four } from '../../frame/records.ts'
import { type Affine, identity, mapX, mapY } from '../../math/affine.ts'
import type { KeyWriter } from './canvas2d-cache.ts'
import type { Axis } from './canvas2d-outline.ts'

/** Writes the premultiplied colour 0..1 at a place. */
export type Sampler = (x: number, y: number, out: Float64Array) => void

export interface Content {
  /** Its own space -> px of the target. */
  readonly map: Affine
  readonly isCell: boolean
  /** Along an axis of its own space. */
  varies(axis: Axis): boolean
  pushKey(cache: KeyWriter): void
  sampler(): Sampler
}

/** Content whose (u, v) lies at (x, y) of the space that `map` starts from; it ends in px, of which `origin` is the target's. */
export function placeContent(
  { map: out }: Content,
  map: Affine,
  originX: number,
  originY: number,
  x: number,
  y: number,
  u: number,
  v: number,
  scaleX: number,
  scaleY: number,
): void {
  for (let i = 0; i < 4; i++) out[i] = (map[i] as number) * (i < 2 ? scaleX : scaleY)
  out[4] = mapX(map, x - u * scaleX, y - v * scaleY) - originX
  out[5] = mapY(map, x - u * scaleX, y - v * scaleY) - originY
}

/** First in the key of a picture that samples no texels; those of an image of its own come below. */
export const NO_PAGE = -1

/** Its space: px of its box. */
export class GradientContent implements Content {
  readonly map = identity()
  readonly isCell = false
  readonly paint = createPaintValues()
  /** Width and height of the box. */
  readonly size: [number, number] = [0, 0]

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

  sampler(): Sampler {
    const { gradient, geometry, offsets, colors } = this.paint
    const [width, height] = this.size
    const [g0, g1, g2, g3] = geometry
    const alongX = (g2 - g0) * width
    const alongY = (g3 - g1) * height
    const squared = alongX * alongX + alongY * alongY || 1
    const position = (x: number, y: number): number => {
      if (gradient === GRADIENT.LINEAR) return (x * alongX + y * alongY) / squared
      if (gradient === GRADIENT.RADIAL) return Math.sqrt((x / (g2 * width)) ** 2 + (y / (g3 * height)) ** 2)
      const turns = Math.atan2(x, -y) / (2 * Math.PI) - g2
      return turns - Math.floor(turns)
    }
    return (x, y, out) => {
      const t = position(x - g0 * width, y - g1 * height)
      let after = 0
      while (t >= (offsets[after] as number)) after++
      const from = Math.max(0, after - 1)
      const to = Math.min(after, offsets.length - 1)
      const start = offsets[from] as number
      const share = from < to ? (t - start) / ((offsets[to] as number) - start) : 0
      for (let i = 0; i < 4; i++) {
        const color = colors[from * 4 + i] as number
        out[i] = color + ((colors[to * 4 + i] as number) - color) * share
      }
    }
  }
}

/** In place of a colour. */
export const OWN_COLOR = -1
export const IMAGE = -2

/** Texels of a page of the atlas or of an image. Its space: texels, sampled bilinearly. */
export class TexelContent implements Content {
  readonly map = identity()
  bytes: Uint8Array = new Uint8Array()
  /** Texels a row. */
  stride = 0
  page = 0
  /** u0, v0, u1, v1. */
  window: Four = [0, 0, 0, 0]
  /** A colour 0xrrggbb of which texels are the coverage, or one of those below. */
  tint = OWN_COLOR

  /** Transparent outside the window; else clamped to it. */
  get isCell(): boolean {
    return this.tint !== IMAGE
  }

  varies(): boolean {
    return true
  }

  pushKey(cache: KeyWriter): void {
    cache.push(this.page)
    cache.pushAll(this.window)
    cache.push(this.tint)
  }

  sampler(): Sampler {
    const { bytes, stride, window, tint, isCell } = this
    const u0 = Math.floor(window[0])
    const v0 = Math.floor(window[1])
    const u1 = Math.ceil(window[2])
    const v1 = Math.ceil(window[3])
    return (u, v, out) => {
      const x = (isCell ? u : Math.min(u1 - 0.5, Math.max(u0 + 0.5, u))) - 0.5
      const y = (isCell ? v : Math.min(v1 - 0.5, Math.max(v0 + 0.5, v))) - 0.5
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
        if (weight === 0 || column < u0 || column >= u1 || row < v0 || row >= v1) continue
        const at = (row * stride + column) * 4
        r += (bytes[at] as number) * weight
        g += (bytes[at + 1] as number) * weight
        b += (bytes[at + 2] as number) * weight
        a += (bytes[at + 3] as number) * weight
      }
      out[0] = tint < 0 ? r : ((tint >> 16) / 255) * a
      out[1] = tint < 0 ? g : (((tint >> 8) & 255) / 255) * a
      out[2] = tint < 0 ? b : ((tint & 255) / 255) * a
      out[3] = a
    }
  }
}
