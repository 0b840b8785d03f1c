import { expect, test } from 'vitest'
import { OnDemand } from '../../../src/base/on-demand.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Line } from '../../../src/scene/line.ts'
import type { Node } from '../../../src/scene/node.ts'
import { Path } from '../../../src/scene/path.ts'
import { Polyline } from '../../../src/scene/polyline.ts'
import { Scene } from '../../../src/scene/scene.ts'

const SURFACE = {
  camera: { x: 0, y: 0, zoom: 1 },
  pixelRatio: 1,
  width: 100,
  height: 100,
  background: [0, 0, 0, 0] as const,
  time: 0,
}
const dashed = { color: '#000', width: 2, dash: [4, 4] }
const points = [
  [0, 0],
  [40, 0],
] as const

const cases: [string, () => Node, number, number][] = [
  ['a dashed line', () => new Line({ points, stroke: dashed }), 0, 5],
  ['a solid line', () => new Line({ points, stroke: { color: '#000' } }), 1, 1],
  ['a line whose dashes have no length', () => new Line({ points, stroke: { ...dashed, dash: [0, 0] } }), 1, 1],
  ['a polyline', () => new Polyline({ points, stroke: { color: '#000' } }), 0, 1],
  ['a path', () => new Path({ d: 'M0 0h9v9z', fill: '#000' }), 0, 1],
  ['a box with dashes', () => new Box({ width: 9, height: 9, fill: '#fff', stroke: dashed }), 1, 2],
  ['an ellipse with dashes', () => new Ellipse({ width: 9, height: 9, fill: '#fff', stroke: dashed }), 1, 2],
]

test.each(cases)('%s: what needs outlines shows when their code has come', async (_, create, before, after) => {
  const scene = new Scene()
  scene.add(create())
  const onDemand = new OnDemand('outlines', async () => encodeOnDemand)
  const encoder = new Encoder(scene, { text: null, images: null, onDemand, maxAtlasPages: 1, report: () => {} })
  const draw = () => {
    encoder.redraw()
    const { drawCount } = encoder.encode(SURFACE)
    encoder.taken()
    return drawCount
  }
  expect(draw()).toBe(before)
  await onDemand.pending
  expect(draw()).toBe(after)
})
