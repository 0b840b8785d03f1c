/** Texels of cells, images and layers. */
import type { Quad } from './read.ts'

/** Premultiplied RGBA, top row first. */
export interface Texels {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
  /** What a channel is multiplied by to come to 0..1. */
  readonly unit: number
}

/** Four channels, written by the functions below. */
export type Texel = Float64Array

/** Adds `weight` times the texel; nothing outside the texture. */
function addTexel(out: Texel, texels: Texels, x: number, y: number, weight: number): void {
  if (weight === 0 || x < 0 || y < 0 || x >= texels.width || y >= texels.height) return
  const base = (y * texels.width + x) * 4
  for (let i = 0; i < 4; i++) out[i] = (out[i] ?? 0) + weight * texels.unit * (texels.data[base + i] ?? 0)
}

export function fetchTexel(out: Texel, texels: Texels, x: number, y: number): void {
  out.fill(0)
  addTexel(out, texels, x, y, 1)
}

/** (u, v) in texels, centres at halves. Texels whose centre lies outside the window u0 v0 u1 v1 are transparent. */
export function sampleInside(out: Texel, texels: Texels, u: number, v: number, [u0, v0, u1, v1]: Quad): void {
  out.fill(0)
  const left = Math.floor(u - 0.5)
  const top = Math.floor(v - 0.5)
  for (let y = top; y <= top + 1; y++) {
    if (y + 0.5 < v0 || y + 0.5 > v1) continue
    for (let x = left; x <= left + 1; x++) {
      if (x + 0.5 < u0 || x + 0.5 > u1) continue
      addTexel(out, texels, x, y, (1 - Math.abs(u - 0.5 - x)) * (1 - Math.abs(v - 0.5 - y)))
    }
  }
}

/** Clamped to half a texel inside the window, grown to whole texels. */
export function sampleClamped(out: Texel, texels: Texels, u: number, v: number, [u0, v0, u1, v1]: Quad): void {
  const window: Quad = [
    Math.floor(Math.min(u0, u1)),
    Math.floor(Math.min(v0, v1)),
    Math.ceil(Math.max(u0, u1)),
    Math.ceil(Math.max(v0, v1)),
  ]
  const clampedU = Math.min(window[2] - 0.5, Math.max(window[0] + 0.5, u))
  const clampedV = Math.min(window[3] - 0.5, Math.max(window[1] + 0.5, v))
  sampleInside(out, texels, clampedU, clampedV, window)
}
