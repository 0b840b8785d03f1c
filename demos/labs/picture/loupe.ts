import { make } from '../shell/make.ts'
import { say, type Words } from '../shell/words.ts'
import { crop, type Picture, paint, pixelAt } from './picture.ts'

/** Device px to each side of the one in the middle. */
export const LOUPE_REACH = 7
const SIDE = 2 * LOUPE_REACH + 1

/** A few pixels, large, with the value of the one in the middle. Keeps its size whatever it shows. */
export class Loupe {
  private readonly canvas = make('canvas', 'loupe-pixels')
  private readonly value = make('output', 'loupe-value', '–')
  readonly element: HTMLElement

  constructor(words: Words | string) {
    this.canvas.width = this.canvas.height = SIDE
    const label = typeof words === 'string' ? make('figcaption', '', words) : say(make('figcaption'), words)
    this.element = make('figure', 'loupe', label, make('div', 'loupe-frame', this.canvas), this.value)
  }

  /** `x`, `y`: the pixel of `picture` in the middle. `text` in place of its value. */
  show(picture: Picture, x: number, y: number, text?: string): void {
    paint(this.canvas, crop(picture, { x: x - LOUPE_REACH, y: y - LOUPE_REACH, width: SIDE, height: SIDE }))
    this.value.textContent = text ?? pixelAt(picture, x, y).join(' ')
  }

  clear(): void {
    this.canvas.getContext('2d')?.clearRect(0, 0, SIDE, SIDE)
    this.value.textContent = '–'
  }

  rename(name: string): void {
    const caption = this.element.querySelector('figcaption')
    if (caption) caption.textContent = name
  }
}
