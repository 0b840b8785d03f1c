/** Where a pass draws: a canvas, and the device pixel that its top left corner shows. */
import type { Frame } from '../../frame/frame.ts'
import { type RecordValues, totalMap } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { AnyCanvas, Context2d, Surface } from './canvas2d-canvases.ts'

type Premultiplied = readonly [r: number, g: number, b: number, a: number]

export class Pen implements Surface {
  readonly canvas: AnyCanvas
  readonly ctx: Context2d
  originX = 0
  originY = 0
  #rgb = 0
  #style = '#000'

  constructor({ canvas, ctx }: Surface) {
    this.canvas = canvas
    this.ctx = ctx
  }

  /** Record space -> px of the canvas. Returns the record's opacity. */
  map(record: RecordValues, frame: Frame, out: Affine): number {
    const opacity = totalMap(record, frame, out)
    out[4] -= this.originX
    out[5] -= this.originY
    return opacity
  }

  /** All of the canvas at once: the browser then knows that it need not keep the old pixels. */
  clear(): void {
    this.ctx.clearRect(0, 0, this.canvas.width, this.canvas.height)
  }

  fillRect([r, g, b, a]: Premultiplied, opacity: number, x: number, y: number, width: number, height: number): void {
    const byte = (channel: number): number => Math.min(255, Math.round((channel / (a || 1)) * 255))
    const rgb = (byte(r) << 16) | (byte(g) << 8) | byte(b)
    // Making a string is dearer than filling a small rectangle.
    if (rgb !== this.#rgb) this.#style = `#${rgb.toString(16).padStart(6, '0')}`
    this.#rgb = rgb
    this.ctx.fillStyle = this.#style
    this.ctx.globalAlpha = a * opacity
    this.ctx.fillRect(x, y, width, height)
  }
}
