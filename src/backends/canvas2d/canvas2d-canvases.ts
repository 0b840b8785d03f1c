/**
 * Makes, fills and frees the canvases of a backend, and counts them: every pixel that Canvas2D keeps beside the
 * screen is in a canvas made here.
 */
import { EngineError } from '../../base/errors.ts'
import type { Ledger } from '../ledger.ts'

export type AnyCanvas = HTMLCanvasElement | OffscreenCanvas
export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export interface Surface {
  readonly canvas: AnyCanvas
  readonly ctx: Context2d
}

export const surfaceBytes = (surface: Surface): number => surface.canvas.width * surface.canvas.height * 4

/** What keeping a canvas costs in all; beside its pixels a browser holds some kilobytes (an estimate) for each. */
export const surfaceCost = (surface: Surface): number => surfaceBytes(surface) + 8192

export class Canvases {
  readonly ledger: Ledger
  /** Bytes ever put into canvases. */
  uploadedBytes = 0
  readonly #willReadFrequently: boolean

  constructor(willReadFrequently: boolean, ledger: Ledger) {
    this.ledger = ledger
    this.#willReadFrequently = willReadFrequently
  }

  /** The 2D context of `canvas`, for a canvas of ours as for the screen. */
  context(canvas: AnyCanvas): Context2d {
    const ctx = canvas.getContext('2d', { willReadFrequently: this.#willReadFrequently }) as Context2d | null
    if (ctx) return ctx
    const { width, height } = canvas
    throw new EngineError('backend-unavailable', `no 2D context for ${width} x ${height} px; hand over a fresh canvas`)
  }

  /** A transparent canvas, counted as `kind`. */
  make(kind: string, width: number, height: number): Surface {
    const canvas =
      typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(width, height)
    canvas.width = width
    canvas.height = height
    const surface = { canvas, ctx: this.context(canvas) }
    this.ledger.count(kind, 1, surfaceBytes(surface))
    return surface
  }

  /** A canvas with this picture, counted as `pictures`; `straight` is RGBA8, not premultiplied, as `putImageData` wants it. */
  makeFrom(width: number, height: number, straight: Uint8ClampedArray<ArrayBuffer>): Surface {
    const surface = this.make('pictures', width, height)
    surface.ctx.putImageData(new ImageData(straight, width, height), 0, 0)
    this.uploadedBytes += straight.length
    return surface
  }

  /** A canvas keeps its pixels until it is collected, which may take long; without a size it has none. */
  free(kind: string, surface: Surface): void {
    this.ledger.count(kind, -1, -surfaceBytes(surface))
    surface.canvas.width = 0
    surface.canvas.height = 0
  }
}
