/** Strokes that drag trails get wrong, as pointers send them: places with their times, in batches of a frame's length. */

export interface StrokePoint {
  readonly x: number
  readonly y: number
  /** Milliseconds from the stroke's start. */
  readonly time: number
}

export interface Stroke {
  readonly name: string
  readonly points: readonly StrokePoint[]
}

/** Size of their pictures; some go beyond. */
export const STROKE_SIZE = { width: 240, height: 160 } as const

function along(name: string, count: number, step: number, place: (share: number) => readonly [number, number]): Stroke {
  const points = Array.from({ length: count }, (_, i) => {
    const [x, y] = place(i / (count - 1))
    return { x, y, time: i * step }
  })
  return { name, points }
}

const turn = (share: number): number => share * 2 * Math.PI

export const STROKES: readonly Stroke[] = [
  along('spiral', 60, 8, (u) => {
    const radius = 6 + 60 * u
    return [120 + radius * Math.cos(turn(u * 3)), 80 + radius * Math.sin(turn(u * 3))]
  }),
  along('zig-zag', 15, 16, (u) => [14 + 212 * u, Math.round(u * 14) % 2 === 0 ? 26.3 : 133.7]),
  along('self-crossing', 40, 10, (u) => [120 + 100 * Math.sin(turn(u)), 80 + 60 * Math.sin(turn(2 * u))]),
  along('tight loops', 80, 6, (u) => [300 * u - 30 + 26 * Math.cos(turn(u * 6)), 80 + 40 * Math.sin(turn(u * 6))]),
  {
    name: 'jump',
    points: [
      { x: -280, y: 20, time: 0 },
      { x: 520, y: 141, time: 16 },
    ],
  },
  // 240 samples a second that come every 16 ms, slow and fast in turns.
  along('batches', 96, 1000 / 240, (u) => {
    const v = u + 0.06 * Math.sin(turn(u * 3))
    return [14 + 212 * v, 80 + 54 * Math.sin(turn(v * 1.5))]
  }),
  { name: 'dot', points: [{ x: 100.3, y: 80.6, time: 0 }] },
]
