import { expect, test } from 'vitest'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import type { Frame } from '../../../src/frame/frame.ts'
import { RECORD, RECORD_WORDS } from '../../../src/frame/layout.ts'
import { validateFrame } from '../../../src/frame/validate.ts'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Group } from '../../../src/scene/group.ts'
import { Line } from '../../../src/scene/line.ts'
import { Path } from '../../../src/scene/path.ts'
import { Polyline } from '../../../src/scene/polyline.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { bouncy } from '../../../src/scene/spring.ts'
import { renderFrame } from '../../oracle/oracle.ts'

const fixed = { color: '#fff', width: 4, scale: 'fixed' } as const
const points = [
  [0, 0],
  [40, 30],
] as const

function setUp() {
  const scene = new Scene()
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const encoder = new Encoder(scene, { text: null, images: null, onDemand, maxAtlasPages: 2, report: () => {} })
  const draw = ({ x = 0, y = 0, zoom = 1, pixelRatio = 1, time = 0, full = true } = {}): Frame => {
    const camera = { x, y, zoom }
    const background = [0, 0, 0, 0] as const
    const frame = encoder.encode({ camera, pixelRatio, width: 200, height: 150, background, time }, full)
    validateFrame(frame)
    return frame
  }
  /** How many records and rows a frame changed. */
  const cost = (view: Parameters<typeof draw>[0]) => {
    encoder.taken()
    const { records, anchors } = draw({ ...view, full: false })
    return { encoded: encoder.encoded, records: records.dirty.length / 2, rows: anchors.dirty.length / 2 }
  }
  return { scene, draw, cost, encoder }
}

/** Alpha of a pixel column or row, in px. */
const ink = (frame: Frame, at: (i: number) => [x: number, y: number], count: number) => {
  const pixels = renderFrame({ ...frame, full: true })
  let sum = 0
  for (let i = 0; i < count; i++) {
    const [x, y] = at(i)
    sum += (pixels[(y * frame.width + x) * 4 + 3] as number) / 255
  }
  return sum
}

test('a pan and a zoom make no record of boxes, ellipses and lines again', () => {
  const { scene, draw, cost } = setUp()
  scene.add(new Box({ x: 10, y: 10, width: 50, height: 40, stroke: fixed }))
  scene.add(new Ellipse({ x: 70, y: 10, width: 50, height: 40, stroke: { ...fixed, align: 'outside' } }))
  scene.add(new Line({ x: 20, y: 70, points, stroke: fixed }))
  draw()
  expect(cost({ x: 5 })).toEqual({ encoded: 0, records: 0, rows: 0 })
  expect(cost({ x: 5, zoom: 0.9 })).toMatchObject({ encoded: 0, records: 0 })
  expect(cost({ x: 5, zoom: 0.9, pixelRatio: 2 })).toMatchObject({ encoded: 3 })
})

test('a running spring makes no record again and writes no row', () => {
  const { scene, draw, cost } = setUp()
  let tick = 0
  scene.clock = () => tick
  const box = scene.add(new Box({ x: 10, y: 10, width: 50, height: 40, stroke: fixed }))
  draw()
  box.animate({ scaleX: 3 }, bouncy)
  draw({ time: tick })
  tick += 160
  expect(cost({ time: tick })).toEqual({ encoded: 0, records: 0, rows: 0 })
})

test('a zoom bakes a polyline again, in the width of the screen', () => {
  const { scene, draw, cost } = setUp()
  scene.add(
    new Polyline({
      x: 10,
      y: 20.5,
      points: [
        [0, 0],
        [60, 0],
      ],
      stroke: fixed,
    }),
  )
  const column = (view: object) => ink(draw(view), (i) => [30, i], 150)
  expect(column({})).toBeCloseTo(4, 1)
  expect(cost({ zoom: 2 }).encoded).toBe(1)
  expect(column({ zoom: 2 })).toBeCloseTo(4, 1)
  expect(column({ zoom: 2, pixelRatio: 1.5 })).toBeCloseTo(6, 1)
})

test.each([
  [1, 1],
  [2.5, 1.5],
])('dashes are as long and as wide on the screen, at zoom %d and pixel ratio %d', (zoom, pixelRatio) => {
  const { scene, draw } = setUp()
  const stroke = { ...fixed, dash: [10, 6] }
  const along = [
    [0, 0],
    [40, 0],
  ] as const
  const group = scene.add(new Group({ x: 8, y: 8, scaleX: 3, scaleY: 0.5, originX: 0, originY: 0 }))
  const px = (css: number) => css * pixelRatio
  for (const node of [
    new Line({ points: along, stroke }),
    new Polyline({ points: along, stroke }),
    new Path({ d: 'M0 0h40', stroke }),
    new Box({ width: 40, height: 80, stroke: { ...stroke, align: 'inside' } }),
  ]) {
    group.add(node)
    const frame = draw({ zoom, pixelRatio, x: 8 - 8 / zoom, y: 8 - 8 / zoom })
    // The middle of a box's stroke begins half a width inside of its corner.
    const inset = node.type === 'box' ? 2 : 0
    const row = (from: number, length: number) =>
      ink(frame, (i) => [Math.round(px(8 + inset + from)) + i, Math.floor(px(8 + inset))], Math.round(px(length)))
    // From the middle of the first dash: half of it, a gap, a dash, a gap, half a dash.
    expect(row(5, 32), `${node.type} along`).toBeCloseTo(px(20), 0)
    expect(row(11, 4), `${node.type} gap`).toBeLessThan(0.1)
    const column = ink(frame, (i) => [Math.round(px(8 + inset + 5)), i], Math.round(px(20)))
    expect(column, `${node.type} across`).toBeCloseTo(px(4), 0)
    node.remove()
  }
})

test.each([0.3, 1, 4])('widths are those of the screen on both axes and across a line, at zoom %d', (zoom) => {
  const { scene, draw } = setUp()
  const group = scene.add(new Group({ scaleX: 2.5, scaleY: 0.5, originX: 0, originY: 0 }))
  group.add(new Box({ width: 40 / zoom, height: 120 / zoom, crisp: false, stroke: { ...fixed, align: 'inside' } }))
  for (const pixelRatio of [1, 1.25]) {
    const frame = draw({ zoom, pixelRatio, x: -10.3 / zoom, y: -8.7 / zoom })
    const [x, y] = [Math.floor(60 * pixelRatio), Math.floor(38 * pixelRatio)]
    expect(ink(frame, (i) => [i, y], x)).toBeCloseTo(4 * pixelRatio, 1)
    expect(ink(frame, (i) => [x, i], y)).toBeCloseTo(4 * pixelRatio, 1)
  }
  group.children[0]?.remove()
  group.add(
    new Line({
      points: [
        [0, 0],
        [40 / zoom, 200 / zoom],
      ],
      stroke: fixed,
    }),
  )
  // At 45 degrees on the screen.
  const frame = draw({ zoom, x: -20 / zoom, y: -20 / zoom })
  expect(ink(frame, (i) => [i, 70], 200) * Math.SQRT1_2).toBeCloseTo(4, 1)
})

test('snaps as a scaled stroke does: whole rows, as many as the width rounds to', () => {
  const { scene, draw } = setUp()
  scene.add(new Box({ x: 10.3, y: 10.3, width: 5, height: 5, scaleX: 7, scaleY: 5, stroke: { ...fixed, width: 1 } }))
  for (const [pixelRatio, rows] of [
    [1, 1],
    [1.4, 1],
    [1.5, 2],
    [2, 2],
  ] as const) {
    const frame = draw({ pixelRatio })
    const pixels = renderFrame({ ...frame, full: true })
    const x = Math.round(12 * pixelRatio)
    const inked = Array.from({ length: 20 }, (_, y) => pixels[(y * frame.width + x) * 4 + 3]).filter((alpha) => alpha)
    expect(inked, `at ${pixelRatio}`).toEqual(Array(rows).fill(255))
  }
})

test('no clip is left out because the shape without its stroke lies inside', () => {
  const { scene, draw } = setUp()
  const clipping = scene.add(new Group({ clip: { width: 60, height: 60 } }))
  const inside = clipping.add(
    new Box({ x: 5, y: 5, width: 50, height: 50, stroke: { color: '#fff', align: 'outside' } }),
  )
  const clipOf = (frame: Frame) => frame.records.words[(frame.drawList[0] as number) * RECORD_WORDS + RECORD.clip.word]
  expect(clipOf(draw())).toBe(0)
  inside.stroke = { ...fixed, align: 'outside' }
  expect(clipOf(draw())).toBeGreaterThan(0)
  // 5 world px are less than the stroke.
  expect(ink(draw({ zoom: 0.5 }), (i) => [i, 15], 200)).toBeCloseTo(0 + 2.5 + 2.5, 1)
})

test('what only a stroke brings into view is drawn, and layers have room for it', () => {
  const { scene, draw } = setUp()
  const box = scene.add(new Box({ x: -30, y: 40, width: 28, height: 40, stroke: { ...fixed, align: 'outside' } }))
  expect(draw().drawCount).toBe(1)
  expect(ink(draw(), (i) => [i, 60], 10)).toBe(2)
  box.x = -60
  expect(draw().drawCount).toBe(0)
  const group = scene.add(new Group({ opacity: 0.5 }))
  for (const y of [20, 30]) {
    group.add(new Box({ x: 50, y, width: 20, height: 40, stroke: { ...fixed, align: 'outside' } }))
  }
  for (const zoom of [0.5, 2]) {
    const frame = draw({ zoom })
    expect(frame.passes).toHaveLength(2)
    expect(ink(frame, (i) => [i, 30 * zoom], 200)).toBeCloseTo(2 * 4 * 0.5, 1)
  }
})

test('a partial frame draws strokes anew where they were and where they are', () => {
  const { scene, draw, encoder } = setUp()
  const wide = { ...fixed, width: 6, align: 'outside' } as const
  const box = scene.add(new Box({ x: 40, y: 40, width: 10, height: 10, stroke: wide }))
  const line = scene.add(
    new Polyline({
      x: 200,
      y: 220,
      points: [
        [0, 0],
        [40, 0],
      ],
      stroke: fixed,
    }),
  )
  const clipping = scene.add(new Group({ clip: { width: 300, height: 60 } }))
  const hidden = clipping.add(new Box({ x: 200, y: 64, width: 30, height: 10, stroke: wide }))
  draw({ zoom: 0.5 })
  const expectDrawn = (...places: (readonly [x0: number, y0: number, x1: number, y1: number])[]) => {
    encoder.taken()
    const { passes } = draw({ zoom: 0.5, full: false })
    for (const [x0, y0, x1, y1] of places) {
      const holds = passes.some(({ x, y, width, height }) => x <= x0 && y <= y0 && x + width >= x1 && y + height >= y1)
      expect(holds, `${[x0, y0, x1, y1]} in ${JSON.stringify(passes)}`).toBe(true)
    }
    expect(passes.every(({ width, height }) => width < 200 || height < 150)).toBe(true)
  }
  box.x = 280
  expectDrawn([14, 14, 31, 31], [134, 14, 151, 31])
  line.remove()
  expectDrawn([100, 108, 120, 112])
  hidden.stroke = { ...wide, color: '#f00' }
  expectDrawn([94, 26, 121, 30])
  hidden.remove()
  expectDrawn([94, 26, 121, 30])
})

test('a first fixed stroke is drawn with all that it reaches', () => {
  const { scene, draw, encoder } = setUp()
  const box = scene.add(
    new Box({ x: -20, y: 40, width: 10, height: 10, stroke: { ...fixed, width: 1, scale: 'scale' } }),
  )
  draw()
  encoder.taken()
  box.stroke = { ...fixed, width: 16, align: 'outside' }
  const { drawCount, passes } = draw({ full: false })
  expect(drawCount).toBe(1)
  expect(passes.some(({ x, y, width, height }) => x === 0 && y <= 24 && width >= 6 && y + height >= 66)).toBe(true)
})

test('what lies under an opaque box is drawn when its fixed stroke may show beside it', () => {
  const { scene, draw } = setUp()
  const below = scene.add(new Box({ x: 60, y: 60, width: 20, height: 20, fill: '#00f' }))
  scene.add(
    new Box({ x: 40, y: 40, width: 60, height: 60, fill: '#fff', stroke: { ...fixed, width: 1, color: '#f008' } }),
  )
  expect(draw().drawCount).toBe(1)
  below.stroke = { ...fixed, width: 30, align: 'outside' }
  const frame = draw()
  expect(frame.drawCount).toBe(2)
  expect(ink(frame, (i) => [i, 70], 39)).toBe(9)
})
