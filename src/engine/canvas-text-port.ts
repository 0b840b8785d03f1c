/**
 * Text by a 2D canvas: the browser shapes, falls back between fonts and rasterises; we measure and keep the cells. A cell is
 * drawn in black: what stays black is coverage, anything else brings its own colours (emoji).
 */

import { premultiplyPixels } from '../math/premultiply.ts'
import { emptyRect, mapRect } from '../math/rect.ts'
import { fontCss } from '../text/font-css.ts'
import { createMeasureCache } from '../text/measure-cache.ts'
import type { Cell, Font, TextMeasure } from '../text/ports.ts'
import { type Context2d, createContext2d } from './context-2d.ts'
import type { HostText } from './host.ts'

export interface CanvasTextPort extends HostText {
  destroy(): void
}

/** Device px; larger cells are cut at their right and bottom. */
const MAX_CELL_SIDE = 2048

/** Not yet in all browsers nor in all versions of the DOM types. */
interface Typography {
  fontKerning?: string
  textRendering?: string
}

/** `onArrival` is called whenever `version` has grown. */
export function createCanvasTextPort(onArrival: () => void): CanvasTextPort {
  const ctx = createContext2d()
  const fonts = fontSet()
  const cache = createMeasureCache(measureNow)
  let lastCss = ''
  let version = 0

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
    onArrival()
  }

  prepare(ctx)
  fonts?.addEventListener('loadingdone', onFonts)

  return {
    measure: cache.measure,
    raster,
    version: () => version,
    async settled() {
      await fonts?.ready
      // `ready` may come before the event.
      await new Promise((resolve) => setTimeout(resolve))
    },
    destroy() {
      fonts?.removeEventListener('loadingdone', onFonts)
      cache.clear()
      ctx.canvas.width = ctx.canvas.height = 0
    },
  }
}

type Linear = readonly [number, number, number, number]

function prepare(ctx: Context2d): void {
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
function inkBox(metrics: TextMetrics, x: number, y: number, linear: Linear): InkBox | null {
  const left = x - metrics.actualBoundingBoxLeft
  const right = x + metrics.actualBoundingBoxRight
  const top = y - metrics.actualBoundingBoxAscent
  const bottom = y + metrics.actualBoundingBoxDescent
  if (!(right > left && bottom > top)) return null
  const { x0, y0, x1, y1 } = mapRect(emptyRect(), { x0: left, y0: top, x1: right, y1: bottom }, [...linear, 0, 0])
  const minX = Math.floor(x0) - 2
  const minY = Math.floor(y0) - 2
  return { x: minX, y: minY, width: Math.ceil(x1) + 2 - minX, height: Math.ceil(y1) + 2 - minY }
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
  for (let row = 0; row < cellHeight; row++) {
    const from = ((top + row) * width + left) * 4
    bytes.set(data.subarray(from, from + cellWidth * 4), row * cellWidth * 4)
  }
  if (hasColor) premultiplyPixels(bytes)
  else for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i | 3] as number
  return { x: x + left, y: y + top, width: cellWidth, height: cellHeight, hasColor, bytes }
}
