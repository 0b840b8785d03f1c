/**
 * A picture of a record, pixel by pixel by the formula of `shading.md`. Pure. Outlines are in draw space
 * (`canvas2d-outline.ts`), mapped to the picture.
 */
import type { Four } from '../../frame/records.ts'
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import type { Sampler } from './canvas2d-content.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import type { Outline } from './canvas2d-outline.ts'
import { shadowIntensity } from './canvas2d-shadow.ts'

export interface PlacedClip {
  readonly outline: Outline
  /** The space of its outline -> picture. */
  readonly map: Affine
}

export interface BakeSpec {
  hasStroke: boolean
  hasShadow: boolean
  /** Draw space -> picture. */
  readonly toPicture: Affine
  readonly outer: Outline
  /** These two only with a stroke. */
  readonly face: Outline
  readonly inner: Outline
  readonly shadow: Outline
  /** Per axis, in draw space. */
  readonly sigmas: [number, number]
  /** Premultiplied 0..1. */
  fill: Four
  stroke: Four
  shadowColor: Four
  /** The space of what samples the fill, if something does -> picture. */
  readonly contentMap: Affine
  /** Cut off what lies outside. */
  readonly clips: PlacedClip[]
}

/** Pixels `left`, `top` ... of the picture as straight RGBA8; null when nothing shows there. */
export function bakePicture(
  spec: BakeSpec,
  sample: Sampler | undefined,
  left: number,
  top: number,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> | null {
  const toGrid = ([a, b, c, d, tx, ty]: Affine): Affine => [a, b, c, d, tx - left, ty - top]
  const map = toGrid(spec.toPicture)
  const outer = outlineCoverage(spec.outer, map, width, height)
  const face = spec.hasStroke ? outlineCoverage(spec.face, map, width, height) : outer
  const inner = spec.hasStroke ? outlineCoverage(spec.inner, map, width, height) : outer
  const intensity = spec.hasShadow ? shadowIntensity(spec.shadow, spec.sigmas, map, width, height) : null
  const clips = spec.clips.map(({ outline, map }) => outlineCoverage(outline, toGrid(map), width, height))
  const toContent = identity()
  invertAffine(toContent, toGrid(spec.contentMap))
  const fill = Float64Array.from(spec.fill)
  const stroke = Float64Array.from(spec.stroke)
  const shadow = Float64Array.from(spec.shadowColor)
  const fillUnderStroke = 1 - (stroke[3] as number)
  const pixels = new Uint8ClampedArray(width * height * 4)
  let hasInk = false
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const o = outer[i] as number
      const n = inner[i] as number
      const fillShare = n + ((face[i] as number) - n) * fillUnderStroke
      const strokeShare = o - n
      const shadowShare = intensity ? (1 - o) * (intensity[i] as number) : 0
      if (sample && fillShare > 0) {
        sample(mapX(toContent, x + 0.5, y + 0.5), mapY(toContent, x + 0.5, y + 0.5), fill)
      }
      const alpha =
        (fill[3] as number) * fillShare + (stroke[3] as number) * strokeShare + (shadow[3] as number) * shadowShare
      let byte = alpha * 255
      for (let k = 0; k < clips.length; k++) byte *= (clips[k] as Float32Array)[i] as number
      if (byte < 0.5) continue
      hasInk = true
      const straight = 255 / alpha
      for (let c = 0; c < 3; c++) {
        const premultiplied =
          (fill[c] as number) * fillShare + (stroke[c] as number) * strokeShare + (shadow[c] as number) * shadowShare
        pixels[i * 4 + c] = premultiplied * straight
      }
      pixels[i * 4 + 3] = byte
    }
  }
  return hasInk ? pixels : null
}
