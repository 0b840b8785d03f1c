/**
 * Gradients as canvas styles. A `CanvasGradient` interpolates straight colours, ours premultiplied ones: where
 * alpha and colour both change, stops are added until the difference can't be seen.
 */
import { GRADIENT } from '../../frame/layout.ts'
import type { Four, PaintValues } from '../../frame/records.ts'
import { type Affine, mapX, mapY } from '../../math/affine.ts'
import { NumberKeyCache } from './canvas2d-cache.ts'
import type { Context2d } from './canvas2d-canvases.ts'
import type { Pen } from './canvas2d-pen.ts'

/** A colour with alpha, not premultiplied, all 0..1. */
export interface StraightStop {
  readonly offset: number
  readonly color: readonly [r: number, g: number, b: number, a: number]
}

/**
 * Pieces that one interval is cut into where both alpha and colour change. Between neighbours straight interpolation
 * is off by 1/4 of alpha's step times colour's; with alphas in geometric steps that product is the same for all
 * pieces, and 12 of them stay under 0.3/255.
 */
const PIECES = 12

/** The stops that, interpolated straight, look as `paint`'s interpolated premultiplied. */
export function straightStops(paint: PaintValues): StraightStop[] {
  const { offsets, colors } = paint
  const stops: StraightStop[] = []
  const add = (offset: number, r: number, g: number, b: number, a: number): void => {
    stops.push({ offset, color: a > 0 ? [r / a, g / a, b / a, a] : [0, 0, 0, 0] })
  }
  const channel = (stop: number, i: number): number => colors[stop * 4 + i] as number
  const addMix = (from: number, to: number, t: number): void => {
    const mix = (i: number): number => channel(from, i) + (channel(to, i) - channel(from, i)) * t
    const start = offsets[from] as number
    add(start + ((offsets[to] as number) - start) * t, mix(0), mix(1), mix(2), mix(3))
  }
  /** A clear stop takes the hue of the side that it fades to. */
  const addClear = (stop: number, hueOf: number): void => {
    const a = channel(hueOf, 3)
    const hue = (i: number): number => (a > 0 ? channel(hueOf, i) / a : 0)
    stops.push({ offset: offsets[stop] as number, color: [hue(0), hue(1), hue(2), 0] })
  }
  for (let i = 0; i < offsets.length; i++) {
    const isClear = channel(i, 3) === 0
    if (isClear && i > 0) addClear(i, i - 1)
    if (isClear && i + 1 < offsets.length) addClear(i, i + 1)
    if (!isClear) addMix(i, i, 0)
    if (i + 1 === offsets.length || isClear || channel(i + 1, 3) === 0) continue
    const from = channel(i, 3)
    const rise = channel(i + 1, 3) - from
    if (Math.abs(rise) < 1e-4) continue
    const ratio = (from + rise) / from
    for (let piece = 1; piece < PIECES; piece++) addMix(i, i + 1, (from * (ratio ** (piece / PIECES) - 1)) / rise)
  }
  return stops
}

function cssColor(stop: StraightStop | undefined): string {
  const [r, g, b, a] = stop?.color ?? [0, 0, 0, 0]
  return `rgb(${r * 255} ${g * 255} ${b * 255} / ${a})`
}

export class Gradients {
  readonly #styles = new NumberKeyCache<CanvasGradient | string>(256 * 1024, () => {})

  endFrame(): void {
    this.#styles.endFrame()
  }

  clear(): void {
    this.#styles.clear()
  }

  /** Makes the gradient the pen's style; the pen's transform is then that of the gradient. `rect` in record space, `map` to the device. */
  apply(pen: Pen, paint: PaintValues, rect: Four, map: Affine): void {
    const [a, b, c, d] = map
    const width = rect[2] - rect[0]
    const height = rect[3] - rect[1]
    const [centerX, centerY, radiusX, radiusY] = paint.geometry
    const isRadial = paint.gradient === GRADIENT.RADIAL
    const x = rect[0] + (isRadial ? centerX * width : 0)
    const y = rect[1] + (isRadial ? centerY * height : 0)
    const scaleX = isRadial ? radiusX * width : 1
    const scaleY = isRadial ? radiusY * height : 1
    const tx = mapX(map, x, y) - pen.originX
    const ty = mapY(map, x, y) - pen.originY
    // A radius of 0 has no inverse: the style is then one colour, in any space.
    if (scaleX > 0 && scaleY > 0) pen.setTransform(a * scaleX, b * scaleX, c * scaleY, d * scaleY, tx, ty)
    pen.style(this.#style(pen.ctx, paint, width, height))
  }

  /** For a box of `width` x `height` whose top left is (0, 0); a radial one is the unit circle about (0, 0). */
  #style(ctx: Context2d, paint: PaintValues, width: number, height: number): CanvasGradient | string {
    const isRadial = paint.gradient === GRADIENT.RADIAL
    const styles = this.#styles
    const { geometry, offsets, colors } = paint
    const key = styles.keyOf(7 + offsets.length + colors.length)
    key[0] = paint.gradient
    key[1] = isRadial ? 0 : width
    key[2] = isRadial ? 0 : height
    for (let i = 0; i < 4; i++) key[3 + i] = geometry[i] as number
    for (let i = 0; i < offsets.length; i++) key[7 + i] = offsets[i] as number
    for (let i = 0; i < colors.length; i++) key[7 + offsets.length + i] = colors[i] as number
    const known = styles.find()
    if (known) return known
    const style = createStyle(ctx, paint, width, height)
    styles.add(style, 256 + paint.offsets.length * 64)
    return style
  }
}

function createStyle(ctx: Context2d, paint: PaintValues, width: number, height: number): CanvasGradient | string {
  const [g0, g1, g2, g3] = paint.geometry
  const stops = straightStops(paint)
  // A canvas paints nothing with a gradient of no length; ours is at t = 0, a radial one without radius at its end.
  if (paint.gradient === GRADIENT.RADIAL && (g2 === 0 || g3 === 0)) return cssColor(stops.at(-1))
  if (paint.gradient === GRADIENT.LINEAR && g0 === g2 && g1 === g3) {
    return cssColor(stops.filter(({ offset }) => offset <= 0).at(-1) ?? stops[0])
  }
  const style = createGradient(ctx, paint, width, height)
  for (const stop of stops) style.addColorStop(stop.offset, cssColor(stop))
  return style
}

function createGradient(ctx: Context2d, paint: PaintValues, width: number, height: number): CanvasGradient {
  const [g0, g1, g2, g3] = paint.geometry
  if (paint.gradient === GRADIENT.LINEAR) {
    return ctx.createLinearGradient(g0 * width, g1 * height, g2 * width, g3 * height)
  }
  if (paint.gradient === GRADIENT.RADIAL) return ctx.createRadialGradient(0, 0, 0, 0, 0, 1)
  // A canvas starts at the right, we at the top.
  return ctx.createConicGradient((g2 - 0.25) * 2 * Math.PI, g0 * width, g1 * height)
}
