import type { Sight } from '../picture/exact.ts'
import type { Picture } from '../picture/picture.ts'
import type { ShadowSettings } from './shadow-settings.ts'
import { STROKE_COLOR, themeFill } from './shadow-settings.ts'

/**
 * The same card as an element with the browser's own `box-shadow`. A page can't read its own pixels, but it can read those
 * of an SVG image that holds the element.
 */
export async function browserPicture(values: ShadowSettings, dark: boolean, sight: Sight): Promise<Picture> {
  const { width, height, background, camera, pixelRatio } = sight
  const scale = camera.zoom * pixelRatio
  const matrix = [scale, 0, 0, scale, -camera.x * scale, -camera.y * scale].join(',')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="${width}" height="${height}">
<div xmlns="http://www.w3.org/1999/xhtml" style="position:absolute;left:0;top:0;transform-origin:0 0;transform:matrix(${matrix})"><div style="${cardStyle(values, dark)}"></div></div>
</foreignObject></svg>`
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The browser gives no 2D canvas.')
  context.fillStyle = background
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0)
  // Opaque, so premultiplied.
  return { width, height, pixels: new Uint8Array(context.getImageData(0, 0, width, height).data) }
}

function cardStyle(values: ShadowSettings, dark: boolean): string {
  const { shape, width, height, tl, tr, br, bl, rotation, stroke } = values
  const styles = {
    position: 'absolute',
    'box-sizing': 'border-box',
    left: `${-width / 2}px`,
    top: `${-height / 2}px`,
    width: `${width}px`,
    height: `${height}px`,
    'border-radius': shape === 'ellipse' ? '50%' : `${tl}px ${tr}px ${br}px ${bl}px`,
    border: stroke > 0 ? `${stroke}px solid ${STROKE_COLOR}` : '0',
    background: values.fill || themeFill(dark),
    transform: `rotate(${rotation}deg)`,
    'box-shadow': boxShadowOf(values),
  }
  return Object.entries(styles)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}

export function boxShadowOf({ layers }: Pick<ShadowSettings, 'layers'>): string {
  const list = layers.map(
    ({ kind, x, y, blur, spread, color }) =>
      `${kind === 'inset' ? 'inset ' : ''}${x}px ${y}px ${blur}px ${spread}px ${color}`,
  )
  return list.join(', ') || 'none'
}
