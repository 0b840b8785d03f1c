/** Strokes that play by themselves: places as functions of the time, so that they are the same whenever they are drawn. */

export const DEMOS = ['eight', 'spiral', 'zigzag', 'swarm', 'off'] as const
export type Demo = (typeof DEMOS)[number]

export interface Place {
  /** World px. */
  readonly x: number
  readonly y: number
  /** 0..1 */
  readonly pressure: number
}

const TURN = 2 * Math.PI

/** Trails at once, and samples a second of each. */
export function demoSize(demo: Demo): { readonly trails: number; readonly rate: number } {
  if (demo === 'off') return { trails: 0, rate: 1 }
  return { trails: demo === 'swarm' ? 160 : 1, rate: 60 }
}

/** Where trail `index` is at `time` seconds; null between two strokes. */
export function demoPlace(demo: Demo, index: number, time: number): Place | null {
  const wave = (seconds: number, phase = 0) => Math.sin((time / seconds + phase) * TURN)
  if (demo === 'eight')
    return { x: 270 * wave(3.4, 0.3), y: 130 * wave(1.7, 0.6), pressure: 0.65 + 0.35 * wave(1.7, 0.25) }
  if (demo === 'spiral') {
    const share = (time % 4) / 3.4
    if (share > 1) return null
    const angle = share * 4.5 * TURN
    const radius = 16 + 170 * share
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), pressure: 0.3 + 0.7 * share }
  }
  if (demo === 'zigzag') {
    const share = (time % 3) / 2.4
    if (share > 1) return null
    const tooth = Math.abs(((share * 7) % 2) - 1)
    return { x: -280 + 560 * share, y: -110 + 220 * tooth, pressure: 0.4 + 0.6 * tooth }
  }
  // Fractions of the golden ratio spread over the circle.
  const phase = (index * 0.618034) % 1
  const far = 0.25 + 0.75 * ((index * 0.754878) % 1)
  const seconds = 3 + 4 * ((index * 0.569841) % 1)
  return {
    x: 380 * far * wave(seconds, phase) + 24 * wave(0.9, phase * 3),
    y: 190 * far * wave(seconds * 0.77, phase * 5) + 24 * wave(0.9, phase * 3 + 0.25),
    pressure: 0.6,
  }
}
