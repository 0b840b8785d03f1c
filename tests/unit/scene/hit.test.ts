import { beforeAll, describe, expect, test } from 'vitest'
import { Box, bouncy, Ellipse, Group, jelly, Scene } from '../../../src/index.ts'
import { mapRect, type Rect } from '../../../src/math/rect.ts'
import { grids } from '../../../src/scene/grid-of.ts'
import { isHit, type Placed, topFirst } from '../../support/brute-hit.ts'
import { createFakeTextPort } from '../../support/fake-ports.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'

const EMPTY: Rect = { x0: 0, y0: 0, x1: 0, y1: 0 }
const SPACING = 320

beforeAll(async () => void (await grids.load()))

/** Panels of 99 cards each, a fifth of both rotated and over their neighbours; a panel clips its cards by a rounded rectangle. */
function panels(count: number) {
  const scene = new Scene()
  const random = createRandom(count)
  const columns = Math.ceil(Math.sqrt(count))
  const isOdd = () => random() < 0.2
  for (let i = 0; i < count; i++) {
    const size = isOdd() ? 360 : 300
    const panel = scene.add(new Group({ clip: { width: size, height: size, cornerRadius: 24 } }))
    panel.set({
      x: (i % columns) * SPACING,
      y: Math.floor(i / columns) * SPACING,
      rotation: isOdd() ? 360 * random() : 0,
    })
    for (let k = 0; k < 99; k++) {
      const side = isOdd() ? 44 : 24
      const card = k % 3 ? new Box({ cornerRadius: side / 4, fill: '#ccc' }) : new Ellipse({ fill: '#999' })
      card.set({ x: 30 * (k % 10), y: 30 * Math.floor(k / 10), width: side, height: side })
      if (isOdd()) card.rotation = 360 * random()
      panel.add(card)
    }
  }
  return { scene, side: columns * SPACING }
}

describe('a hit is what looking at every node finds', () => {
  test.each(Array.from({ length: 12 }, (_, i) => i + 1))('in random scenes that change and move, seed %d', (seed) => {
    const scene = new Scene()
    scene.text = createFakeTextPort()
    let tick = 0
    scene.clock = () => tick
    const fuzzer = new SceneFuzzer(scene, seed)
    let hits = 0
    for (let step = 0; step < 120; step++) {
      fuzzer.step()
      const node = fuzzer.pick(fuzzer.nodes())
      if (step % 5 === 0 && node.parent) {
        node.animate({ x: fuzzer.number(0, 200), rotation: fuzzer.int(90) }, bouncy)
        if (step % 2) node.animate({ wobble: { x: 900, y: 0 } }, jelly)
      }
      tick += fuzzer.int(300)
      scene.motions?.settle(tick)
      const zoom = fuzzer.pick([1, 1, 0.5, 3])
      const all = topFirst(scene.root)
      for (let i = 0; i < 20; i++) {
        const [x, y] = [fuzzer.number(-80, 380), fuzzer.number(-80, 280)]
        const found = scene.hit(x, y, zoom)
        if (found) hits++
        expect(found?.id, `step ${step}, (${x}, ${y}) at ${zoom}`).toBe(
          all.find((one) => isHit(one, x, y, zoom))?.node.id,
        )
      }
    }
    expect(hits).toBeGreaterThan(5)
  })

  test('among 100,000 nodes, 20 % of them overlapping, rotated, clipped, at 20,000 points', {
    timeout: 120_000,
  }, () => {
    const { scene, side } = panels(1000)
    const all = topFirst(scene.root)
    expect(all.length).toBeGreaterThan(100_000)
    const boxes = new Float64Array(4 * all.length)
    for (const [i, { node, map }] of all.entries()) {
      const { x0, y0, x1, y1 } = mapRect({ x0: 0, y0: 0, x1: 0, y1: 0 }, node.inkBounds(EMPTY), map)
      boxes.set([x0, y0, x1, y1], 4 * i)
    }
    const within = (i: number, x: number, y: number) =>
      x >= (boxes[i] as number) &&
      y >= (boxes[i + 1] as number) &&
      x <= (boxes[i + 2] as number) &&
      y <= (boxes[i + 3] as number)
    const random = createRandom(2)
    const wrong: unknown[] = []
    let hits = 0
    for (let k = 0; k < 20_000; k++) {
      const [x, y] = [side * random(), side * random()]
      let i = 0
      while (i < all.length && !(within(4 * i, x, y) && isHit(all[i] as Placed, x, y))) i++
      const found = scene.hit(x, y)
      if (found) hits++
      if (found !== (all[i]?.node ?? null)) wrong.push([x, y, found?.id, all[i]?.node.id])
    }
    expect(wrong).toEqual([])
    expect(hits).toBeGreaterThan(8000)
  })
})

test('a hit costs as much among 100,000 nodes as among 1,000, where the pointer is near', { timeout: 60_000 }, () => {
  const scenes = [panels(10), panels(1000)].map(({ scene }) => scene)
  const least = [Infinity, Infinity]
  for (let round = 0; round < 60; round++) {
    for (const [i, scene] of scenes.entries()) {
      const started = performance.now()
      for (let k = 0; k < 500; k++) scene.hit(300 + 3 * Math.sin(k / 9), 250 + 2 * Math.cos(k / 7))
      least[i] = Math.min(least[i] as number, performance.now() - started)
    }
  }
  const [few, many] = least as [number, number]
  expect(many / few).toBeLessThan(3)
})
