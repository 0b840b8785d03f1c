import type { DrawnPicture } from '../../src/cli/pages/draw-document.ts'

/** Device px of a picture that are shown, and screen px for each. */
const REACH = 8
const SIDE = 2 * REACH + 1
const ZOOM = 8

export interface Magnified {
  readonly label: string
  readonly picture: DrawnPicture
  readonly canvas: HTMLCanvasElement
}

/** Shows the same few pixels of several pictures, large, with the values of the one in the middle (premultiplied RGBA). */
export function magnify(panel: HTMLElement, pictures: readonly Magnified[], x: number, y: number): void {
  panel.hidden = pictures.length === 0
  panel.replaceChildren(...pictures.map((picture) => column(picture, x, y)))
}

function column({ label, picture, canvas }: Magnified, x: number, y: number): HTMLElement {
  const view = document.createElement('canvas')
  view.width = view.height = SIDE * ZOOM
  const context = view.getContext('2d')
  if (context) {
    context.imageSmoothingEnabled = false
    context.drawImage(canvas, x - REACH, y - REACH, SIDE, SIDE, 0, 0, view.width, view.height)
    context.strokeStyle = '#ff2d55'
    context.strokeRect(REACH * ZOOM - 0.5, REACH * ZOOM - 0.5, ZOOM + 1, ZOOM + 1)
  }
  const at = (y * picture.width + x) * 4
  const title = document.createElement('b')
  title.textContent = label
  const values = document.createElement('span')
  values.append(title, Array.from(picture.pixels.subarray(at, at + 4)).join(' '))
  const box = document.createElement('div')
  box.append(view, values)
  return box
}
