import { expect, test } from 'vitest'
import { FocusRing } from '../../../src/access/focus-ring.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { Box, Scene, toDocument } from '../../../src/index.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'

const COLORS = { ring: '#1a5fd0', around: '#ffffff' }

function create() {
  const scene = new Scene()
  scene.add(new Box({ id: 'box', x: 10, y: 10, width: 60, height: 40, fill: '#ccc' }))
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const [text, images] = [createFakeTextPort(), createFakeImages()]
  const encoder = new Encoder(scene, { text, images, onDemand, maxAtlasPages: 8, report: () => {} })
  const drawn = (zoom = 1) =>
    encoder.encode({
      camera: { x: 0, y: 0, zoom },
      pixelRatio: 1,
      width: 200,
      height: 100,
      background: [0, 0, 0, 0],
      time: 0,
    }).drawCount
  return { scene, ring: new FocusRing(scene), drawn }
}

test('it is in the picture, and neither in documents nor hit', () => {
  const { scene, ring, drawn } = create()
  const page = { width: 200, height: 100 }
  const before = JSON.stringify(toDocument(scene, page))
  expect(drawn()).toBe(1)
  ring.show(COLORS)
  ring.place({ x0: 10, y0: 10, x1: 70, y1: 50 })
  expect(drawn()).toBe(3)
  expect(JSON.stringify(toDocument(scene, page))).toBe(before)
  expect(scene.hit(30, 30)?.id).toBe('box')
  expect(scene.hit(10, 10)?.id).toBe('box')
  expect(scene.hit(8, 8)).toBeNull()
})

test('it outlives the document that it was shown over, and goes when it is hidden', () => {
  const { scene, ring, drawn } = create()
  ring.show(COLORS)
  ring.place({ x0: 10, y0: 10, x1: 70, y1: 50 })
  scene.replaceRoot(new Scene().root)
  expect(drawn()).toBe(2)
  ring.hide()
  ring.hide()
  expect(ring.isShown).toBe(false)
  expect(scene.overlay).toBeNull()
  expect(scene.size).toBe(1)
  drawn()
  expect(scene.changes).toEqual([])
})

test('a ring that does not move asks for no frame', () => {
  const { scene, ring, drawn } = create()
  ring.show(COLORS)
  ring.place({ x0: 10, y0: 10, x1: 70, y1: 50 })
  drawn()
  ring.place({ x0: 10, y0: 10, x1: 70, y1: 50 })
  expect(scene.changeBits).toBe(0)
})
