/** Pictures that the libraries share, drawn once by the browser's own 2D canvas: a card without its label, and its shadow alone. */
import { type Card, STYLE } from './peer.ts'

/** The shadow reaches so far beyond the card, px. */
export const MARGIN = 24

const AWAY = 1000

const { width, height, radius, shadow, icon } = STYLE

/** The card's corner is at (`MARGIN`, `MARGIN`). */
function sheet(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width + 2 * MARGIN, height + 2 * MARGIN)
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('no 2d context')
  ctx.translate(MARGIN, MARGIN)
  return ctx
}

function putShadow(ctx: OffscreenCanvasRenderingContext2D): void {
  ctx.save()
  ctx.shadowColor = shadow.color
  ctx.shadowBlur = shadow.blur
  // What casts it lies outside of the picture.
  ctx.shadowOffsetX = AWAY
  ctx.shadowOffsetY = shadow.y
  ctx.beginPath()
  ctx.roundRect(-AWAY, 0, width, height, radius)
  ctx.fill()
  ctx.restore()
}

/** The shadow, under the card as well. */
export function bakeShadow(): OffscreenCanvas {
  const ctx = sheet()
  putShadow(ctx)
  return ctx.canvas
}

/** Shadow, face, border and icon. */
export function bakeCard({ fill, border, icon: color }: Card): OffscreenCanvas {
  const ctx = sheet()
  putShadow(ctx)
  putFace(ctx, fill, border)
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.arc(icon.x, icon.y, icon.radius, 0, 2 * Math.PI)
  ctx.fill()
  return ctx.canvas
}

function putFace(ctx: OffscreenCanvasRenderingContext2D, fill: string, border: string): void {
  ctx.fillStyle = border
  ctx.beginPath()
  ctx.roundRect(0, 0, width, height, radius)
  ctx.fill()
  ctx.fillStyle = fill
  ctx.beginPath()
  ctx.roundRect(1, 1, width - 2, height - 2, radius - 1)
  ctx.fill()
}
