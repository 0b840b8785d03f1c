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
export const STROKE_SIZE = { width: 160, height: 106 } as const

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
    const radius = 4 + 40 * u
    return [80 + radius * Math.cos(turn(u * 3)), 53 + radius * Math.sin(turn(u * 3))]
  }),
  along('zig-zag', 15, 16, (u) => [9 + 142 * u, Math.round(u * 14) % 2 === 0 ? 17.3 : 89.7]),
  along('self-crossing', 40, 10, (u) => [80 + 67 * Math.sin(turn(u)), 53 + 40 * Math.sin(turn(2 * u))]),
  along('tight loops', 80, 6, (u) => [200 * u - 20 + 17 * Math.cos(turn(u * 6)), 53 + 27 * Math.sin(turn(u * 6))]),
  along('tighter loops', 140, 4, (u) => [200 * u - 30 + 18 * Math.cos(turn(u * 9)), 53 + 28 * Math.sin(turn(u * 9))]),
  {
    name: 'jump',
    points: [
      { x: -320, y: 14, time: 0 },
      { x: 480, y: 94, time: 16 },
    ],
  },
  // 240 samples a second that come every 16 ms, slow and fast in turns.
  along('batches', 96, 1000 / 240, (u) => {
    const v = u + 0.06 * Math.sin(turn(u * 3))
    return [9 + 142 * v, 53 + 36 * Math.sin(turn(v * 1.5))]
  }),
  { name: 'dot', points: [{ x: 66.3, y: 53.6, time: 0 }] },
]
