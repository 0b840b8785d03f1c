/**
 * A picture of a record, pixel by pixel by the formula of `shading.md`. Pure. Outlines are in draw space
 * (`canvas2d-outline.ts`), maps lead to the picture.
 */
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import type { ColorAt } from '../../math/gradient.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import type { Outline } from './canvas2d-outline.ts'
import { type Shadow, shadowIntensity } from './canvas2d-shadow.ts'

type Numbers = readonly number[]

export interface BakeSpec {
  readonly map: Affine
  readonly outer: Outline
  readonly face: Outline
  readonly inner: Outline
  /** Of two of one sort the upper first. */
  readonly shadows: readonly Shadow[]
  /** Premultiplied 0..1, as all colours are; multiplied by `content`. */
  readonly fill: Numbers
  readonly stroke: Numbers
  readonly content: { readonly map: Affine; readonly colorAt: ColorAt } | null
  /** Cut off what lies outside. */
  readonly clips: readonly { readonly map: Affine; readonly outline: Outline }[]
}

/** Straight RGBA8; null when nothing shows. */
export function bakePicture(spec: BakeSpec, width: number, height: number): Uint8ClampedArray<ArrayBuffer> | null {
  const { map, fill, stroke, content } = spec
  const cover = (outline: Outline, toPicture = map) => outlineCoverage(outline, toPicture, width, height)
  const outer = cover(spec.outer)
  const hasStroke = `${spec.inner}` !== `${spec.outer}`
  const face = hasStroke ? cover(spec.face) : outer
  const inner = hasStroke ? cover(spec.inner) : outer
  const shadows = spec.shadows.map(({ color, isInset, outline, sigmas }) => {
    return { color, isInset, intensity: shadowIntensity(outline, sigmas, map, width, height) }
  })
  const clips = spec.clips.map(({ outline, map }) => cover(outline, map))
  const toContent = identity()
  if (content) invertAffine(toContent, content.map)
  const texel = Float64Array.of(1, 1, 1, 1)
  const pixels = new Uint8ClampedArray(width * height * 4)
  let hasInk = false
  for (let i = 0; i < outer.length; i++) {
    const o = outer[i] as number
    const n = inner[i] as number
    const strokeShare = o - n
    const rim = ((face[i] as number) - n) * (1 - (stroke[3] as number))
    let r = (stroke[0] as number) * strokeShare
    let g = (stroke[1] as number) * strokeShare
    let b = (stroke[2] as number) * strokeShare
    let alpha = (stroke[3] as number) * strokeShare
    // What the shadows so far leave of those below them.
    let inside = n
    let outside = 1 - o
    for (const { color, isInset, intensity } of shadows) {
      const depth = intensity[i] as number
      const share = isInset ? inside * (1 - depth) : outside * depth
      r += (color[0] as number) * share
      g += (color[1] as number) * share
      b += (color[2] as number) * share
      alpha += (color[3] as number) * share
      if (isInset) inside -= (color[3] as number) * share
      else outside -= (color[3] as number) * share
    }
    const fillShare = inside + rim
    if (fillShare > 0) {
      if (content) {
        const x = (i % width) + 0.5
        const y = Math.floor(i / width) + 0.5
        content.colorAt(mapX(toContent, x, y), mapY(toContent, x, y), texel)
      }
      r += (fill[0] as number) * (texel[0] as number) * fillShare
      g += (fill[1] as number) * (texel[1] as number) * fillShare
      b += (fill[2] as number) * (texel[2] as number) * fillShare
      alpha += (fill[3] as number) * (texel[3] as number) * fillShare
    }
    let byte = alpha * 255
    for (const clip of clips) byte *= clip[i] as number
    if (byte < 0.5) continue
    hasInk = true
    const straight = 255 / alpha
    pixels[i * 4] = r * straight
    pixels[i * 4 + 1] = g * straight
    pixels[i * 4 + 2] = b * straight
    pixels[i * 4 + 3] = byte
  }
  return hasInk ? pixels : null
}
