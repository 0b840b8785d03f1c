/**
 * A 2D context that remembers its state, so that setting what is set costs nothing (parsing a colour string is
 * dearer than filling a small box), with the device pixel that its top left corner shows.
 */
import type { Affine } from '../../math/affine.ts'
import type { Context2d, Surface } from './canvas2d-canvases.ts'

export type Composite = 'source-over' | 'lighter' | 'screen' | 'multiply'

const NO_COLOR = -1
/** Straight 8-bit 0xrrggbb of a premultiplied colour. */
export function straightRgb([r, g, b, a]: Premultiplied): number {
  if (a <= 0) return 0
  return (straightByte(r, a) << 16) | (straightByte(g, a) << 8) | straightByte(b, a)
}

const straightByte = (channel: number, alpha: number): number => Math.min(255, Math.round((channel / alpha) * 255))

export type Premultiplied = readonly [r: number, g: number, b: number, a: number]

export class Pen {
  readonly surface: Surface
  readonly ctx: Context2d
  originX = 0
  originY = 0
  #rgb = NO_COLOR
  #alpha = NaN
  #composite = ''
  #smoothing: boolean | undefined
  #isIdentity = false

  constructor(surface: Surface) {
    this.surface = surface
    this.ctx = surface.ctx
  }

  /** After `restore`, a resize, or anything else that changed the context behind this object's back. */
  forget(): void {
    this.#rgb = NO_COLOR
    this.#alpha = NaN
    this.#composite = ''
    this.#smoothing = undefined
    this.#isIdentity = false
  }

  /** All of the canvas at once: the browser then knows that it need not keep the old pixels. */
  clear(): void {
    this.identity()
    this.ctx.clearRect(0, 0, this.surface.canvas.width, this.surface.canvas.height)
  }

  /** `premul`: four numbers 0..1. */
  fillColor(premul: Premultiplied, opacity: number): void {
    const rgb = straightRgb(premul)
    if (rgb !== this.#rgb) {
      this.ctx.fillStyle = `#${rgb.toString(16).padStart(6, '0')}`
      this.#rgb = rgb
    }
    this.alpha(premul[3] * opacity)
  }

  alpha(alpha: number): void {
    if (alpha === this.#alpha) return
    this.ctx.globalAlpha = alpha
    this.#alpha = alpha
  }

  composite(composite: Composite): void {
    if (composite === this.#composite) return
    this.ctx.globalCompositeOperation = composite
    this.#composite = composite
  }

  smoothing(on: boolean): void {
    if (on === this.#smoothing) return
    this.ctx.imageSmoothingEnabled = on
    this.#smoothing = on
  }

  /** Coordinates are device px of the target from here on; subtract the origin. */
  identity(): void {
    if (this.#isIdentity) return
    this.ctx.setTransform(1, 0, 0, 1, 0, 0)
    this.#isIdentity = true
  }

  /** `map` ends in device px; the origin is subtracted here. */
  transform([a, b, c, d, tx, ty]: Affine): void {
    this.ctx.setTransform(a, b, c, d, tx - this.originX, ty - this.originY)
    this.#isIdentity = false
  }
}
