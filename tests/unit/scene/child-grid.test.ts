import { beforeAll, describe, expect, test } from 'vitest'
import { Box, bouncy, Ellipse, Group, Scene } from '../../../src/index.ts'
import { overlaps, type Rect } from '../../../src/math/rect.ts'
import { gridOf, grids } from '../../../src/scene/grid-of.ts'
import type { Node } from '../../../src/scene/node.ts'
import { isHit, topFirst } from '../../support/brute-hit.ts'
import { createRandom } from '../../support/random-scene.ts'

const SIDE = 2000

beforeAll(async () => void (await grids.load()))

function setUp(count: number, seed: number) {
  const scene = new Scene()
  let tick = 0
  scene.clock = () => tick
  const random = createRandom(seed)
  const within = (low: number, high: number) => low + (high - low) * random()
  const card = () => {
    const props = { x: within(0, SIDE), y: within(0, SIDE), width: within(5, 60), height: within(5, 60), fill: '#000' }
    const node = random() < 0.3 ? new Ellipse(props) : new Box({ ...props, cornerRadius: within(0, 20) })
    if (random() < 0.2) node.rotation = within(0, 360)
    return node
  }
  const panel = scene.add(new Group({ clip: { width: SIDE * 0.9, height: SIDE * 0.9, cornerRadius: 50 } }))
  for (let i = 0; i < count; i++) panel.add(card())
  // one that lies in many cells
  panel.insert(new Box({ width: SIDE, height: 30, fill: '#333' }), count >> 1)
  const pass = (ticks: number) => {
    tick += ticks
    scene.motions?.settle(tick)
  }
  return { scene, panel, random, within, card, pass }
}

function touching(node: Node, rects: readonly Rect[], children: readonly Node[] = node.children): readonly Node[] {
  return children.filter(({ bounds }) => rects.some((rect) => overlaps(bounds, rect)))
}

describe.each([100, 1000])('%d children', (count) => {
  test('what is found is what touches the rectangles, in paint order, and what lies topmost, after any change', () => {
    const { scene, panel, random, within, card, pass } = setUp(count, count)
    for (let step = 0; step < 200; step++) {
      for (let i = 0; i < (step % 40 === 39 ? count : 3 * random()); i++) {
        const node = panel.children[Math.floor(within(0, panel.children.length))] as Node
        const kind = random()
        if (kind < 0.5) node.set({ x: within(0, SIDE), y: within(0, SIDE) })
        else if (kind < 0.6) node.remove()
        else if (kind < 0.75) panel.insert(card(), Math.floor(within(0, panel.children.length)))
        else if (kind < 0.85) panel.insert(node, 0)
        else if (kind < 0.9) node.animate({ x: within(0, SIDE) }, bouncy)
        else node.set({ scaleX: within(0.5, 3) })
      }
      if (step % 50 === 20) panel.x = within(-50, 50)
      pass(500)
      scene.update()
      scene.clearChanges()
      for (let k = 0; k < 3; k++) {
        const rects = Array.from({ length: 1 + k }, () => {
          const [x0, y0] = [within(-100, SIDE), within(-100, SIDE)]
          return { x0, y0, x1: x0 + within(1, 300), y1: y0 + within(1, 300) }
        })
        const found = touching(panel, rects, gridOf(panel)?.touching(rects))
        expect(
          found.map(({ id }) => id),
          `step ${step}`,
        ).toEqual(touching(panel, rects).map(({ id }) => id))
      }
      const all = topFirst(scene.root)
      for (let k = 0; k < 10; k++) {
        const [x, y] = [within(-50, SIDE + 50), within(-50, SIDE + 50)]
        expect(scene.hit(x, y)?.id, `step ${step}`).toBe(all.find((one) => isHit(one, x, y))?.node.id)
      }
    }
    expect(panel.grid).not.toBeNull()
  })
})
