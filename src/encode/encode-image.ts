import { FLAG, KIND } from '../frame/layout.ts'
import type { Image } from '../scene/image.ts'
import { fitRadii } from '../scene/node.ts'
import { MAX_CELL, type Place } from './atlas.ts'
import { placeShape } from './encode-box.ts'
import { type Entry, NO_SOURCE } from './entry.ts'
import type { ImageSize } from './image-port.ts'
import type { RecordTarget } from './target.ts'

/**
 * An image is sampled from the level (natural size / 2^k) just larger than it is shown; small levels share the atlas, large ones have a
 * texture of their own. Nothing is drawn until the image has arrived.
 */
export function encodeImage(target: RecordTarget, node: Image): void {
  const entry = target.entry as Entry
  entry.source = NO_SOURCE
  const { src, width, height } = node
  if (src === '' || width <= 0 || height <= 0) return
  const natural = target.ports.images?.size(src)
  if (!natural) return
  const { map, device } = entry.inputs
  const [a, b, c, d, tx, ty] = map
  const { x, y, w, h, crop } = fitImage(node, natural.width, natural.height)
  const shown = Math.max(
    (w * deviceLength(device, a, b)) / (crop.x1 - crop.x0),
    (h * deviceLength(device, c, d)) / (crop.y1 - crop.y0),
  )
  const level = Math.max(0, Math.floor(Math.log2(1 / Math.max(shown, 1e-6))))
  const place = placeOf(target, node, level, natural)
  if (!place) return
  const sx = place.width / natural.width
  const sy = place.height / natural.height
  const flags = (node.crisp ? FLAG.CRISP : 0) | (place.image ? FLAG.FROM_SOURCE : 0)
  placeShape(target.record(KIND.IMAGE, flags, place.page), [a, b, c, d, tx + a * x + c * y, ty + b * x + d * y], w, h)
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

/** Where the pixels of a level lie: in the atlas, or in an image of their own (`image` is its id, else 0). */
interface Placed extends Place {
  readonly image: number
}

function placeOf(target: RecordTarget, { src }: Image, level: number, natural: ImageSize): Placed | null {
  const { images } = target.ports
  if (!images) return null
  const key = `image ${images.key(src)} ${level}`
  const pixels = () => images.pixels(src, level)
  if (Math.max(natural.width, natural.height) >> level > MAX_CELL) {
    const image = target.large.get(key, pixels)
    return image && { page: 0, x: 0, y: 0, width: image.width, height: image.height, image: image.id }
  }
  const [cell] = target.baked(key, () => {
    const found = pixels()
    return found && [{ x: 0, y: 0, hasColor: true, ...found }]
  })
  return cell ? { ...cell.place, image: 0 } : null
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
  let ratioX = width / naturalWidth
  let ratioY = height / naturalHeight
  if (fit === 'cover') ratioX = ratioY = Math.max(ratioX, ratioY)
  if (fit === 'contain') ratioX = ratioY = Math.min(ratioX, ratioY)
  const w = Math.min(width, naturalWidth * ratioX)
  const h = Math.min(height, naturalHeight * ratioY)
  const dx = (naturalWidth - w / ratioX) / 2
  const dy = (naturalHeight - h / ratioY) / 2
  const crop = { x0: dx, y0: dy, x1: naturalWidth - dx, y1: naturalHeight - dy }
  return { x: (width - w) / 2, y: (height - h) / 2, w, h, crop }
}
