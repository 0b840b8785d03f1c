import { describe, expect, test } from 'vitest'
import { Damage } from '../../../src/encode/damage.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { Occlusion } from '../../../src/encode/occlusion.ts'
import type { Surface } from '../../../src/encode/view.ts'
import type { Frame } from '../../../src/frame/frame.ts'
import { KIND, RECORD_WORDS } from '../../../src/frame/layout.ts'
import { validateFrame } from '../../../src/frame/validate.ts'
import { Box, bouncy, Group, gentle, Image, Scene } from '../../../src/index.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { PaintedScreen } from '../../support/painted.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'

const text = createFakeTextPort()
const SURFACE: Surface = {
  camera: { x: 0, y: 0, zoom: 1 },
  pixelRatio: 1.5,
  width: 320,
  height: 240,
  background: [0, 0, 0, 0],
  time: 0,
}

function encoderOf(scene: Scene, images = createFakeImages()): Encoder {
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  return new Encoder(scene, { text, images, onDemand, maxAtlasPages: 8, report: () => {} })
}

/** A frame made from nothing, with what lies under opaque pixels. */
function encodeAll(scene: Scene, surface: Surface): Frame {
  const { hides } = Occlusion.prototype
  Occlusion.prototype.hides = () => false
  const frame = encoderOf(scene).encode(surface, true)
  Occlusion.prototype.hides = hides
  return frame
}

describe('rectangles', () => {
  const rect = (x0: number, y0: number, x1: number, y1: number) => ({ x0, y0, x1, y1 })
  const damaged = (...rects: ReturnType<typeof rect>[]) => {
    const damage = new Damage()
    damage.start({ x: 0, y: 0, width: 1000, height: 1000 })
    for (const each of rects) damage.add(each)
    return damage.rects
  }

  test('far ones stay apart, near ones become one', () => {
    const [a, b] = [rect(0, 0, 100, 100), rect(800, 800, 900, 900)]
    expect(damaged(a, b)).toEqual([a, b])
    expect(damaged(a, rect(105, 0, 205, 100))).toEqual([rect(0, 0, 205, 100)])
    expect(damaged(a, rect(20, 20, 50, 50))).toEqual([a])
    expect(damaged(a, rect(50, 50, 50, 90))).toEqual([a])
  })

  test('of more than four the two nearest become one', () => {
    const corners = [rect(0, 0, 50, 50), rect(900, 0, 950, 50), rect(0, 900, 50, 950), rect(900, 900, 950, 950)]
    expect(damaged(...corners, rect(0, 200, 50, 250))).toEqual([...corners.slice(1), rect(0, 0, 50, 250)])
  })

  test('most of the screen is all of it', () => {
    expect(damaged(rect(0, 0, 1000, 500))).toEqual([rect(0, 0, 1000, 500)])
    expect(damaged(rect(0, 0, 1000, 700))).toEqual([rect(0, 0, 1000, 1000)])
  })
})

/** The law: partial frames, one after the other, give the picture of a whole one. */
test('random edits, animations and pans: partial frames give the picture of a fresh one', { timeout: 300_000 }, () => {
  let partial = 0
  let shifted = 0
  for (let seed = 0; seed < 100; seed++) {
    const scene = new Scene()
    scene.text = text
    let tick = 0
    scene.clock = () => tick
    const fuzzer = new SceneFuzzer(scene, seed)
    const random = createRandom(seed + 1)
    const encoder = encoderOf(scene)
    for (let i = 0; i < 12; i++) fuzzer.step()
    if (seed % 3 === 0) {
      const stroke = fuzzer.pick([undefined, { color: '#000', dash: [4, 3] }, { color: '#0008', width: 5 }])
      for (let i = 0; i < 3; i++) {
        const props = { x: 40 * i, width: 150, height: 100, cornerRadius: 9 * i, fill: '#369' }
        scene.add(new Box(stroke ? { ...props, stroke } : props))
      }
    }
    // enough children for a grid
    if (seed % 10 === 0) for (let i = 0; i < 70; i++) scene.add(fuzzer.create())
    const screen = new PaintedScreen()
    const imagesAlive = new Set<number>()
    let surface = SURFACE
    for (let step = 0; step < 10; step++) {
      for (let i = 0; i < (step === 0 ? 0 : 1 + 2 * random()); i++) fuzzer.step()
      const { x, y, zoom } = surface.camera
      const moved = random()
      if (moved < 0.1)
        surface = { ...surface, camera: { x: random() * 100 - 50, y: random() * 60, zoom: 0.5 + random() } }
      else if (moved < 0.5) {
        const [dx, dy] = [fuzzer.int(61) - 30, fuzzer.int(41) - 20]
        const px = Math.fround(zoom * surface.pixelRatio)
        surface = { ...surface, camera: { x: x + dx / px, y: y + dy / px, zoom } }
      }
      const node = fuzzer.pick(fuzzer.nodes())
      if (node !== scene.root && random() < 0.3)
        node.animate(fuzzer.pick([{ x: 100 * random() }, { rotation: 90, scaleX: 2 }, { opacity: random() }]), bouncy)
      if (random() < 0.3) scene.hit(100 * random(), 100 * random())
      tick += Math.round(2000 * random())
      scene.motions?.settle(tick)
      const frame = encoder.encode({ ...surface, time: tick }, step === 0)
      screen.paint(frame)
      validateFrame(frame, { imagesAlive })
      for (const { id } of frame.imagesAdded) imagesAlive.add(id)
      for (const id of frame.imagesFreed) imagesAlive.delete(id)
      if (frame.passes.length) encoder.taken()
      if (frame.passes.some(({ target, width }) => target === 0 && width < 320)) partial++
      if (frame.shiftX || frame.shiftY) shifted++
      const fresh = new PaintedScreen()
      fresh.paint(encodeAll(scene, { ...surface, time: tick }))
      expect(screen.differsFrom(fresh), `seed ${seed}, step ${step}`).toBe('')
    }
  }
  // else nothing was tested
  expect(partial).toBeGreaterThan(300)
  expect(shifted).toBeGreaterThan(150)
})

describe('what a frame draws', () => {
  function setUp() {
    const scene = new Scene()
    let tick = 0
    scene.clock = () => tick
    const pass = (ticks: number) => {
      tick += ticks
      scene.motions?.settle(tick)
    }
    const panel = scene.add(new Group({ clip: { width: 200, height: 150 } }))
    const cards = Array.from({ length: 20 }, (_, i) =>
      panel.add(new Box({ x: (i % 5) * 40, y: Math.floor(i / 5) * 35, width: 30, height: 25, fill: '#369' })),
    )
    const encoder = encoderOf(scene)
    const draw = (full = false) => {
      const frame = encoder.encode({ ...SURFACE, pixelRatio: 1, time: tick }, full)
      if (frame.passes.length) encoder.taken()
      return frame
    }
    draw(true)
    return { scene, panel, cards, encoder, draw, pass }
  }
  const rectsOf = ({ passes }: ReturnType<Encoder['encode']>) =>
    passes.filter(({ target }) => target === 0).map(({ x, y, width, height }) => [x, y, width, height])

  test('a move: where it was and where it is, a pixel wider', () => {
    const { cards, draw } = setUp()
    cards[0]?.set({ x: 20 })
    const frame = draw()
    expect(rectsOf(frame)).toEqual([[0, 0, 51, 26]])
    expect(frame.drawCount).toBe(2)
  })

  test('two far places: two passes, each with its own records', () => {
    const { cards, draw } = setUp()
    cards[0]?.set({ fill: '#f00' })
    cards[19]?.set({ fill: '#f00' })
    const frame = draw()
    expect(rectsOf(frame)).toEqual([
      [0, 0, 31, 26],
      [159, 104, 32, 27],
    ])
    expect(frame.passes.map(({ batches }) => batches.map(({ count }) => count))).toEqual([[1], [1]])
  })

  test('out of view, or behind a clip: nothing', () => {
    const { scene, panel, cards, draw } = setUp()
    const far = scene.add(new Box({ x: 900, width: 10, height: 10, fill: '#000' }))
    const hidden = panel.add(new Box({ x: 250, width: 10, height: 10, fill: '#000' }))
    expect(draw().passes).toEqual([])
    far.x = 950
    hidden.y = 20
    expect(draw().passes).toEqual([])
    cards[4]?.set({ x: 190 })
    expect(rectsOf(draw())).toEqual([[159, 0, 42, 26]])
  })

  test('a removal: where it was, over the background', () => {
    const { cards, draw } = setUp()
    cards[19]?.remove()
    const frame = draw()
    expect(rectsOf(frame)).toEqual([[159, 104, 32, 27]])
    expect(frame.drawCount).toBe(0)
  })

  test('a spring: all that it sweeps, the same list on each frame, then where it rests', () => {
    const { cards, encoder, draw, pass } = setUp()
    cards[0]?.animate({ x: 10 }, gentle)
    const [first] = rectsOf(draw())
    pass(100)
    expect(rectsOf(draw())).toEqual([first])
    expect(encoder.visited).toBe(0)
    pass(1e6)
    expect(rectsOf(draw())).toHaveLength(1)
    expect(draw().passes).toEqual([])
  })

  test('a part of an opaque box with dashes: what is under it, its fill, what is on it', () => {
    const { scene, draw } = setUp()
    scene.add(new Box({ width: 320, height: 240, fill: '#369', stroke: { color: '#000', dash: [4, 3] } }))
    const dot = scene.add(new Box({ x: 100, y: 100, width: 10, height: 10, fill: '#fff' }))
    draw()
    dot.fill = '#eee'
    const { drawList, drawCount, records } = draw()
    const kinds = [...drawList.subarray(0, drawCount)].map(
      (slot) => (records.words[slot * RECORD_WORDS] as number) & 15,
    )
    expect(kinds.filter((kind) => kind === KIND.BOX)).toHaveLength(3)
  })

  test('changes while nothing is drawn take bounded memory, and are all damaged', () => {
    const { scene, cards, draw } = setUp()
    for (let i = 0; i < 20_000; i++) {
      cards[0]?.set({ x: i % 200 })
      scene.hit(1, 1)
    }
    expect(scene.damage.length).toBeLessThanOrEqual(2 ** 14)
    expect(rectsOf(draw())).toEqual([[0, 0, 201, 26]])
  })

  test('what becomes a layer, or none any more, by a child out of view: all of it', () => {
    const { scene, draw } = setUp()
    const glow = scene.add(new Box({ x: 210, width: 40, height: 40, fill: '#fff', blendMode: 'add' }))
    draw()
    const far = glow.add(new Box({ y: -5000, width: 10, height: 10, fill: '#fff' }))
    expect(rectsOf(draw())).toEqual([[209, 0, 42, 41]])
    far.remove()
    expect(rectsOf(draw())).toEqual([[209, 0, 42, 41]])
  })

  test('another background or size: all of it', () => {
    const { encoder, draw } = setUp()
    const { passes } = encoder.encode({ ...SURFACE, pixelRatio: 1, background: [0, 0, 0, 1] })
    expect(passes.map(({ width, height }) => [width, height])).toEqual([[320, 240]])
    expect(rectsOf(draw())).toEqual([[0, 0, 320, 240]])
  })
})

describe('what a frame draws where the camera moved', () => {
  function setUp() {
    const scene = new Scene()
    const cards = Array.from({ length: 400 }, (_, i) =>
      scene.add(new Box({ x: (i % 20) * 40, y: Math.floor(i / 20) * 35, width: 30, height: 25, fill: '#369' })),
    )
    const encoder = encoderOf(scene)
    const pan = (x: number, y: number, zoom = 1, pixelRatio = 1) => {
      const frame = encoder.encode({ ...SURFACE, pixelRatio, camera: { x, y, zoom } })
      if (frame.passes.length) encoder.taken()
      const rects = frame.passes.map(({ x, y, width, height }) => [x - frame.x, y - frame.y, width, height])
      return { frame, rects, shift: [frame.shiftX, frame.shiftY] }
    }
    pan(0, 0)
    return { scene, cards, encoder, pan }
  }

  test('by whole px: the strips that came into view, each pixel once', () => {
    const { encoder, pan } = setUp()
    expect(pan(7, 5)).toMatchObject({
      shift: [-7, -5],
      rects: [
        [313, 0, 7, 240],
        [0, 235, 313, 5],
      ],
    })
    expect(encoder.visited).toBeLessThan(30)
    expect(pan(4, 7)).toMatchObject({
      shift: [3, -2],
      rects: [
        [0, 0, 3, 240],
        [3, 238, 317, 2],
      ],
    })
    expect(pan(4, 0)).toMatchObject({ shift: [0, 7], rects: [[0, 0, 320, 7]] })
    expect(pan(4, 0)).toMatchObject({ shift: [0, 0], rects: [] })
  })

  test('with a change: that as well, where it is now', () => {
    const { cards, pan } = setUp()
    cards[21]?.set({ fill: '#f00' })
    expect(pan(10, 0).rects).toEqual([
      [310, 0, 10, 240],
      [29, 34, 32, 27],
    ])
  })

  test('there and back: what it drew the first time, in the places that it had', () => {
    const { pan } = setUp()
    const there = pan(-20, -30)
    pan(0, 0)
    const again = pan(-20, -30)
    expect(again.rects).toEqual(there.rects)
    expect([again.frame.records.dirty, again.frame.anchors.dirty]).toEqual([[], []])
    expect(again.frame.view).toEqual(there.frame.view)
  })

  test('of a layer, what of it lies in the strips that it touches', () => {
    const { scene, pan } = setUp()
    const fade = scene.add(new Group({ opacity: 0.5 }))
    for (let i = 0; i < 2; i++) fade.add(new Box({ x: 100, y: 20 * i, width: 300, height: 60, fill: '#fff' }))
    pan(0, 0)
    const { frame, rects } = pan(7, 5)
    expect(frame.passes.map(({ target }) => target)).toEqual([1, 0, 0])
    // all that antialiasing may reach: two px to the left
    expect(rects[0]).toEqual([311, 0, 9, 76])
  })

  test('for a backend that has seen nothing yet: all of it', () => {
    const { encoder, pan } = setUp()
    pan(7, 0)
    const frame = encoder.encode({ ...SURFACE, pixelRatio: 1, camera: { x: 14, y: 0, zoom: 1 } }, true)
    expect([frame.shiftX, frame.passes.map(({ x, width }) => [x, width])]).toEqual([0, [[14, 320]]])
    encoder.taken()
    expect(pan(21, 0).shift).toEqual([-7, 0])
  })

  test.each([
    ['by a part of a px', 7.5, 5, 1],
    ['at another zoom', 0, 0, 1.1],
    ['to another tile', 9000, 0, 1],
    ['by most of the screen', 200, 0, 1],
    ['by more than the screen', 321, 7, 1],
  ])('%s: all of it, in its place', (_, x, y, zoom) => {
    const { pan } = setUp()
    expect(pan(x, y, zoom)).toMatchObject({ shift: [0, 0], rects: [[0, 0, 320, 240]] })
  })

  test('whole px are those of the device', () => {
    const { pan } = setUp()
    pan(0, 0, 1.6, 1.25)
    expect(pan(3.5, 0, 1.6, 1.25)).toMatchObject({ shift: [-7, 0], rects: [[313, 0, 7, 240]] })
    expect(pan(3.5, 0.2, 1.6, 1.25).shift).toEqual([0, 0])
  })
})

test('a pan over large images keeps those that it shows', () => {
  const scene = new Scene()
  for (let i = 0; i < 20; i++) scene.add(new Image({ src: `${1500 + i}x1100`, x: i * 1600, width: 1500, height: 1100 }))
  const encoder = encoderOf(scene)
  for (let x = 0; x < 8000; x += 100) {
    const frame = encoder.encode({ ...SURFACE, pixelRatio: 1, camera: { x, y: 0, zoom: 1 } })
    const strip = { x: x ? x + 220 : 0, width: x ? 100 : 320 }
    expect(frame.passes).toMatchObject([{ ...strip, batches: (x + 320) % 1600 > 0 ? [{}] : [] }])
    encoder.taken()
    expect(encoder.large.all().length).toBeLessThanOrEqual(2)
  }
})

test('an image that comes late damages its own place', () => {
  const scene = new Scene()
  const ports = createFakeImages()
  let version = 0
  const images = {
    ...ports,
    version: () => version,
    pixels: (...args: Parameters<typeof ports.pixels>) => (version ? ports.pixels(...args) : null),
  }
  scene.add(new Box({ width: 300, height: 200, fill: '#eee' }))
  scene.add(new Image({ src: '20x10', x: 50, y: 40, width: 20, height: 10 }))
  const encoder = encoderOf(scene, images)
  const draw = (full = false) => {
    const { passes } = encoder.encode({ ...SURFACE, pixelRatio: 1 }, full)
    encoder.taken()
    return passes.map(({ x, y, width, height }) => [x, y, width, height])
  }
  draw(true)
  version = 1
  expect(draw()).toEqual([[49, 39, 22, 12]])
  version = 2
  expect(draw()).toEqual([])
})
