import { describe, expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { identity, mapX, mapY } from '../../../src/math/affine.ts'
import { Box } from '../../../src/scene/box.ts'
import { Group } from '../../../src/scene/group.ts'
import type { Motion } from '../../../src/scene/motion.ts'
import type { Node } from '../../../src/scene/node.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { bouncy, gentle, jelly, snappy, spring } from '../../../src/scene/spring.ts'
import { seeded } from '../oracle/random.ts'

function setUp() {
  const scene = new Scene()
  const time = { tick: 0 }
  scene.clock = () => time.tick
  const node = scene.add(new Box({ x: 10, y: 20, width: 100, height: 50, fill: '#f00' }))
  scene.update()
  scene.clearChanges()
  return { scene, time, node }
}

const motionOf = (node: Node): Motion => node.motion ?? expect.fail('the node is at rest')
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return error instanceof EngineError ? `${error.code} ${error.path}` : String(error)
  }
  return 'nothing'
}
const soon = async (promise: Promise<boolean>) => Promise.race([promise, Promise.resolve('waiting')])

describe('animate', () => {
  test('fields hold the target at once, the present place follows', () => {
    const { time, node } = setUp()
    node.animate({ x: 110, scaleX: 2 }, snappy)
    expect([node.x, node.scaleX]).toEqual([110, 2])
    expect(motionOf(node).present()).toMatchObject({ x: 10, scaleX: 1, y: 20 })
    time.tick = 1000
    const { x } = motionOf(node).present()
    expect(x).toBeGreaterThan(30)
    expect(x).toBeLessThan(130)
    time.tick = motionOf(node).end
    expect(motionOf(node).present().x).toBeCloseTo(110, 2)
  })

  test('ends by itself, at the tick it names', async () => {
    const { scene, time, node } = setUp()
    const { finished } = node.animate({ x: 110 }, gentle)
    const { end } = motionOf(node)
    expect(scene.motions?.settle(end - 1)).toBe(true)
    expect(await soon(finished)).toBe('waiting')
    time.tick = end
    expect(scene.motions?.settle(end)).toBe(false)
    expect(node.motion).toBeNull()
    expect(await finished).toBe(true)
  })

  test('springs end in the order of their ends', () => {
    const { scene, node } = setUp()
    const random = seeded(3)
    const ends: number[] = []
    const nodes = Array.from({ length: 200 }, () => scene.add(new Box({ width: 1, height: 1 })))
    for (const one of nodes) one.animate({ x: random() * 1000 }, spring({ duration: 0.1 + random() }))
    node.animate({ x: 0 }, snappy)
    for (const one of [...nodes, node]) ends.push(motionOf(one).end)
    ends.sort((a, b) => a - b)
    for (const [i, end] of ends.entries()) {
      scene.motions?.settle(end - 0.5)
      expect([...nodes, node].filter((one) => one.motion).length).toBeGreaterThanOrEqual(ends.length - i)
      scene.motions?.settle(end)
      expect([...nodes, node].every((one) => !one.motion || one.motion.end > end)).toBe(true)
    }
    expect(scene.motions?.count).toBe(0)
  })

  test('interrupting leaves no jump of place or speed, at any time and from any spring to any other', () => {
    const random = seeded(5)
    for (let run = 0; run < 300; run++) {
      const { time, node } = setUp()
      const any = () => spring({ stiffness: 10 ** (1 + 2 * random()), damping: 10 ** (2.5 * random()) })
      node.rotation = random() * 360
      node.animate(
        { x: random() * 500, y: -100, rotation: random() * 360, scaleX: 2 * random(), opacity: random() },
        any(),
      )
      node.animate({ wobble: { x: random() * 3000, y: 500 } }, any())
      for (let i = 0; i < 3; i++) {
        time.tick += Math.round(random() * 5000)
        const before = motionOf(node).at(time.tick)
        const places = motionOf(node).present()
        node.animate({ x: random() * 500, rotation: random() * 90, scaleY: random() }, any())
        const after = motionOf(node).at(time.tick)
        for (const [name, value] of Object.entries(motionOf(node).present())) {
          expect(value).toBeCloseTo(places[name as 'x'], 9)
        }
        expect(after.rates).toEqual(before.rates.map((rate) => expect.closeTo(rate, 6)))
        expect(after.values.slice(6)).toEqual(before.values.slice(6).map((value) => expect.closeTo(value, 9)))
      }
    }
  })

  test('a value set by hand stands at once, and what else moves goes on', async () => {
    const { time, node } = setUp()
    const both = node.animate({ x: 110, y: 220 }, bouncy)
    const alone = node.animate({ opacity: 0 }, bouncy)
    time.tick = 500
    const { y } = motionOf(node).present()
    node.x = 5
    expect(motionOf(node).present()).toMatchObject({ x: 5, y: expect.closeTo(y, 9) })
    node.opacity = 0.5
    expect(await alone.finished).toBe(false)
    expect(await soon(both.finished)).toBe('waiting')
    node.y = 7
    expect(node.motion).toBeNull()
    expect(await both.finished).toBe(false)
  })

  test('an equal value changes nothing', () => {
    const { node } = setUp()
    node.animate({ x: 110 }, bouncy)
    node.x = 110
    expect(motionOf(node).present().x).toBe(10)
  })

  test('cancel leaves the node where it is', async () => {
    const { scene, time, node } = setUp()
    const { finished, cancel } = node.animate({ x: 110, wobble: { x: 1000, y: 0 } }, bouncy)
    time.tick = 700
    const { x } = motionOf(node).present()
    cancel()
    expect(node.x).toBe(x)
    expect(node.motion).toBeNull()
    expect(scene.motions?.settle(700)).toBe(false)
    expect(await finished).toBe(false)
    cancel()
    expect(node.x).toBe(x)
  })

  test('cancel of one leaves the other', async () => {
    const { time, node } = setUp()
    const one = node.animate({ x: 110 }, bouncy)
    const other = node.animate({ y: 0 }, bouncy)
    time.tick = 300
    one.cancel()
    expect(await one.finished).toBe(false)
    expect(await soon(other.finished)).toBe('waiting')
    expect(motionOf(node).present().y).not.toBe(0)
  })

  test('a spring replaced does not end early or keep the loop alive', async () => {
    const { scene, time, node } = setUp()
    const first = node.animate({ x: 110 }, gentle)
    const { end } = motionOf(node)
    time.tick = 100
    const second = node.animate({ x: 0 }, jelly)
    expect(await first.finished).toBe(false)
    expect(scene.motions?.settle(end)).toBe(true)
    expect(await soon(second.finished)).toBe('waiting')
    expect(scene.motions?.settle(motionOf(node).end)).toBe(false)
    expect(await second.finished).toBe(true)
  })

  test('without a clock, or without a scene, it jumps', async () => {
    const { scene, node } = setUp()
    const running = node.animate({ y: 0 }, gentle)
    scene.clock = () => null
    const { finished } = node.animate({ x: 110, wobble: { x: 100, y: 0 } }, gentle)
    expect([node.x, node.motion, await finished, await running.finished]).toEqual([110, null, true, true])
    const loose = new Box({ width: 1, height: 1 })
    expect(await loose.animate({ x: 3 }, gentle).finished).toBe(true)
    expect(loose.x).toBe(3)
  })

  test('to where it is, it is there', async () => {
    const { scene, node } = setUp()
    const { finished } = node.animate({ x: 10 }, gentle)
    expect(scene.motions?.settle(0)).toBe(false)
    expect(await finished).toBe(true)
  })

  test('a node taken out stops', async () => {
    const { scene, node } = setUp()
    const { finished } = node.animate({ x: 110 }, gentle)
    node.remove()
    expect(await finished).toBe(false)
    expect([node.motion, scene.motions?.settle(0)]).toEqual([null, false])
  })

  test('what is wrong is refused, and what ran goes on', () => {
    const { node } = setUp()
    node.animate({ x: 110 }, gentle)
    const { motion } = node
    expect(codeOf(() => node.animate({ width: 3 } as object, gentle))).toBe('unknown-prop width')
    expect(codeOf(() => node.animate({ x: Number.NaN }, gentle))).toBe('not-finite x')
    expect(codeOf(() => node.animate({ opacity: 2 }, gentle))).toBe('out-of-range opacity')
    expect(codeOf(() => node.animate({ wobble: { x: 1, y: Infinity } }, gentle))).toBe('not-finite wobble.y')
    expect(codeOf(() => node.animate({ x: 3 }, { stiffness: 1, damping: 2 } as never))).toBe('wrong-type spring')
    expect(codeOf(() => spring({ stiffness: 100, damping: 0 }))).toBe('out-of-range spring.damping')
    expect(codeOf(() => spring({ stiffness: 100, damping: 0.1 }))).toBe('out-of-range spring.damping')
    expect(codeOf(() => spring({ stiffness: -1, damping: 1 }))).toBe('out-of-range spring.stiffness')
    expect(codeOf(() => spring({ duration: 0 }))).toBe('out-of-range spring.duration')
    expect(codeOf(() => spring({ duration: 1, bounce: 1 }))).toBe('out-of-range spring.bounce')
    expect(codeOf(() => spring({ stiffness: 100 } as never))).toBe('missing-prop spring.damping')
    expect(codeOf(() => spring({ speed: 1 } as never))).toBe('unknown-prop spring.speed')
    expect(codeOf(() => spring(3 as never))).toBe('wrong-type spring')
    expect(node.motion).toBe(motion)
  })
})

describe('while it moves', () => {
  test('bounds hold it all the way, in what moves itself and is turned', () => {
    const random = seeded(11)
    for (let run = 0; run < 60; run++) {
      const scene = new Scene()
      let tick = 0
      scene.clock = () => tick
      const group = scene.add(new Group({ x: 30, rotation: random() * 90, scaleX: 0.5 + random() }))
      const outer = group.add(new Box({ width: 80, height: 60, fill: '#000' }))
      const inner = outer.add(new Box({ x: 40, y: 20, width: 30, height: 90, fill: '#000', rotation: 30 }))
      scene.update()
      scene.clearChanges()
      outer.animate({ x: 200 * random(), rotation: 180 * random(), scaleX: 2 * random() }, bouncy)
      scene.update()
      scene.clearChanges()
      tick = 300
      inner.animate({ y: 300 * random(), scaleY: 3 * random(), wobble: { x: 4000 * random(), y: -4000 } }, jelly)
      scene.update()
      const last = Math.max(motionOf(outer).end, motionOf(inner).end)
      const outside: number[] = []
      for (; tick < last; tick += 97) {
        const maps = [inner.motion, outer.motion, group].map((one) => (one ?? inner).localMap(identity()))
        for (const [cx, cy] of [
          [0, 0],
          [30, 0],
          [0, 90],
          [30, 90],
        ] as const) {
          let [x, y]: readonly [number, number] = [cx, cy]
          for (const map of maps) [x, y] = [mapX(map, x, y), mapY(map, x, y)]
          for (const { x0, y0, x1, y1 } of [outer.bounds, group.bounds, scene.root.bounds]) {
            outside.push(x0 - x, x - x1, y0 - y, y - y1)
          }
        }
      }
      expect(Math.max(...outside)).toBeLessThanOrEqual(1e-6)
    }
  })

  test('a hit meets it where it is, with its clip and what lies in it', () => {
    const { scene, time, node } = setUp()
    node.clip = true
    const dot = node.add(new Box({ x: 90, y: 0, width: 30, height: 50, fill: '#00f' }))
    node.animate({ x: 410 }, gentle)
    expect(scene.hit(105, 30)).toBe(dot)
    expect(scene.hit(115, 30)).toBeNull()
    expect(scene.hit(450, 30)).toBeNull()
    time.tick = 800
    const { x } = motionOf(node).present()
    expect(scene.hit(x + 5, 30)).toBe(node)
    expect(scene.hit(x + 95, 30)).toBe(dot)
    expect(scene.hit(x - 5, 30)).toBeNull()
    time.tick = motionOf(node).end
    scene.motions?.settle(time.tick)
    expect(scene.hit(450, 30)).toBe(node)
    expect(node.bounds).toEqual({ x0: 410, y0: 20, x1: 530, y1: 70 })
  })

  test('a wobble draws it out along the velocity, keeps its area and comes to nothing', () => {
    const { time, node } = setUp()
    node.rotation = 90
    node.animate({ wobble: { x: 0, y: 2000 } }, jelly)
    time.tick = 300
    const [a, b, c, d] = motionOf(node).localMap(identity())
    expect(a * d - b * c).toBeCloseTo(1, 5)
    // own x points down
    expect(Math.hypot(a, b)).toBeGreaterThan(1.05)
    expect(Math.hypot(c, d)).toBeLessThan(0.95)
    for (let i = 0; i < 200; i++) {
      time.tick += 160
      node.animate({ wobble: { x: 0, y: 1e6 } }, jelly)
    }
    expect(Math.hypot(...motionOf(node).at(time.tick).values.slice(6))).toBeLessThan(0.4)
    time.tick = motionOf(node).end
    expect(motionOf(node).localMap(identity())).toEqual(node.localMap(identity()).map((v) => expect.closeTo(v, 2)))
  })
})
