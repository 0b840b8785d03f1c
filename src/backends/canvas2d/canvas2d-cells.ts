/**
 * Cells of the atlas as small canvases: coverage cells tinted, one canvas per colour in use. A border of one
 * clear texel makes a cell that is drawn through a map fade out as bilinear sampling does.
 */
import type { AtlasStore } from '../../frame/frame.ts'
import { FLAG, snapToPixel } from '../../frame/layout.ts'
import type { RecordValues } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import { NumberKeyCache } from './canvas2d-cache.ts'
import { type Canvases, type Surface, surfaceCost } from './canvas2d-canvases.ts'
import { type Pen, straightRgb } from './canvas2d-pen.ts'
import { straightWithBorder, type TexelRect, tintedWithBorder } from './canvas2d-pixels.ts'

const MAX_BYTES = 48 * 1024 * 1024
/** In place of a colour in the key. */
const OWN_COLOR = -1
const IMAGE = -2
/** A linear part this near to the identity is drawn texel for pixel. */
const AT_REST = 1 / 1024

export class Cells {
  readonly #canvases: Canvases
  readonly #cells: NumberKeyCache<Surface>

  constructor(canvases: Canvases) {
    this.#canvases = canvases
    this.#cells = new NumberKeyCache(MAX_BYTES, (surface) => canvases.free(surface))
  }

  /** Forgets what a changed part of the atlas had shown. */
  applyChanges(atlas: AtlasStore): void {
    for (const { page, x, y, width, height } of atlas.dirty) {
      this.#cells.removeWhere(([cellPage = 0, u0 = 0, v0 = 0, u1 = 0, v1 = 0]) => {
        return cellPage === page && u0 < x + width && u1 > x && v0 < y + height && v1 > y
      })
    }
  }

  endFrame(): void {
    this.#cells.endFrame()
  }

  clear(): void {
    this.#cells.clear()
  }

  draw(pen: Pen, record: RecordValues, map: Affine, opacity: number, atlas: AtlasStore): void {
    const alpha = record.fill[3] * opacity
    if (alpha <= 0) return
    const rgb = (record.head & FLAG.OWN_COLOR) !== 0 ? OWN_COLOR : straightRgb(record.fill)
    const [u0, v0, u1, v1] = record.uv
    const { canvas } = this.#surface(atlas, record.paint, u0, v0, u1, v1, rgb)
    const [x0, y0, x1, y1] = record.rect
    pen.alpha(alpha)
    if (isAtRest(map)) {
      pen.identity()
      pen.smoothing(false)
      const x = snapToPixel(map[4]) - pen.originX
      const y = snapToPixel(map[5]) - pen.originY
      pen.ctx.drawImage(canvas, x + x0 - 1, y + y0 - 1)
      return
    }
    const texelX = (x1 - x0) / (u1 - u0)
    const texelY = (y1 - y0) / (v1 - v0)
    pen.transform(map)
    pen.smoothing(true)
    pen.ctx.drawImage(canvas, x0 - texelX, y0 - texelY, x1 - x0 + 2 * texelX, y1 - y0 + 2 * texelY)
  }

  /** An image that lies in the atlas, with a border of one texel that repeats its edge. */
  image(atlas: AtlasStore, page: number, { x, y, width, height }: TexelRect): Surface {
    return this.#surface(atlas, page, x, y, x + width, y + height, IMAGE)
  }

  #surface(atlas: AtlasStore, page: number, u0: number, v0: number, u1: number, v1: number, rgb: number): Surface {
    const cells = this.#cells
    const key = cells.keyOf(6)
    key[0] = page
    key[1] = u0
    key[2] = v0
    key[3] = u1
    key[4] = v1
    key[5] = rgb
    const known = cells.find()
    if (known) return known
    const bytes = atlas.pages[page] as Uint8Array
    const rect = { x: u0, y: v0, width: u1 - u0, height: v1 - v0 }
    const pixels =
      rgb === IMAGE ? straightWithBorder(bytes, atlas.size, rect) : tintedWithBorder(bytes, atlas.size, rect, rgb)
    const surface = this.#canvases.makeFrom(rect.width + 2, rect.height + 2, pixels)
    cells.add(surface, surfaceCost(surface))
    return surface
  }
}

function isAtRest([a, b, c, d]: Affine): boolean {
  return Math.max(Math.abs(a - 1), Math.abs(b), Math.abs(c), Math.abs(d - 1)) <= AT_REST
}
