/** What a pass draws into, and the four ways of putting a premultiplied colour on it. */
import type { BlendIndex } from '../../src/frame/frame.ts'
import type { Color } from './read.ts'
import type { Region } from './region.ts'
import type { Texels } from './sample.ts'

export interface Target {
  readonly region: Region
  /** Premultiplied RGBA, 0..1, in double: passes are rounded only when they reach the screen. */
  readonly data: Float64Array
}

/** What a record puts on each pixel of `region`, before clips: premultiplied RGBA. */
export interface Paint {
  readonly region: Region
  readonly colors: Float64Array
}

export function createTarget(region: Region, color: Color): Target {
  const data = new Float64Array(region.width * region.height * 4)
  for (let i = 0; i < data.length; i += 4) data.set(color, i)
  return { region, data }
}

export function texelsOf({ region, data }: Target): Texels {
  return { width: region.width, height: region.height, data, unit: 1 }
}

/** `base` is the index of the pixel's red. */
export function put(
  data: Float64Array,
  base: number,
  blend: BlendIndex,
  r: number,
  g: number,
  b: number,
  a: number,
): void {
  const da = data[base + 3] ?? 0
  data[base] = blendColor(blend, r, data[base] ?? 0, a)
  data[base + 1] = blendColor(blend, g, data[base + 1] ?? 0, a)
  data[base + 2] = blendColor(blend, b, data[base + 2] ?? 0, a)
  data[base + 3] = blendAlpha(blend, a, da)
}

/** `s` over `d`, one channel; `a` is the alpha of the source. Multiply is that of an opaque backdrop. */
export function blendColor(blend: BlendIndex, s: number, d: number, a: number): number {
  switch (blend) {
    case 0:
      return s + d * (1 - a)
    case 1:
      return Math.min(1, s + d)
    case 2:
      return s + d * (1 - s)
    case 3:
      return s * d + d * (1 - a)
  }
}

export function blendAlpha(blend: BlendIndex, a: number, d: number): number {
  return blend === 1 ? Math.min(1, a + d) : a + d * (1 - a)
}

export function toBytes(data: Float64Array): Uint8Array {
  const bytes = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) bytes[i] = Math.round(Math.min(1, Math.max(0, data[i] ?? 0)) * 255)
  return bytes
}
