import { make } from '../shell/make.ts'
import { BACKEND_LABELS, BACKENDS } from '../shell/stage.ts'
import { name } from '../shell/words.ts'
import type { Witness } from './witness.ts'

const SECONDS = 30
const WIDTH = 300
const HEIGHT = 64
/** Of the band that says whose picture it was; pictures a second stand over it. */
const BAND = 10
/** Pictures a second that fill the height. */
const FULL = 60
const SVG = 'http://www.w3.org/2000/svg'

/** A strip of the last seconds: whose picture was on screen, when it was lost, and how many pictures a second there were. */
export function timeline(witness: Witness) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
  svg.setAttribute('class', 'timeline')
  name(svg as unknown as HTMLElement, ['What was on screen', '屏幕上的画面'], false)
  svg.setAttribute('role', 'img')
  const legend = make(
    'p',
    'timeline-legend',
    ...BACKENDS.map((backend) => make('span', '', make('i', `rung-dot ${backend}`), BACKEND_LABELS[backend])),
  )
  const show = () => {
    const now = performance.now()
    const left = (time: number) => Math.max(0, WIDTH * (1 - (now - time) / (1000 * SECONDS)))
    const { stretches, frames } = witness
    const counts = new Array<number>(SECONDS).fill(0)
    for (const time of frames) {
      const at = SECONDS - 1 - Math.floor((now - time) / 1000)
      if (at >= 0) counts[at] = (counts[at] as number) + 1
    }
    const bars = counts.map((count, i) => {
      const height = Math.min(1, count / FULL) * (HEIGHT - BAND - 4)
      return rect('timeline-bar', (i * WIDTH) / SECONDS + 1, HEIGHT - BAND - 3 - height, WIDTH / SECONDS - 2, height)
    })
    const bands = stretches.map(({ from, backend, isLost }, i) => {
      const x = left(from)
      const end = stretches[i + 1] ? left(stretches[i + 1]?.from ?? now) : WIDTH
      return rect(
        `timeline-band ${isLost ? 'lost' : backend}`,
        x,
        HEIGHT - BAND,
        Math.max(isLost ? 1.5 : 0, end - x),
        BAND,
      )
    })
    const marks = stretches
      .filter(({ isLost, from }) => isLost && from > now - 1000 * SECONDS)
      .map(({ from }) => rect('timeline-mark', left(from), 0, 1, HEIGHT - BAND))
    svg.replaceChildren(...bars, ...bands, ...marks)
  }
  return { element: make('figure', 'curve-figure', svg, legend), show }
}

function rect(className: string, x: number, y: number, width: number, height: number): SVGRectElement {
  const element = document.createElementNS(SVG, 'rect')
  element.setAttribute('class', className)
  for (const [key, value] of Object.entries({ x, y, width, height })) element.setAttribute(key, value.toFixed(2))
  return element
}
