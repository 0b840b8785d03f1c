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
  const { map, stroke, content } = spec
  const shadow = spec.shadows[0]
  const cover = (outline: Outline, toPicture = map) => outlineCoverage(outline, toPicture, width, height)
  const outer = cover(spec.outer)
  const hasStroke = `${spec.inner}` !== `${spec.outer}`
  const face = hasStroke ? cover(spec.face) : outer
  const inner = hasStroke ? cover(spec.inner) : outer
  const intensity = shadow && shadowIntensity(shadow.outline, shadow.sigmas, map, width, height)
  const clips = spec.clips.map(({ outline, map }) => cover(outline, map))
  const toContent = identity()
  if (content) invertAffine(toContent, content.map)
  const fill = Float64Array.from(spec.fill)
  const shadowColor = shadow?.color ?? spec.fill
  const pixels = new Uint8ClampedArray(width * height * 4)
  const color = new Float64Array(4)
  let hasInk = false
  for (let i = 0; i < outer.length; i++) {
    const o = outer[i] as number
    const n = inner[i] as number
    const strokeShare = o - n
    const fillShare = n + ((face[i] as number) - n) * (1 - (stroke[3] as number))
    const shadowShare = intensity ? (1 - o) * (intensity[i] as number) : 0
    if (content && fillShare > 0) {
      const x = (i % width) + 0.5
      const y = Math.floor(i / width) + 0.5
      content.colorAt(mapX(toContent, x, y), mapY(toContent, x, y), fill)
      for (let c = 0; c < 4; c++) fill[c] = (fill[c] as number) * (spec.fill[c] as number)
    }
    for (let c = 0; c < 4; c++) {
      color[c] =
        (fill[c] as number) * fillShare + (stroke[c] as number) * strokeShare + (shadowColor[c] as number) * shadowShare
    }
    const alpha = color[3] as number
    let byte = alpha * 255
    for (const clip of clips) byte *= clip[i] as number
    if (byte < 0.5) continue
    hasInk = true
    for (let c = 0; c < 3; c++) pixels[i * 4 + c] = ((color[c] as number) / alpha) * 255
    pixels[i * 4 + 3] = byte
  }
  return hasInk ? pixels : null
}
