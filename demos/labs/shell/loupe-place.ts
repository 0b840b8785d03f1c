import { LOUPE_REACH } from '../picture/loupe.ts'
import { make } from './make.ts'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The frame on the stage around the pixels under the loupe; it follows the pointer, and arrow keys move it by a pixel, with Shift by ten. Points are device px of the stage. */
export class LoupePlace {
  readonly element = make('div', 'crosshair')

  constructor(
    stage: HTMLElement,
    private readonly pixelRatio: () => number,
    private readonly onMove: (x: number, y: number) => void,
    place: () => { readonly x: number; readonly y: number },
  ) {
    stage.addEventListener('pointermove', ({ clientX, clientY }) => {
      const { left, top } = stage.getBoundingClientRect()
      this.moveTo(Math.floor((clientX - left) * pixelRatio()), Math.floor((clientY - top) * pixelRatio()))
    })
    stage.addEventListener('keydown', (event) => {
      const step = STEPS[event.key]
      if (!step || event.target !== stage) return
      event.preventDefault()
      const by = event.shiftKey ? 10 : 1
      const { x, y } = place()
      this.moveTo(x + step[0] * by, y + step[1] * by)
    })
  }

  moveTo(x: number, y: number): void {
    const { style } = this.element
    const perPixel = 1 / this.pixelRatio()
    const side = (2 * LOUPE_REACH + 1) * perPixel
    style.width = style.height = `${side}px`
    style.transform = `translate(${(x - LOUPE_REACH) * perPixel}px, ${(y - LOUPE_REACH) * perPixel}px)`
    this.onMove(x, y)
  }
}
