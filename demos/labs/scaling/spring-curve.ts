import { make } from '../shell/make.ts'
import type { Settings } from '../shell/settings.ts'
import { say } from '../shell/words.ts'
import { settlingTime, stepResponse } from './damped-oscillator.ts'
import type { ScalingSettings } from './scaling-settings.ts'

const WIDTH = 300
const HEIGHT = 120
const SECONDS = 1.5
/** The plot shows from 0 to this many times the way. */
const REACH = 1.9
const SVG = 'http://www.w3.org/2000/svg'

/** The way of a spring from 0 to 1 over time, with when it settles (within 1 %) and how far it overshoots. */
export function springCurve(settings: Settings<ScalingSettings>): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
  svg.setAttribute('class', 'curve')
  svg.setAttribute('aria-hidden', 'true')
  const goal = line('curve-goal', `M0 ${top(1)}H${WIDTH}`)
  const way = line('curve-way', '')
  svg.append(goal, way)
  const settles = make('output')
  const overshoots = make('output')
  const show = () => {
    const { stiffness, damping } = settings.values
    const samples = Array.from({ length: WIDTH + 1 }, (_, i) => stepResponse(stiffness, damping, (i * SECONDS) / WIDTH))
    way.setAttribute('d', `M${samples.map((value, i) => `${i} ${top(value).toFixed(2)}`).join('L')}`)
    settles.textContent = `${settlingTime(stiffness, damping).toFixed(2)} s`
    overshoots.textContent = `${Math.max(0, (Math.max(...samples) - 1) * 100).toFixed(0)} %`
  }
  settings.onChange(show)
  show()
  const facts = make(
    'p',
    'curve-facts',
    say(make('span'), ['settles in', '稳定于']),
    settles,
    say(make('span'), ['overshoots by', '过冲']),
    overshoots,
  )
  return make('figure', 'curve-figure', svg, facts)
}

function line(className: string, path: string): SVGPathElement {
  const element = document.createElementNS(SVG, 'path')
  element.setAttribute('class', className)
  element.setAttribute('d', path)
  return element
}

const top = (value: number): number => HEIGHT - 8 - (value / REACH) * (HEIGHT - 12)
