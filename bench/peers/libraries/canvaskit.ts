/** CanvasKit with a recorded picture a card, drawn in paint order; which are in view and which is hit is left to the application. */
import initCanvasKit, { type CanvasKit, type Font, type Image, type SkPicture } from 'canvaskit-wasm'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { bakeShadow, MARGIN } from '../baked.ts'
import { type Card, type CreatePeer, STYLE, timeFrame } from '../peer.ts'

const { width, height, radius, icon, label } = STYLE

async function fontOf(kit: CanvasKit): Promise<Font> {
  const bytes = await (await fetch('/fonts/inter/files/inter-latin-400-normal.woff2')).arrayBuffer()
  const typeface = kit.Typeface.MakeTypefaceFromData(bytes)
  if (!typeface) throw new Error('CanvasKit cannot read the font')
  const font = new kit.Font(typeface, label.size)
  font.setSubpixel(true)
  return font
}

function record(
  kit: CanvasKit,
  { fill, border, icon: color, label: text }: Card,
  font: Font,
  shadow: Image,
): SkPicture {
  const recorder = new kit.PictureRecorder()
  const canvas = recorder.beginRecording(kit.LTRBRect(-MARGIN, -MARGIN, width + MARGIN, height + MARGIN))
  const paint = new kit.Paint()
  paint.setAntiAlias(true)
  canvas.drawImage(shadow, -MARGIN, -MARGIN, null)
  paint.setColor(kit.parseColorString(border))
  canvas.drawRRect(kit.RRectXY(kit.XYWHRect(0, 0, width, height), radius, radius), paint)
  paint.setColor(kit.parseColorString(fill))
  canvas.drawRRect(kit.RRectXY(kit.XYWHRect(1, 1, width - 2, height - 2), radius - 1, radius - 1), paint)
  paint.setColor(kit.parseColorString(color))
  canvas.drawCircle(icon.x, icon.y, icon.radius, paint)
  paint.setColor(kit.parseColorString(label.color))
  const { ascent, descent } = font.getMetrics()
  const baseline = label.y + (label.lineHeight - descent - ascent) / 2
  const blob = kit.TextBlob.MakeFromText(text, font)
  canvas.drawTextBlob(blob, label.x, Math.round(baseline), paint)
  blob.delete()
  paint.delete()
  const picture = recorder.finishRecordingAsPicture()
  recorder.delete()
  return picture
}

/** Cards by the cells of 128 px that they touch, in paint order when looked up. */
class CardGrid {
  readonly #cells = new Map<number, Set<number>>()
  readonly #keys: number[][] = []

  put(index: number, x: number, y: number): void {
    const keys = [...this.#around(x - MARGIN, y - MARGIN, x + width + MARGIN, y + height + MARGIN)]
    const old = this.#keys[index]
    if (old?.every((key, i) => key === keys[i]) && old.length === keys.length) return
    for (const key of old ?? []) this.#cells.get(key)?.delete(index)
    for (const key of keys) {
      const cell = this.#cells.get(key)
      if (cell) cell.add(index)
      else this.#cells.set(key, new Set([index]))
    }
    this.#keys[index] = keys
  }

  within(left: number, top: number, right: number, bottom: number): number[] {
    const found = new Set<number>()
    for (const key of this.#around(left, top, right, bottom))
      for (const index of this.#cells.get(key) ?? []) found.add(index)
    return [...found].sort((a, b) => a - b)
  }

  *#around(left: number, top: number, right: number, bottom: number): Generator<number> {
    for (let y = top >> 7; y <= bottom >> 7; y++) for (let x = left >> 7; x <= right >> 7; x++) yield y * 65536 + x
  }
}

export const createPeer: CreatePeer = async (host, cards) => {
  const kit = await initCanvasKit({ locateFile: () => '/packages/canvaskit-wasm/bin/canvaskit.wasm' })
  const element = document.createElement('canvas')
  element.width = STAGE_WIDTH
  element.height = STAGE_HEIGHT
  host.append(element)
  const context = kit.GetWebGLContext(element, { antialias: 0 })
  const gpu = kit.MakeWebGLContext(context)
  const surface = gpu && kit.MakeOnScreenGLSurface(gpu, STAGE_WIDTH, STAGE_HEIGHT, kit.ColorSpace.SRGB)
  const gl = element.getContext('webgl2')
  if (!surface || !gl) throw new Error('CanvasKit has no surface')
  const canvas = surface.getCanvas()
  const shadow = surface.makeImageFromTextureSource(bakeShadow().transferToImageBitmap())
  if (!shadow) throw new Error('CanvasKit has no image of the shadow')
  const font = await fontOf(kit)
  const pictures = cards.map((card) => record(kit, card, font, shadow))
  const places = cards.map(({ x, y }) => ({ x, y }))
  const grid = new CardGrid()
  for (const [index, { x, y }] of places.entries()) grid.put(index, x, y)
  const background = kit.parseColorString(STYLE.background)
  const view = { x: 0, y: 0 }

  function render(): void {
    canvas.clear(background)
    for (const index of grid.within(view.x, view.y, view.x + STAGE_WIDTH, view.y + STAGE_HEIGHT)) {
      const { x, y } = places[index] as { x: number; y: number }
      canvas.save()
      canvas.translate(x - view.x, y - view.y)
      canvas.drawPicture(pictures[index] as SkPicture)
      canvas.restore()
    }
    surface?.flush()
  }
  const pixel = new Uint8Array(4)
  const finished = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
  render()
  finished()
  return {
    grab() {},
    drop() {},
    move(index, x, y) {
      places[index] = { x, y }
      grid.put(index, x, y)
    },
    pan(x, y) {
      view.x = x
      view.y = y
    },
    draw: () => timeFrame(render, finished),
    pick(x, y) {
      const [left, top] = [x + view.x, y + view.y]
      const isHit = (index: number) => {
        const card = places[index] as { x: number; y: number }
        return left >= card.x && left < card.x + width && top >= card.y && top < card.y + height
      }
      return grid.within(left, top, left, top).reverse().find(isHit) ?? -1
    },
  }
}
