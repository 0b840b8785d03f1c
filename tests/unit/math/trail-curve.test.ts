import { describe, expect, test } from 'vitest'
import { lastDisc, nearestDisc, type RoundCone, setRoundCone } from '../../../src/math/round-cone.ts'
import { chordCount, createCubic, cubicAt, lengthShare, spanCubic } from '../../../src/math/trail-curve.ts'

type Point = readonly [number, number]

function cubicOf(p0: Point, p1: Point, p2: Point, p3: Point, hasBefore = true, hasAfter = true) {
  const cubic = createCubic()
  spanCubic(cubic, ...p0, ...p1, ...p2, ...p3, hasBefore, hasAfter)
  const at = (u: number): Point => [
    cubicAt(cubic[0] as number, cubic[2] as number, cubic[4] as number, cubic[6] as number, u),
    cubicAt(cubic[1] as number, cubic[3] as number, cubic[5] as number, cubic[7] as number, u),
  ]
  return { cubic, at }
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay)

describe('the curve', () => {
  const samples: Point[] = [
    [0, 0],
    [10, 3],
    [14, 20],
    [40, 22],
    [41, 21],
  ]

  test('goes through its samples in one direction on both sides', () => {
    const [p0, p1, p2, p3, p4] = samples as [Point, Point, Point, Point, Point]
    const first = cubicOf(p0, p1, p2, p3)
    const second = cubicOf(p1, p2, p3, p4)
    expect(distance(first.at(0), p1)).toBeCloseTo(0)
    expect(distance(first.at(1), p2)).toBeCloseTo(0)
    const [ax, ay] = [0, 1].map((i) => (first.at(1)[i] as number) - (first.at(1 - 1e-6)[i] as number)) as [
      number,
      number,
    ]
    const [bx, by] = [0, 1].map((i) => (second.at(1e-6)[i] as number) - (second.at(0)[i] as number)) as [number, number]
    expect((ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by))).toBeCloseTo(1, 6)
  })

  test('is straight through samples on a line, and without neighbours', () => {
    const line = cubicOf([0, 0], [10, 10], [15, 15], [40, 40])
    const lone = cubicOf([9, 9], [0, 0], [10, 5], [7, 7], false, false)
    for (const u of [0.1, 0.5, 0.8]) {
      expect(line.at(u)[0]).toBeCloseTo(line.at(u)[1])
      expect(lone.at(u)[0]).toBeCloseTo(2 * lone.at(u)[1])
    }
    expect(chordCount(line.cubic, 1 / 64)).toBeLessThanOrEqual(64)
    expect(chordCount(lone.cubic, 1 / 64)).toBe(1)
  })

  test('has Bezier points within 2/3 of the span of its ends', () => {
    for (let i = 0; i < 200; i++) {
      const random = (k: number) => ((Math.sin(i * 12.9898 + k * 78.233) * 43758.5453) % 1) * 100
      const [p0, p1, p2, p3] = [0, 2, 4, 6].map((k): Point => [random(k), random(k + 1)]) as [
        Point,
        Point,
        Point,
        Point,
      ]
      const { cubic } = cubicOf(p0, p1, p2, p3)
      const span = distance(p1, p2)
      expect(distance(p1, [cubic[2] as number, cubic[3] as number])).toBeLessThanOrEqual((2 / 3) * span + 1e-9)
      expect(distance(p2, [cubic[4] as number, cubic[5] as number])).toBeLessThanOrEqual((2 / 3) * span + 1e-9)
    }
  })

  test('keeps its chords within the tolerance', () => {
    const { cubic, at } = cubicOf([0, 0], [10, 3], [44, 60], [20, 90])
    const count = chordCount(cubic, 1 / 64)
    for (let i = 0; i < count; i++) {
      const [a, b] = [at(i / count), at((i + 1) / count)]
      for (const share of [0.25, 0.5, 0.75]) {
        const [x, y] = at((i + share) / count)
        const across = Math.abs((x - a[0]) * (b[1] - a[1]) - (y - a[1]) * (b[0] - a[0])) / distance(a, b)
        expect(across).toBeLessThanOrEqual(1 / 64)
      }
    }
  })

  test('knows its length to some percent', () => {
    const { cubic, at } = cubicOf([0, 0], [10, 3], [44, 60], [20, 90])
    const steps = 2000
    const lengths = [0]
    for (let i = 1; i <= steps; i++)
      lengths.push((lengths[i - 1] as number) + distance(at((i - 1) / steps), at(i / steps)))
    for (const u of [0, 0.2, 0.5, 0.9, 1])
      expect(
        Math.abs(lengthShare(cubic, u) - (lengths[u * steps] as number) / (lengths[steps] as number)),
      ).toBeLessThan(0.02)
  })

  test('of samples in one place is a point', () => {
    const { cubic, at } = cubicOf([5, 5], [5, 5], [5, 5], [5, 5])
    for (const v of at(0.3)) expect(v).toBeCloseTo(5)
    expect(lengthShare(cubic, 0.3)).toBe(0.3)
  })
})

describe('a round cone', () => {
  const cone: RoundCone = { x: 0, y: 0, directionX: 1, directionY: 0, length: 0, radius: 0, slope: 0 }
  setRoundCone(cone, 1, 2, 11, 2, 3, 6)

  test('has its nearest and its last disc where brute force finds them', () => {
    for (const [x, y] of [
      [0, 0],
      [5, 6],
      [9, -4],
      [14, 3],
      [3, 4.5],
    ] as const) {
      const [along, across] = [x - 1, Math.abs(y - 2)]
      const depth = (t: number) => Math.hypot(along - t, across) - (3 + 0.3 * t)
      const places = Array.from({ length: 10001 }, (_, i) => i / 1000)
      const nearest = places.reduce((best, t) => (depth(t) < depth(best) ? t : best))
      expect(nearestDisc(cone, along, across)).toBeCloseTo(nearest, 2)
      const last = places.filter((t) => depth(t) <= 0).at(-1)
      if (last !== undefined) expect(lastDisc(cone, along, across, -1)).toBeCloseTo(last, 2)
      else expect(lastDisc(cone, along, across, -1)).toBe(-1)
    }
  })

  test('of no length is its newer disc', () => {
    setRoundCone(cone, 1, 2, 1, 2, 3, 6)
    expect([cone.length, cone.radius]).toEqual([0, 6])
  })
})
