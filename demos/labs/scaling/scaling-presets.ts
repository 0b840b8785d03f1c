import type { Preset } from '../controls/presets.ts'
import { stepResponse } from './damped-oscillator.ts'
import type { ScalingSettings } from './scaling-settings.ts'

export const SPRING_PRESETS: readonly Preset<ScalingSettings>[] = [
  { words: ['Gentle', '柔和'], values: { stiffness: 110, damping: 21 } },
  { words: ['Snappy', '干脆'], values: { stiffness: 439, damping: 35.5 } },
  { words: ['Bouncy', '弹跳'], values: { stiffness: 260, damping: 14 } },
  { words: ['Jelly', '果冻'], values: { stiffness: 440, damping: 10 } },
  { words: ['Rubber', '橡皮'], values: { stiffness: 90, damping: 4 } },
  { words: ['Stiff', '坚硬'], values: { stiffness: 1100, damping: 66 } },
]

const SVG = 'http://www.w3.org/2000/svg'
const WIDTH = 92
const HEIGHT = 60
const SECONDS = 0.9

/** The way of the spring, small. */
export function springThumb({ stiffness = 1, damping = 1 }: Partial<ScalingSettings>): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
  svg.setAttribute('class', 'thumb-curve')
  const path = document.createElementNS(SVG, 'path')
  const points = Array.from({ length: WIDTH - 15 }, (_, i) => {
    const value = stepResponse(stiffness, damping, (i * SECONDS) / (WIDTH - 16))
    return `${i + 8} ${(HEIGHT - 10 - value * 23).toFixed(2)}`
  })
  path.setAttribute('d', `M${points.join('L')}`)
  svg.append(path)
  return svg
}
