import { FLAG, KIND } from '../frame/layout.ts'
import type { Image, ImageSource } from '../scene/image.ts'
import { fitRadii } from '../scene/node.ts'
import { MAX_CELL, type Place } from './atlas.ts'
import { placeShape } from './encode-box.ts'
import { type Entry, NO_SOURCE } from './entry.ts'
import type { ImagePort, ImageSize } from './image-port.ts'
import type { RecordTarget } from './target.ts'

/**
 * An image is sampled from the level (natural size / 2^k) just larger than it is shown; small levels share the atlas, large ones have a
 * texture of their own. Nothing is drawn until the image has arrived.
 */
export function encodeImage(target: RecordTarget, node: Image): void {
  const { src, width, height, fit, crisp, cornerRadius } = node
  const { images } = target.ports
  if (src === '' || width <= 0 || height <= 0 || !images) return
  const natural = images.size(src)
  if (!natural) return
  const entry = target.entry as Entry
  const { map, device } = entry.inputs
  const [a, b, c, d, tx, ty] = map
  // `object-fit` of CSS, centred; CSS px per natural px
  let ratioX = width / natural.width
  let ratioY = height / natural.height
  if (fit === 'cover') ratioX = ratioY = Math.max(ratioX, ratioY)
  if (fit === 'contain') ratioX = ratioY = Math.min(ratioX, ratioY)
  const shown = Math.max(ratioX * deviceLength(device, a, b), ratioY * deviceLength(device, c, d))
  const level = Math.max(0, Math.floor(-Math.log2(Math.max(shown, 1e-6))))
  const place = placeOf(target, entry, images, src, level, natural)
  if (!place) return
  const w = Math.min(width, natural.width * ratioX)
  const h = Math.min(height, natural.height * ratioY)
  const x = (width - w) / 2
  const y = (height - h) / 2
  // Half of what shows, in texels.
  const u = ((w / ratioX) * place.width) / natural.width / 2
  const v = ((h / ratioY) * place.height) / natural.height / 2
  const flags = (crisp ? FLAG.CRISP : 0) | (entry.source === NO_SOURCE ? 0 : FLAG.FROM_SOURCE)
  placeShape(target.record(KIND.IMAGE, flags, place.page), [a, b, c, d, tx + a * x + c * y, ty + b * x + d * y], w, h)
    .radii(fitRadii(cornerRadius, w, h))
    .uv(
      place.x + onGrid(place.width / 2 - u),
      place.y + onGrid(place.height / 2 - v),
      place.x + onGrid(place.width / 2 + u),
      place.y + onGrid(place.height / 2 + v),
    )
  target.commit()
}

/** Texels on a grid of 1/256, which float32 holds at any place of the atlas: a picture does not depend on where it lies. */
function onGrid(texels: number): number {
  return Math.round(texels * 256) / 256
}

/** Device px per CSS px along the node's axis (x, y). */
function deviceLength([a, b, c, d]: readonly [number, number, number, number], x: number, y: number): number {
  return Math.hypot(a * x + c * y, b * x + d * y)
}

/** Where the pixels of a level lie: in the atlas, or in an image of their own, which is then the entry's source. */
function placeOf(
  target: RecordTarget,
  entry: Entry,
  images: ImagePort,
  src: ImageSource,
  level: number,
  { width, height }: ImageSize,
): Place | null {
  const key = `image ${images.key(src)} ${level}`
  const pixels = () => images.pixels(src, level)
  if (Math.max(width, height) >> level > MAX_CELL) {
    const image = target.large.get(key, pixels)
    if (image) entry.source = { type: 'image', id: image.id }
    return image && { page: 0, x: 0, y: 0, width: image.width, height: image.height }
  }
  const [cell] = target.baked(key, () => {
    const found = pixels()
    return found && [{ x: 0, y: 0, hasColor: true, ...found }]
  })
  if (!cell) return null
  entry.pages.push(cell.place.page)
  return cell.place
}
