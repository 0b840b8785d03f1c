import { expect, test } from 'vitest'
import { cameraSpace, createView } from '../../../src/encode/view.ts'
import { createRandom } from '../../support/random-scene.ts'

test('a world point lands where the camera says, within 1/256 device px, anywhere and at any zoom', () => {
  const random = createRandom(1)
  for (let i = 0; i < 2000; i++) {
    const zoom = 10 ** (random() * 4 - 2)
    const camera = { x: (random() - 0.5) * 1e6, y: (random() - 0.5) * 1e6, zoom }
    const pixelRatio = 0.67 + random() * 2
    const view = createView(camera, pixelRatio, 1280, 720)
    const x = camera.x + (random() * 1280) / (zoom * pixelRatio)
    const stored = Math.fround(cameraSpace(x, view.originX, view.quantum))
    expect(stored).toBe(cameraSpace(x, view.originX, view.quantum))
    const onScreen = stored * view.scale + view.offsetX - view.x
    expect(Math.abs(onScreen - (x - camera.x) * view.scale)).toBeLessThan(1 / 256)
  }
})

test('the view follows from the camera alone', () => {
  const camera = { x: 123.4, y: -9.75, zoom: 1.3 }
  expect(createView(camera, 1.5, 100, 80)).toEqual(createView({ ...camera }, 1.5, 100, 80))
})

test('a pan by whole device px moves the screen and no other number', () => {
  const before = createView({ x: -0.1, y: 100, zoom: 1.3 }, 1.5, 100, 100)
  const after = createView({ x: -0.1 + 7 / 1.95, y: 100, zoom: 1.3 }, 1.5, 100, 100)
  expect(before.offsetX).not.toBe(0)
  expect(after).toEqual({ ...before, x: before.x + 7 })
})
