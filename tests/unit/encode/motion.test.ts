import { describe, expect, test } from 'vitest'
import { createRecordingBackend } from '../../../src/backends/recording/recording-backend.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { FLAG, KIND } from '../../../src/frame/layout.ts'
import { createRecordValues, kindOf, readRecord, totalMap } from '../../../src/frame/records.ts'
import { type Affine, compose, identity } from '../../../src/math/affine.ts'
import { Box } from '../../../src/scene/box.ts'
import { Group } from '../../../src/scene/group.ts'
import type { Node } from '../../../src/scene/node.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { bouncy, gentle, jelly, spring } from '../../../src/scene/spring.ts'
import { Text } from '../../../src/scene/text.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'

const text = createFakeTextPort()
const options = {
  text,
  images: createFakeImages(),
  onDemand: { code: encodeOnDemand, get: () => encodeOnDemand },
  maxAtlasPages: 8,
  report: () => {},
}
const SURFACE = {
  camera: { x: -7, y: 3, zoom: 1.5 },
  pixelRatio: 2,
  width: 1200,
  height: 900,
  background: [0, 0, 0, 0] as const,
}

function setUp(validate = true) {
  const scene = new Scene()
  scene.text = text
  const time = { tick: 5_000_000_000 }
  scene.clock = () => time.tick
  const encoder = new Encoder(scene, options)
  const backend = createRecordingBackend({ validate })
  let isFirst = true
  const draw = () => {
    scene.motions?.settle(time.tick)
    const frame = encoder.encode({ ...SURFACE, time: time.tick >>> 0 }, isFirst)
    isFirst = false
    const counters = backend.render(frame)
    const result = { frame, counters, visited: encoder.visited, encoded: encoder.encoded }
    encoder.taken()
    return result
  }
  return { scene, encoder, time, draw }
}

const box = (props: object = {}) => new Box({ width: 50, height: 40, fill: '#f00', ...props })

/** Own space -> device px of a node as the scene says. */
function deviceMap(node: Node): Affine {
  const map = identity()
  for (let n: Node | null = node; n; n = n.parent) compose(map, (n.motion ?? n).localMap(identity()), map)
  const scale = SURFACE.camera.zoom * SURFACE.pixelRatio
  return compose(map, [scale, 0, 0, scale, -SURFACE.camera.x * scale, -SURFACE.camera.y * scale], map)
}

describe('what a motion costs', () => {
  test('while 10,000 springs run, a frame uploads the view and visits nothing', () => {
    const { scene, time, draw } = setUp()
    const nodes = Array.from({ length: 10_000 }, (_, i) =>
      scene.add(box({ x: (i % 100) * 4, y: Math.floor(i / 100) * 3 })),
    )
    draw()
    for (const [i, node] of nodes.entries())
      node.animate({ x: node.x + 20, scaleX: 1.2 }, spring({ duration: 0.5 + (i % 7) / 10 }))
    const started = draw()
    expect(started.visited).toBe(10_001)
    for (let i = 0; i < 5; i++) {
      time.tick += 160
      const { counters, visited, encoded, frame } = draw()
      expect(counters.uploadedBytes).toBe(32)
      expect([visited, encoded]).toEqual([0, 0])
      expect(frame.view.time).toBe(time.tick >>> 0)
    }
  })

  test('starting one costs its rows and its record once; its end likewise, then nothing is uploaded', () => {
    const { scene, time, draw } = setUp()
    const nodes = Array.from({ length: 50 }, (_, i) => scene.add(box({ x: i * 4 })))
    draw()
    const node = nodes[7] as Box
    node.animate({ y: 60 }, bouncy)
    expect(draw().encoded).toBe(1)
    node.animate({ y: 0 }, bouncy)
    expect(draw()).toMatchObject({
      encoded: 0,
      counters: { uploadedBytes: expect.toSatisfy((n: number) => n <= 32 + 160) },
    })
    time.tick = node.motion?.end ?? 0
    const { frame, counters } = draw()
    expect(frame.features).toBe(0)
    expect(frame.view.time).toBe(0)
    expect(counters.uploadedBytes).toBeLessThanOrEqual(64)
    expect(draw().counters.uploadedBytes).toBe(0)
  })

  test('rows of motions are used again', () => {
    const { scene, time, draw } = setUp()
    const node = scene.add(box())
    const counts: number[] = []
    for (let i = 0; i < 5; i++) {
      node.animate({ y: i * 10 + 10 }, bouncy)
      draw()
      time.tick = node.motion?.end ?? 0
      counts.push(draw().frame.anchors.count)
    }
    expect(new Set(counts).size).toBe(1)
  })
})

describe('what a frame says of a motion', () => {
  test('records lie where the scene says, at any time, in what moves and is turned', () => {
    const random = createRandom(9)
    const record = createRecordValues()
    const map = identity()
    let seen = 0
    for (let run = 0; run < 100; run++) {
      const { scene, time, draw } = setUp()
      const group = scene.add(new Group({ x: 300, y: 200, rotation: random() * 360, scaleX: 1 + random() }))
      const outer = group.add(box({ id: 'outer', rotation: 20, crisp: true }))
      const middle = outer.add(new Group({ x: 4, draggable: random() < 0.5 }))
      const inner = middle.add(box({ id: 'inner', x: 30, originX: 3 }))
      const still = inner.add(box({ id: 'still', x: 5, rotation: 10, draggable: random() < 0.5 }))
      draw()
      const any = () => spring({ stiffness: 10 ** (1 + 2 * random()), damping: 10 ** (2.3 * random()) })
      outer.animate({ x: 200 * random(), rotation: 400 * random(), scaleX: 2 * random() }, any())
      time.tick += 1000
      inner.animate({ y: 100 * random(), rotation: -90, wobble: { x: 900, y: -3000 * random() } }, any())
      for (let i = 0; i < 10; i++) {
        time.tick += Math.round(2000 * random())
        const { frame } = draw()
        if (frame.drawCount < 3) continue
        seen++
        const nodes = [outer, inner, still]
        for (let at = 0; at < 3; at++) {
          readRecord(frame.records.words, frame.drawList[at] as number, record)
          totalMap(record, frame, map)
          const node = nodes[at] as Node
          const expected = deviceMap(node)
          for (const [x, y] of [
            [0, 0],
            [50, 40],
          ] as const) {
            const [x0, y0] = record.rect
            const px = map[0] * (x0 + x) + map[2] * (y0 + y) + map[4] - frame.x
            const py = map[1] * (x0 + x) + map[3] * (y0 + y) + map[5] - frame.y
            expect(Math.abs(px - (expected[0] * x + expected[2] * y + expected[4]))).toBeLessThan(0.01)
            expect(Math.abs(py - (expected[1] * x + expected[3] * y + expected[5]))).toBeLessThan(0.01)
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(500)
  })

  test('nothing that moves is snapped, and all is again at rest; a fade snaps', () => {
    const { scene, time, draw } = setUp()
    const node = scene.add(box())
    node.add(box({ draggable: true }))
    const record = createRecordValues()
    const isCrisp = () => {
      const { frame } = draw()
      return [0, 1].map((i) => {
        readRecord(frame.records.words, frame.drawList[i] as number, record)
        totalMap(record, frame, identity())
        return (record.head & FLAG.CRISP) !== 0
      })
    }
    expect(isCrisp()).toEqual([true, true])
    node.animate({ x: 3.3 }, bouncy)
    expect(isCrisp()).toEqual([false, false])
    time.tick = node.motion?.end ?? 0
    expect(isCrisp()).toEqual([true, true])
    node.children[0]?.animate({ opacity: 0.5 }, bouncy)
    expect(isCrisp()).toEqual([true, true])
  })

  test('opacity in motion is that of a leaf, or of a layer that holds all below', () => {
    const { scene, time, encoder, draw } = setUp()
    const leaf = scene.add(box({ opacity: 0 }))
    const group = scene.add(new Group({ x: 200 }))
    group.add(box())
    const child = group.add(box({ x: 100 }))
    draw()
    leaf.animate({ opacity: 1 }, gentle)
    group.animate({ opacity: 0.2 }, gentle)
    child.animate({ opacity: 0.6 }, gentle)
    const record = createRecordValues()
    const read = () => {
      encoder.redraw()
      const { frame } = draw()
      return [...frame.drawList.subarray(0, frame.drawCount)].map((slot) => {
        readRecord(frame.records.words, slot, record)
        return [kindOf(record), totalMap(record, frame, identity())] as const
      })
    }
    // the layer's pass comes first
    expect(read()).toEqual([
      [KIND.BOX, 1],
      [KIND.BOX, 1],
      [KIND.BOX, 0],
      [KIND.LAYER, 1],
    ])
    time.tick += 2000
    const present = [
      1,
      child.motion?.present().opacity,
      leaf.motion?.present().opacity,
      group.motion?.present().opacity,
    ]
    expect(read().map(([, opacity]) => opacity)).toEqual(present.map((value) => expect.closeTo(value ?? -1, 6)))
    time.tick = Math.max(...[leaf, group, child].map(({ motion }) => motion?.end ?? 0))
    expect(read().map(([, opacity]) => opacity)).toEqual([1, 0.2, 0.12].map((value) => expect.closeTo(value, 6)))
  })

  test('text is baked for the largest size on the way, and for the last at its end', () => {
    const { scene, time, draw } = setUp(false)
    const button = scene.add(box())
    button.add(new Text({ text: 'a', fontSize: 10 }))
    const record = createRecordValues()
    const width = () => {
      const { frame } = draw()
      readRecord(frame.records.words, frame.drawList[1] as number, record)
      return record.rect[2] - record.rect[0]
    }
    const first = width()
    button.animate({ scaleX: 0.5, scaleY: 0.5 }, gentle)
    expect(width()).toBe(first)
    time.tick = button.motion?.end ?? 0
    expect(width()).toBeLessThan(first)
    button.animate({ scaleX: 3, scaleY: 3 }, gentle)
    expect(width()).toBeGreaterThan(first)
  })

  test('what comes into view on the way is drawn from the start', () => {
    const { scene, draw } = setUp()
    const group = scene.add(new Group({ x: -500 }))
    group.add(box())
    expect(draw().frame.drawCount).toBe(0)
    group.animate({ x: 100 }, bouncy)
    expect(draw().frame.drawCount).toBe(1)
  })
})

test('random edits and animations, then the incremental frame equals a fresh encode', { timeout: 120_000 }, () => {
  for (let seed = 0; seed < 150; seed++) {
    const scene = new Scene()
    scene.text = text
    let tick = 0
    scene.clock = () => tick
    const fuzzer = new SceneFuzzer(scene, seed)
    const random = createRandom(seed + 1)
    const encoder = new Encoder(scene, options)
    for (let i = 0; i < 12; i++) fuzzer.step()
    for (let step = 0; step < 8; step++) {
      fuzzer.step()
      const node = fuzzer.pick(fuzzer.nodes())
      if (node !== scene.root && random() < 0.8) {
        const to = fuzzer.pick<object>([
          { x: 100 * random() },
          { rotation: 90 * random(), scaleX: 2 * random() },
          { opacity: random() },
          { wobble: { x: 1000, y: 500 } },
        ])
        node.animate(to, fuzzer.pick([bouncy, gentle, jelly]))
      }
      tick += Math.round(3000 * random())
      scene.motions?.settle(tick)
      const surface = { ...SURFACE, width: 320, height: 240, time: tick }
      encoder.redraw()
      const incremental = resolveFrame(encoder.encode(surface))
      encoder.taken()
      const fresh = resolveFrame(new Encoder(scene, options).encode(surface, true))
      expect(incremental, `seed ${seed}, step ${step}`).toEqual(fresh)
    }
  }
})
