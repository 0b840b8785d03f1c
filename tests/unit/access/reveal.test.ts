import { expect, test } from 'vitest'
import { revealing } from '../../../src/access/reveal.ts'
import { createRandom } from '../../support/random-scene.ts'

const [WIDTH, HEIGHT] = [600, 400]

test('what is in view stays where it is', () => {
  const camera = { x: 100, y: 100, zoom: 2 }
  expect(revealing(camera, { x0: 100, y0: 100, x1: 400, y1: 300 }, WIDTH, HEIGHT)).toEqual(camera)
})

test('what is not comes into view by the nearest way, with a margin', () => {
  const camera = { x: 0, y: 0, zoom: 2 }
  const right = { x0: 500, y0: 10, x1: 540, y1: 20 }
  expect(revealing(camera, right, WIDTH, HEIGHT)).toEqual({ x: 248, y: 0, zoom: 2 })
  const above = { x0: 10, y0: -300, x1: 40, y1: -200 }
  expect(revealing(camera, above, WIDTH, HEIGHT)).toEqual({ x: 0, y: -308, zoom: 2 })
})

test('of what is too large its beginning does', () => {
  const wide = { x0: 500, y0: 0, x1: 9000, y1: 10 }
  expect(revealing({ x: 0, y: 0, zoom: 1 }, wide, WIDTH, HEIGHT)).toEqual({ x: 500, y: 0, zoom: 1 })
})

test('whatever the zoom, all of what fits is in view afterwards, and nothing moves twice', () => {
  const random = createRandom(7)
  const within = (from: number, to: number) => from + (to - from) * random()
  for (let i = 0; i < 1000; i++) {
    const zoom = 2 ** within(-6, 6)
    const camera = { x: within(-1e4, 1e4), y: within(-1e4, 1e4), zoom }
    const [x0, y0] = [within(-1e4, 1e4), within(-1e4, 1e4)]
    const rect = { x0, y0, x1: x0 + within(0, WIDTH) / zoom, y1: y0 + within(0, HEIGHT) / zoom }
    const there = revealing(camera, rect, WIDTH, HEIGHT)
    const slack = 1e-9 * Math.abs(x0 + y0)
    expect(rect.x0).toBeGreaterThanOrEqual(there.x - slack)
    expect(rect.y0).toBeGreaterThanOrEqual(there.y - slack)
    expect(rect.x1).toBeLessThanOrEqual(there.x + WIDTH / zoom + slack)
    expect(rect.y1).toBeLessThanOrEqual(there.y + HEIGHT / zoom + slack)
    const again = revealing(there, rect, WIDTH, HEIGHT)
    expect(Math.hypot(again.x - there.x, again.y - there.y) * zoom).toBeLessThan(1e-3)
  }
})
