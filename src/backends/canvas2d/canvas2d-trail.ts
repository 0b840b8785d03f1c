/** Draws TRAIL records: their pixels are made anew for each frame, as their ages differ. */
import type { Frame } from '../../frame/frame.ts'
import type { Four, RecordValues } from '../../frame/records.ts'
import { type Affine, identity, invertAffine } from '../../math/affine.ts'
import type { Canvases, Surface } from './canvas2d-canvases.ts'
import type { ClipChain } from './canvas2d-clips.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import type { Pen } from './canvas2d-pen.ts'
import { GLOW_REACH, TrailGlow } from './canvas2d-trail-glow.ts'
import { type Grid, TrailRaster } from './canvas2d-trail-raster.ts'
import { TrailSpans } from './canvas2d-trail-spans.ts'

/** How far pieces may be from the curve, px; for a glow, in sigmas. */
const TOLERANCE = 1 / 64
const GLOW_TOLERANCE = 1 / 128

export class Trails {
  readonly #canvases: Canvases
  readonly #clips: ClipChain
  readonly #spans = new TrailSpans()
  readonly #raster = new TrailRaster()
  readonly #glow = new TrailGlow()
  #surface: Surface | null = null

  constructor(canvases: Canvases, clips: ClipChain) {
    this.#canvases = canvases
    this.#clips = clips
  }

  clear(): void {
    if (this.#surface) this.#canvases.free('trails', this.#surface)
    this.#surface = null
  }

  draw(pen: Pen, frame: Frame, record: RecordValues, map: Affine, opacity: number): void {
    const { shadow, shadowColor } = record
    const spans = this.#spans
    const inverse = identity()
    if (!invertAffine(inverse, map)) return
    spans.read(frame, record.rect)
    // The pixel's own 1/12 px^2, as everywhere.
    const variance = (inverse[0] ** 2 + inverse[1] ** 2 + inverse[2] ** 2 + inverse[3] ** 2) / 24
    const soft = shadowColor[3] > 0 ? Math.sqrt(shadow[2] ** 2 + variance) : 0
    const grid = this.#bounds(map, GLOW_REACH * soft)
    if (!grid) return
    map[4] -= grid.x
    map[5] -= grid.y
    invertAffine(inverse, map)
    const stretch = Math.sqrt(Math.abs(map[0] * map[3] - map[1] * map[2]))
    this.#raster.start(grid)
    spans.each(TOLERANCE / stretch, (piece) => this.#raster.add(piece, map, inverse))
    if (soft > 0) {
      this.#glow.start(grid, soft * stretch)
      spans.each(soft * GLOW_TOLERANCE, (piece) => this.#glow.add(piece, map, inverse, soft))
    }
    const pixels = this.#pixels(grid, record, soft > 0 ? shadowColor : null)
    const surface = this.#surfaceFor(grid)
    surface.ctx.putImageData(pixels, 0, 0)
    this.#canvases.uploadedBytes += pixels.data.length
    pen.ctx.globalAlpha = opacity
    const { x, y, width, height } = grid
    pen.ctx.drawImage(surface.canvas, 0, 0, width, height, x, y, width, height)
  }

  /** Px of the target that the trail may ink; null when there are none. */
  #bounds(map: Affine, more: number): Grid | null {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
    this.#spans.each(Infinity, ({ x, y, directionX, directionY, length, radius, slope }) => {
      // Bezier points of a centripetal curve lie within 2/3 of the span's length of its ends.
      const reach = Math.max(0, radius, radius + slope * length) + more + length * (1 / 2 + 2 / 3)
      const middleX = x + (directionX * length) / 2
      const middleY = y + (directionY * length) / 2
      const px = map[0] * middleX + map[2] * middleY + map[4]
      const py = map[1] * middleX + map[3] * middleY + map[5]
      const reachX = reach * Math.hypot(map[0], map[2]) + 1
      const reachY = reach * Math.hypot(map[1], map[3]) + 1
      x0 = Math.min(x0, px - reachX)
      y0 = Math.min(y0, py - reachY)
      x1 = Math.max(x1, px + reachX)
      y1 = Math.max(y1, py + reachY)
    })
    const { bounds } = this.#clips
    const x = Math.max(bounds[0], Math.floor(x0))
    const y = Math.max(bounds[1], Math.floor(y0))
    const width = Math.min(bounds[2], Math.ceil(x1)) - x
    const height = Math.min(bounds[3], Math.ceil(y1)) - y
    return width > 0 && height > 0 ? { x, y, width, height } : null
  }

  #pixels(grid: Grid, { fill, stroke }: RecordValues, glow: Four | null): ImageData {
    const { x, y, width, height } = grid
    const { covered, fade, fadeAge, touched, touchedCount } = this.#raster
    const cutting = this.#clips.cutting(x, y, x + width, y + height) ?? []
    const clips = cutting.map(({ shape: { outlines, map } }) => {
      const [a, b, c, d, tx, ty] = map
      return outlineCoverage(outlines[0], [a, b, c, d, tx - x, ty - y], width, height)
    })
    const image = new ImageData(width, height)
    const { data } = image
    const put = (pixel: number) => {
      const old = fadeAge[pixel] as number
      const fresh = (fade[pixel] as number) - old
      const shine = glow
        ? (1 - (covered[pixel] as number)) * this.#glow.at(pixel % width, Math.floor(pixel / width))
        : 0
      const alpha = fill[3] * fresh + stroke[3] * old + (glow ? glow[3] * shine : 0)
      let byte = alpha * 255
      for (const clip of clips) byte *= clip[pixel] as number
      if (byte < 0.5) return
      for (let i = 0; i < 3; i++) {
        const premultiplied =
          (fill[i] as number) * fresh + (stroke[i] as number) * old + (glow ? (glow[i] as number) * shine : 0)
        data[pixel * 4 + i] = (premultiplied * 255) / alpha
      }
      data[pixel * 4 + 3] = byte
    }
    if (glow) for (let pixel = 0; pixel < width * height; pixel++) put(pixel)
    else for (let i = 0; i < touchedCount; i++) put(touched[i] as number)
    return image
  }

  /** Kept from frame to frame, and at least as large as what is drawn. */
  #surfaceFor({ width, height }: Grid): Surface {
    const known = this.#surface
    if (known && known.canvas.width >= width && known.canvas.height >= height) return known
    const surface = this.#canvases.make(
      'trails',
      Math.max(width, known?.canvas.width ?? 0),
      Math.max(height, known?.canvas.height ?? 0),
    )
    if (known) this.#canvases.free('trails', known)
    this.#surface = surface
    return surface
  }
}
