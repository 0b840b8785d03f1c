import { FLAG, KIND } from '../frame/layout.ts'
import type { Image } from '../scene/image.ts'
import { fitRadii } from '../scene/node.ts'
import { MAX_CELL } from './atlas.ts'
import { placeShape } from './encode-box.ts'
import { type Entry, NO_SOURCE } from './entry.ts'
import type { BakedCell, RecordTarget } from './target.ts'

/**
 * An image is sampled from the level (natural size / 2^k) just larger than it is shown; small levels share the atlas, large ones have a
 * texture of their own. Nothing is drawn until the image has arrived.
 */
export function encodeImage(target: RecordTarget, node: Image): void {
  const entry = target.entry as Entry
  entry.source = NO_SOURCE
  const { src, width, height } = node
  if (src === '' || width <= 0 || height <= 0) return
  const natural = target.images?.size(src)
  if (!natural) return
  const { map, device } = entry.inputs
  const scaleX = deviceLength(device, map[0], map[1])
  const scaleY = deviceLength(device, map[2], map[3])
  const { x, y, w, h, crop } = fitImage(node, natural.width, natural.height)
  const shown = Math.max((w * scaleX) / (crop.x1 - crop.x0), (h * scaleY) / (crop.y1 - crop.y0))
  const level = Math.max(0, Math.floor(Math.log2(1 / Math.max(shown, 1e-6))))
  const place = placeOf(target, node, level, natural)
  if (!place) return
  const { pixelWidth, pixelHeight } = place
  const sx = pixelWidth / natural.width
  const sy = pixelHeight / natural.height
  const own: typeof map = [map[0], map[1], map[2], map[3], map[4], map[5]]
  own[4] += map[0] * x + map[2] * y
  own[5] += map[1] * x + map[3] * y
  const flags = (node.crisp ? FLAG.CRISP : 0) | (place.image ? FLAG.FROM_SOURCE : 0)
  placeShape(target.record(KIND.IMAGE, flags, place.image ? 0 : place.page), own, w, h)
    .radii(fitRadii(node.cornerRadius, w, h))
    .uv(
      place.x + onGrid(crop.x0 * sx),
      place.y + onGrid(crop.y0 * sy),
      place.x + onGrid(crop.x1 * sx),
      place.y + onGrid(crop.y1 * sy),
    )
  target.commit()
  if (place.image) entry.source = { type: 'image', id: place.image }
  else entry.pages.add(place.page)
}

/** Texels on a grid of 1/256, which float32 holds at any place of the atlas: a picture does not depend on where it lies. */
function onGrid(texels: number): number {
  return Math.round(texels * 256) / 256
}

/** Device px per CSS px along the node's axis (x, y). */
function deviceLength([a, b, c, d]: readonly [number, number, number, number], x: number, y: number): number {
  return Math.hypot(a * x + c * y, b * x + d * y)
}

interface Placed {
  readonly page: number
  /** Id of an image of its own, or 0. */
  readonly image: number
  readonly x: number
  readonly y: number
  readonly pixelWidth: number
  readonly pixelHeight: number
}

function placeOf(
  target: RecordTarget,
  node: Image,
  level: number,
  natural: { width: number; height: number },
): Placed | null {
  const { src } = node
  const { images, atlas, large } = target
  if (!images) return null
  const isLarge = natural.width >> level > MAX_CELL || natural.height >> level > MAX_CELL
  const key = `image ${images.key(src)} ${level}`
  if (isLarge) {
    const image = large.get(key, () => images.pixels(src, level))
    return image && { page: 0, image: image.id, x: 0, y: 0, pixelWidth: image.width, pixelHeight: image.height }
  }
  let cells = atlas.get(key)
  if (!cells) {
    const pixels = images.pixels(src, level)
    const place = pixels && atlas.insert(pixels.width, pixels.height, pixels.bytes)
    if (!place) {
      if (pixels) target.report('atlas-full', node.id)
      return null
    }
    cells = atlas.set(key, [{ place, x: 0, y: 0, hasColor: true }], [place])
  }
  const { place } = cells[0] as BakedCell
  return { page: place.page, image: 0, x: place.x, y: place.y, pixelWidth: place.width, pixelHeight: place.height }
}

interface FittedImage {
  /** Where the picture lies in the node's box, CSS px. */
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** The part of the picture that shows, natural px. */
  readonly crop: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

/** `object-fit` of CSS, centred. */
export function fitImage(node: Image, naturalWidth: number, naturalHeight: number): FittedImage {
  const { width, height, fit } = node
  const whole = { x0: 0, y0: 0, x1: naturalWidth, y1: naturalHeight }
  if (fit === 'fill') return { x: 0, y: 0, w: width, h: height, crop: whole }
  const ratioX = width / naturalWidth
  const ratioY = height / naturalHeight
  if (fit === 'contain') {
    const ratio = Math.min(ratioX, ratioY)
    const w = naturalWidth * ratio
    const h = naturalHeight * ratio
    return { x: (width - w) / 2, y: (height - h) / 2, w, h, crop: whole }
  }
  const ratio = Math.max(ratioX, ratioY)
  const dx = (naturalWidth - width / ratio) / 2
  const dy = (naturalHeight - height / ratio) / 2
  return { x: 0, y: 0, w: width, h: height, crop: { x0: dx, y0: dy, x1: naturalWidth - dx, y1: naturalHeight - dy } }
}
