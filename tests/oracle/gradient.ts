/** Gradients of PAINT slots, at a point of record space. */
import { EngineError } from '../../src/base/errors.ts'
import type { RecordStore } from '../../src/frame/frame.ts'
import { GRADIENT, PAINT, STOPS_PER_SLOT } from '../../src/frame/layout.ts'
import { type Color, type Quad, readColor, readF32, readQuad, readU32 } from './read.ts'

export interface Stop {
  readonly offset: number
  readonly color: Color
}

export interface Gradient {
  readonly type: number
  readonly geometry: Quad
  readonly stops: readonly Stop[]
}

const WORDS_PER_STOP = 4

export function readGradient(records: RecordStore, slot: number): Gradient {
  const count = readU32(records, slot, PAINT.stopCount)
  const stops: Stop[] = []
  let at = slot
  while (stops.length < count) {
    const left = Math.min(STOPS_PER_SLOT, count - stops.length)
    for (let i = 0; i < left; i++) {
      const word = i * WORDS_PER_STOP
      const offset = readF32(records, at, PAINT.stops, word + 2)
      stops.push({ offset, color: readColor(records, at, PAINT.stops, word) })
    }
    const next = readU32(records, at, PAINT.next)
    if (next === 0 && stops.length < count) {
      throw new EngineError(
        'invalid-frame',
        `paint slot ${slot} says ${count} stops, but its slots end after ${stops.length}; chain the rest through next`,
        { path: `records[${slot}]`, value: count },
      )
    }
    at = next - 1
  }
  return {
    type: readU32(records, slot, PAINT.gradient),
    geometry: readQuad(records, slot, PAINT.geometry),
    stops,
  }
}

/** The colour at (x, y) in record space; the gradient's box is `rect`. */
export function colorAt(gradient: Gradient, rect: Quad, x: number, y: number): Color {
  return colorOf(gradient.stops, placeOf(gradient, rect, x, y))
}

/** t, before clamping. */
export function placeOf({ type, geometry }: Gradient, [x0, y0, x1, y1]: Quad, x: number, y: number): number {
  const [g0, g1, g2, g3] = geometry
  const width = x1 - x0
  const height = y1 - y0
  const fromX = x - x0 - g0 * width
  const fromY = y - y0 - g1 * height
  switch (type) {
    case GRADIENT.LINEAR: {
      const alongX = (g2 - g0) * width
      const alongY = (g3 - g1) * height
      const square = alongX * alongX + alongY * alongY
      return square > 0 ? (fromX * alongX + fromY * alongY) / square : 0
    }
    case GRADIENT.RADIAL:
      return Math.hypot(fromX / (g2 * width), fromY / (g3 * height))
    case GRADIENT.CONIC: {
      const turns = Math.atan2(fromX, -fromY) / (2 * Math.PI) - g2
      return turns - Math.floor(turns)
    }
    default:
      throw new EngineError('invalid-frame', `gradient type ${type} is none of 0, 1, 2; use GRADIENT of layout.ts`)
  }
}

/** Linear between two stops, premultiplied; where several share an offset, the last one rules from there on. */
export function colorOf(stops: readonly Stop[], t: number): Color {
  let before = stops[0]
  if (!before) return [0, 0, 0, 0]
  for (const stop of stops) {
    if (t < stop.offset) {
      const span = stop.offset - before.offset
      const share = span > 0 ? Math.max(0, (t - before.offset) / span) : 0
      const mix = (i: 0 | 1 | 2 | 3, from: Color): number => from[i] + (stop.color[i] - from[i]) * share
      return [mix(0, before.color), mix(1, before.color), mix(2, before.color), mix(3, before.color)]
    }
    before = stop
  }
  return before.color
}
