import { expect, test } from 'vitest'
import { type StraightStop, straightStops } from '../../../../src/backends/canvas2d/canvas2d-gradient.ts'
import type { PaintValues } from '../../../../src/frame/records.ts'

type Color = readonly [number, number, number, number]

function paint(...stops: readonly (readonly [offset: number, straight: Color])[]): PaintValues {
  return {
    gradient: 0,
    geometry: [0, 0, 1, 0],
    offsets: stops.map(([offset]) => offset),
    colors: stops.flatMap(([, [r, g, b, a]]) => [r * a, g * a, b * a, a]),
  }
}

/** As a canvas does it: straight colours between neighbours, then premultiplied. */
function canvasColor(stops: readonly StraightStop[], t: number): number[] {
  let i = 0
  while (i + 2 < stops.length && (stops[i + 1] as StraightStop).offset <= t) i++
  const p = stops[i] as StraightStop
  const q = stops[i + 1] as StraightStop
  const share = Math.min(1, Math.max(0, (t - p.offset) / (q.offset - p.offset)))
  const [r, g, b, a] = p.color.map((v, c) => v + ((q.color[c] as number) - v) * share) as [
    number,
    number,
    number,
    number,
  ]
  return [r * a, g * a, b * a, a]
}

function premultipliedColor({ offsets, colors }: PaintValues, t: number): number[] {
  let i = 0
  while (i + 2 < offsets.length && (offsets[i + 1] as number) <= t) i++
  const share = (t - (offsets[i] as number)) / ((offsets[i + 1] as number) - (offsets[i] as number))
  return [0, 1, 2, 3].map((c) => {
    const from = colors[i * 4 + c] as number
    return from + ((colors[i * 4 + 4 + c] as number) - from) * share
  })
}

test.each([
  ['to clear', paint([0, [1, 0, 0, 1]], [1, [0, 0, 1, 0]])],
  ['from clear', paint([0, [0, 0, 0, 0]], [1, [0, 0.5, 1, 1]])],
  ['through clear', paint([0, [1, 0, 0, 1]], [0.4, [0, 0, 0, 0]], [1, [0, 1, 0, 0.8]])],
  ['between alphas', paint([0, [1, 1, 0, 0.1]], [0.3, [0, 0.2, 1, 0.9]], [1, [1, 0, 0, 0.4]])],
  ['from almost clear', paint([0, [1, 0, 1, 0.02]], [1, [0, 1, 0, 1]])],
])('%s, straight interpolation looks premultiplied', (_, gradient) => {
  const stops = straightStops(gradient)
  let worst = 0
  for (let t = 0.0005; t < 1; t += 0.001) {
    const got = canvasColor(stops, t)
    premultipliedColor(gradient, t).forEach((v, c) => {
      worst = Math.max(worst, Math.abs(v - (got[c] as number)))
    })
  }
  expect(worst * 255).toBeLessThan(1)
})

test('adds nothing where alpha does not change', () => {
  expect(straightStops(paint([0, [1, 0, 0, 0.5]], [0.5, [0, 1, 0, 0.5]], [1, [0, 0, 1, 0.5]])).length).toBe(3)
})

test('keeps both colours of a hard edge, in order', () => {
  const stops = straightStops(paint([0, [1, 0, 0, 1]], [0.5, [1, 0, 0, 1]], [0.5, [0, 0, 1, 1]], [1, [0, 0, 1, 1]]))
  expect(stops.map(({ offset }) => offset)).toEqual([0, 0.5, 0.5, 1])
  expect(stops.map(({ color }) => color[0])).toEqual([1, 1, 0, 0])
})
