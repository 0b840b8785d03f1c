/** The curve of a trail as many short cones, newest first: Barry and Goldman's recursion over the knots, in small steps. */
import type { Frame } from '../../src/frame/frame.ts'
import { TRAIL_SPANS } from '../../src/frame/layout.ts'
import type { Quad } from './read.ts'

/** Discs from one point to a newer one, radius and age going linearly. */
export interface Cone {
  readonly x0: number
  readonly y0: number
  readonly r0: number
  readonly age0: number
  readonly x1: number
  readonly y1: number
  readonly r1: number
  readonly age1: number
}

interface Sample {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly age: number
  readonly starts: boolean
}

type Point = readonly [x: number, y: number]

/** Steps a px of a span's length; beyond MAX_STEPS it has no more. */
const STEPS_PER_PX = 4
const MAX_STEPS = 48

/** Of the trail that `rect` describes. */
export function trailCones({ anchors, view }: Frame, [row, chunks, life, taper]: Quad): Cone[] {
  const count = chunks * TRAIL_SPANS
  const read = (i: number): Sample | null => {
    const [x = 0, y = 0, width = 0, ticks = 0] = anchors.floats.subarray(row * 8 + (i % count) * 4).subarray(0, 4)
    if (ticks === 0) return null
    const age = Math.max(0, ((view.time - ticks) << 8) >> 8) / life
    const starts = width < 0
    return { x, y, radius: ((starts ? -1 - width : width) / 2) * (1 - taper * age), age, starts }
  }
  const ring = Array.from({ length: count }, (_, i) => read(i))
  const at = (i: number) => ring[(i + count) % count] ?? null
  const leads = (a: Sample | null, b: Sample | null): b is Sample => !!a && !!b && !b.starts && b.age <= a.age
  // The newest is where what follows is older, or is none.
  let head = 0
  for (let i = 0; i < count; i++) {
    const [here, best] = [at(i), at(head)]
    if (here && (!best || here.age < best.age || (here.age === best.age && !leads(here, at(i + 1))))) head = i
  }
  const cones: Cone[] = []
  for (let k = 0; k < count - 1; k++) {
    const [before, a, b, after] = [-2, -1, 0, 1].map((step) => at(head - k + step)) as [Sample, Sample, Sample, Sample]
    if (!leads(a, b) || b.age >= 1) continue
    cones.push(...spanCones(leads(before, a) ? before : mirror(b, a), a, b, leads(b, after) ? after : mirror(a, b)))
  }
  return cones
}

const mirror = (p: Sample, about: Sample): Sample => ({ ...p, x: 2 * about.x - p.x, y: 2 * about.y - p.y })

function spanCones(before: Sample, a: Sample, b: Sample, after: Sample): Cone[] {
  const knots = [0]
  const points = [before, a, b, after]
  for (let i = 1; i < 4; i++) {
    const [p, q] = [points[i - 1] as Sample, points[i] as Sample]
    knots.push((knots[i - 1] as number) + Math.max(1e-3, Math.sqrt(Math.hypot(q.x - p.x, q.y - p.y))))
  }
  const [t0, t1, t2, t3] = knots as [number, number, number, number]
  const blend = (p: Point, q: Point, from: number, to: number, t: number): Point => {
    const share = (t - from) / (to - from)
    return [p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share]
  }
  const place = (u: number): Point => {
    const t = t1 + (t2 - t1) * u
    const [p0, p1, p2, p3] = points.map(({ x, y }): Point => [x, y]) as [Point, Point, Point, Point]
    const first = blend(p0, p1, t0, t1, t)
    const second = blend(p1, p2, t1, t2, t)
    const third = blend(p2, p3, t2, t3, t)
    return blend(blend(first, second, t0, t2, t), blend(second, third, t1, t3, t), t1, t2, t)
  }
  const speed = (u: number): number => {
    const [[ax, ay], [bx, by]] = [place(u - 1e-5), place(u + 1e-5)]
    return Math.hypot(bx - ax, by - ay) / 2e-5
  }
  const [start, middle, end] = [speed(0), speed(0.5), speed(1)]
  const total = (start + 4 * middle + end) / 6
  const passed = (u: number): number =>
    total > 1e-9
      ? (start * u +
          ((4 * middle - 3 * start - end) * u ** 2) / 2 +
          ((2 * start - 4 * middle + 2 * end) * u ** 3) / 3) /
        total
      : u
  const cones: Cone[] = []
  const steps = Math.min(MAX_STEPS, Math.ceil(total * STEPS_PER_PX) || 1)
  for (let i = steps; i > 0; i--) {
    const [u0, u1] = [(i - 1) / steps, i / steps]
    const [[x0, y0], [x1, y1]] = [place(u0), place(u1)]
    const [s0, s1] = [passed(u0), passed(u1)]
    const mix = (from: number, to: number, share: number) => from + (to - from) * share
    cones.push({
      x0,
      y0,
      r0: mix(a.radius, b.radius, s0),
      age0: mix(a.age, b.age, s0),
      x1,
      y1,
      r1: mix(a.radius, b.radius, s1),
      age1: mix(a.age, b.age, s1),
    })
  }
  return cones
}
