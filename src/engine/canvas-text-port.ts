/**
 * Text by a 2D canvas: the browser shapes, falls back between fonts and rasterises; we measure and keep the cells. A cell is
 * drawn in black: what stays black is coverage, anything else brings its own colours (emoji).
 */

import { EngineError } from '../base/errors.ts'
import { fontCss } from '../text/font-css.ts'
import { createMeasureCache } from '../text/measure-cache.ts'
import type { Cell, Font, TextMeasure, TextPort } from '../text/ports.ts'

export interface CanvasTextPort extends TextPort {
  /** Cells that were cut because they reached MAX_CELL_SIDE. */
  clipped(): number
  /** Calls back whenever `version` has grown; the answer takes it back. */
  listen(onFonts: () => void): () => void
  /** Resolves when the fonts that text has asked for have come or failed, and `version` says so. */
  settled(): Promise<void>
  destroy(): void
}

export interface CanvasTextOptions {
  /** Keeps the canvas in CPU memory, which makes reading cells back cheap and their pixels equal in all browser modes. */
  readonly willReadFrequently?: boolean
}

/** Device px; larger cells are cut at their right and bottom. */
export const MAX_CELL_SIDE = 2048

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Not yet in all browsers nor in all versions of the DOM types. */
interface Typography {
  fontKerning?: string
  textRendering?: string
}

export function createCanvasTextPort(options: CanvasTextOptions = {}): CanvasTextPort {
  const { willReadFrequently = true } = options
  const ctx = createContext(willReadFrequently)
  const fonts = fontSet()
  const listeners = new Set<() => void>()
  const cache = createMeasureCache(measureNow)
  let lastCss = ''
  let version = 0
  let clipped = 0

  function setFont(font: Font): string {
    const css = fontCss(font)
    if (css !== lastCss) {
      ctx.font = css
      lastCss = css
    }
    return css
  }

  function measureNow(text: string, font: Font): TextMeasure {
    const css = setFont(font)
    request(fonts, css, text)
    const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText(text)
    return { width, ascent, descent }
  }

  function raster(text: string, font: Font, x: number, y: number, linear: Linear): Cell | null {
    setFont(font)
    const box = inkBox(ctx.measureText(text), x, y, linear)
    if (!box) return null
    const width = Math.min(box.width, MAX_CELL_SIDE)
    const height = Math.min(box.height, MAX_CELL_SIDE)
    if (width < box.width || height < box.height) clipped++
    reserve(width, height)
    const [a, b, c, d] = linear
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.clearRect(0, 0, width, height)
    ctx.setTransform(a, b, c, d, -box.x, -box.y)
    ctx.fillText(text, x, y)
    return cellOf(ctx.getImageData(0, 0, width, height), box.x, box.y)
  }

  /** Grows the canvas; that resets the context, so what the port relies on is set again. */
  function reserve(width: number, height: number): void {
    const { canvas } = ctx
    if (width <= canvas.width && height <= canvas.height) return
    const { font } = ctx
    canvas.width = Math.max(canvas.width, width)
    canvas.height = Math.max(canvas.height, height)
    prepare(ctx)
    ctx.font = font
  }

  function onFonts(event: Event): void {
    const { fontfaces } = event as FontFaceSetLoadEvent
    if (fontfaces?.length === 0) return
    version++
    cache.clear()
    // A context that was told of a font before it came may keep the fallback.
    lastCss = ''
    for (const listener of [...listeners]) listener()
  }

  prepare(ctx)
  fonts?.addEventListener('loadingdone', onFonts)

  return {
    measure: cache.measure,
    raster,
    version: () => version,
    clipped: () => clipped,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async settled() {
      await fonts?.ready
      // `ready` may come before the event.
      await new Promise((resolve) => setTimeout(resolve))
    },
    destroy() {
      fonts?.removeEventListener('loadingdone', onFonts)
      listeners.clear()
      cache.clear()
      ctx.canvas.width = ctx.canvas.height = 0
    },
  }
}

type Linear = readonly [number, number, number, number]

function createContext(willReadFrequently: boolean): Context {
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? globalThis.document?.createElement('canvas') : new OffscreenCanvas(256, 64)
  const ctx = canvas?.getContext('2d', { willReadFrequently }) as Context | null | undefined
  if (!ctx) throw new EngineError('no-text-port', 'There is no 2D canvas here; text is drawn by one.')
  return ctx
}

function prepare(ctx: Context): void {
  ctx.fillStyle = '#000'
  ctx.textBaseline = 'alphabetic'
  ctx.textAlign = 'left'
  ctx.direction = 'ltr'
  const typography = ctx as Typography
  if ('fontKerning' in ctx) typography.fontKerning = 'normal'
  // Advances that do not jump with the size: layout is done once for all zooms.
  if ('textRendering' in ctx) typography.textRendering = 'geometricPrecision'
}

function fontSet(): FontFaceSet | undefined {
  const scope = globalThis as { document?: { fonts?: FontFaceSet }; fonts?: FontFaceSet }
  return scope.document?.fonts ?? scope.fonts
}

/** Web fonts load when text asks for them, subset by subset; an off-screen canvas does not ask by itself everywhere. */
function request(fonts: FontFaceSet | undefined, css: string, text: string): void {
  if (!fonts || fonts.check(css, text)) return
  // A font that fails keeps its fallback, as in CSS.
  fonts.load(css, text).catch(() => {})
}

interface InkBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Device px around the ink with at least one empty px on each side; null when there is none. */
function inkBox(metrics: TextMetrics, x: number, y: number, [a, b, c, d]: Linear): InkBox | null {
  const left = x - metrics.actualBoundingBoxLeft
  const right = x + metrics.actualBoundingBoxRight
  const top = y - metrics.actualBoundingBoxAscent
  const bottom = y + metrics.actualBoundingBoxDescent
  if (!(right > left && bottom > top)) return null
  const xs = [a * left + c * top, a * right + c * top, a * left + c * bottom, a * right + c * bottom]
  const ys = [b * left + d * top, b * right + d * top, b * left + d * bottom, b * right + d * bottom]
  const minX = Math.floor(Math.min(...xs)) - 2
  const minY = Math.floor(Math.min(...ys)) - 2
  return {
    x: minX,
    y: minY,
    width: Math.ceil(Math.max(...xs)) + 2 - minX,
    height: Math.ceil(Math.max(...ys)) + 2 - minY,
  }
}

/** The inked part of a picture whose top left is device pixel (x, y), as a cell. */
function cellOf({ data, width, height }: ImageData, x: number, y: number): Cell | null {
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  let hasColor = false
  for (let row = 0, i = 0; row < height; row++) {
    for (let column = 0; column < width; column++, i += 4) {
      if (data[i + 3] === 0) continue
      if (column < left) left = column
      if (column > right) right = column
      if (row < top) top = row
      bottom = row
      hasColor ||= data[i] !== 0 || data[i + 1] !== 0 || data[i + 2] !== 0
    }
  }
  if (right < 0) return null
  const cellWidth = right - left + 1
  const cellHeight = bottom - top + 1
  const bytes = new Uint8Array(cellWidth * cellHeight * 4)
  for (let row = 0, to = 0; row < cellHeight; row++) {
    let from = ((top + row) * width + left) * 4
    for (let column = 0; column < cellWidth; column++, from += 4, to += 4) {
      const alpha = data[from + 3] as number
      for (let channel = 0; channel < 3; channel++) {
        bytes[to + channel] = hasColor ? Math.round(((data[from + channel] as number) * alpha) / 255) : alpha
      }
      bytes[to + 3] = alpha
    }
  }
  return { x: x + left, y: y + top, width: cellWidth, height: cellHeight, hasColor, bytes }
}
