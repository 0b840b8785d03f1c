/**
 * The picture of a BOX or ELLIPSE with its stroke and shadow, pixel by pixel by the formula of `shading.md`. Pure.
 * Outlines are in draw space (`canvas2d-outline.ts`), mapped to the picture by `toPicture`.
 */
import type { Four } from '../../frame/records.ts'
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import { type Outline, radiiFit } from './canvas2d-outline.ts'
import { bakeShadow, SHADOW_REACH } from './canvas2d-shadow-kernel.ts'

export interface BakeSpec {
  readonly width: number
  readonly height: number
  readonly toPicture: Affine
  readonly isEllipse: boolean
  readonly hasStroke: boolean
  readonly outer: Outline
  readonly face: Outline
  readonly inner: Outline
  /** Null for none. */
  readonly shadowOutline: Outline | null
  /** In draw space. */
  readonly sigmaX: number
  readonly sigmaY: number
  /** Premultiplied 0..1. */
  readonly fill: Four
  readonly stroke: Four
  readonly shadow: Four
  /** Instead of colours: black with alpha 1 - the fill's share, to take away from a fill that is not one colour. */
  readonly isStencil: boolean
}

/** Under this many px a blur is drawn as the sharp outline. */
const NO_BLUR_PX = 0.05
/** A wider blur is computed on coarser texels; bilinear interpolation is then off by at most 1/8 * 0.24 / 4^2 = 0.2 %. */
const MAX_SIGMA_TEXELS = 4
/** Variances (texels^2) of a box one texel wide, and of bilinear interpolation. */
const BOX_VARIANCE = 1 / 12
const BILINEAR_VARIANCE = 1 / 6

/** width * height straight RGBA8. */
export function bakePicture(spec: BakeSpec): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, toPicture, isEllipse, fill, stroke, shadow } = spec
  const coverageOf = (outline: Outline) => outlineCoverage(outline, isEllipse, toPicture, width, height)
  const outer = coverageOf(spec.outer)
  const face = spec.hasStroke ? coverageOf(spec.face) : outer
  const inner = spec.hasStroke ? coverageOf(spec.inner) : outer
  const intensity = spec.shadowOutline ? shadowIntensity(spec, spec.shadowOutline) : null
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < outer.length; i++) {
    const o = outer[i] as number
    const n = inner[i] as number
    const fillShare = n + ((face[i] as number) - n) * (1 - stroke[3])
    if (spec.isStencil) {
      pixels[i * 4 + 3] = (1 - fillShare) * 255
      continue
    }
    const shadowShare = intensity ? (1 - o) * (intensity[i] as number) : 0
    const a = fill[3] * fillShare + stroke[3] * (o - n) + shadow[3] * shadowShare
    if (a <= 0) continue
    for (let c = 0; c < 3; c++) {
      const premul =
        (fill[c] as number) * fillShare + (stroke[c] as number) * (o - n) + (shadow[c] as number) * shadowShare
      pixels[i * 4 + c] = (premul / a) * 255
    }
    pixels[i * 4 + 3] = a * 255
  }
  return pixels
}

/** G at every pixel: a blurred field on texels of draw space, interpolated at the pixels' centres. */
function shadowIntensity(spec: BakeSpec, outline: Outline): Float32Array {
  const { width, height, toPicture, sigmaX, sigmaY } = spec
  const [a, b, c, d] = toPicture
  const scale = Math.sqrt(Math.abs(a * d - b * c))
  const sigma = Math.min(sigmaX, sigmaY)
  if (sigma * scale < NO_BLUR_PX) return outlineCoverage(outline, spec.isEllipse, toPicture, width, height)
  const isAligned = b === 0 && c === 0
  const isFine = sigma * scale <= MAX_SIGMA_TEXELS && isAligned
  // Draw units a texel: a pixel, finer under rotation (where texels are interpolated), coarser for a wide blur.
  const unit = isFine ? 1 : Math.min(sigma / MAX_SIGMA_TEXELS, isAligned ? Infinity : 0.5 / scale)
  // The kernel adds its texel's box; the pixel's own box is wanted instead, and interpolation's blur is not.
  const extra = isFine ? 0 : BOX_VARIANCE / (scale * unit) ** 2 - BOX_VARIANCE - BILINEAR_VARIANCE
  const texelSigma = (s: number): number => Math.sqrt(Math.max(0.01, (s / unit) ** 2 + extra))
  const spreadX = texelSigma(sigmaX)
  const spreadY = texelSigma(sigmaY)
  const padX = Math.ceil(SHADOW_REACH * spreadX) + 2
  const padY = Math.ceil(SHADOW_REACH * spreadY) + 2
  // Texels of a fine field lie on the pixels.
  const x0 = isFine ? Math.floor(outline.x0 + toPicture[4]) - padX - toPicture[4] : outline.x0 - padX * unit
  const y0 = isFine ? Math.floor(outline.y0 + toPicture[5]) - padY - toPicture[5] : outline.y0 - padY * unit
  const columns = Math.ceil((outline.x1 - x0) / unit) + padX
  const rows = Math.ceil((outline.y1 - y0) / unit) + padY
  const fit = (spec.isEllipse ? 1 : radiiFit(outline)) / unit
  const scaled = (r: Four): Four => [r[0] * fit, r[1] * fit, r[2] * fit, r[3] * fit]
  const field = bakeShadow({
    width: columns,
    height: rows,
    x0: (outline.x0 - x0) / unit,
    y0: (outline.y0 - y0) / unit,
    x1: (outline.x1 - x0) / unit,
    y1: (outline.y1 - y0) / unit,
    rx: scaled(outline.rx),
    ry: scaled(outline.ry),
    sigmaX: spreadX,
    sigmaY: spreadY,
  })
  const inverse = identity()
  invertAffine(inverse, toPicture)
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (mapX(inverse, x + 0.5, y + 0.5) - x0) / unit - 0.5
      const v = (mapY(inverse, x + 0.5, y + 0.5) - y0) / unit - 0.5
      out[y * width + x] = bilinear(field, columns, rows, u, v)
    }
  }
  return out
}

/** The field between texel centres; its edge texels are next to nothing, and beyond is nothing. */
function bilinear(field: Float32Array, columns: number, rows: number, u: number, v: number): number {
  const x = Math.floor(u)
  const y = Math.floor(v)
  if (x < 0 || y < 0 || x >= columns - 1 || y >= rows - 1) return 0
  const fx = u - x
  const fy = v - y
  const at = y * columns + x
  const top = (field[at] as number) * (1 - fx) + (field[at + 1] as number) * fx
  const below = (field[at + columns] as number) * (1 - fx) + (field[at + columns + 1] as number) * fx
  return top * (1 - fy) + below * fy
}
