import { expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { EngineCamera } from '../../../src/engine/camera.ts'
import { createRandom } from '../../support/random-scene.ts'

function watched(): { camera: EngineCamera; changes: () => number } {
  let count = 0
  const camera = new EngineCamera(() => count++)
  return { camera, changes: () => count }
}

function codeOf(act: () => unknown): string {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof EngineError ? `${error.code} ${error.path}` : String(error)
  }
}

test('zoomAt keeps the point under the pointer', () => {
  const random = createRandom(1)
  const { camera } = watched()
  for (let i = 0; i < 500; i++) {
    const [x, y] = [random() * 1280, random() * 720]
    const before = camera.toWorld(x, y)
    camera.zoomAt(x, y, 2 ** (random() * 2 - 1))
    const after = camera.toWorld(x, y)
    const tolerance = 1e-9 * (1 + Math.abs(before.x) + Math.abs(before.y) + 1280 / camera.zoom)
    expect(Math.abs(after.x - before.x)).toBeLessThan(tolerance)
    expect(Math.abs(after.y - before.y)).toBeLessThan(tolerance)
  }
})

test('zoomAt stops at the ends of the range, and says nothing there', () => {
  const { camera, changes } = watched()
  camera.zoomAt(0, 0, 1e9)
  expect([camera.zoom, changes()]).toEqual([1e4, 1])
  camera.zoomAt(10, 10, 2)
  expect([camera.zoom, changes()]).toEqual([1e4, 1])
  camera.zoomAt(0, 0, 1e-12)
  expect(camera.zoom).toBe(1e-4)
})

test('set is all or nothing, and told once', () => {
  const { camera, changes } = watched()
  camera.set({ x: 5, y: 6, zoom: 2 })
  expect(changes()).toBe(1)
  expect(codeOf(() => camera.set({ x: 7, zoom: 0 }))).toBe('out-of-range camera.zoom')
  expect(codeOf(() => camera.zoomAt(0, 0, Number.NaN))).toBe('not-finite camera.x')
  expect(codeOf(() => Object.assign(camera, { y: '3' }))).toBe('wrong-type camera.y')
  expect([camera.x, camera.y, camera.zoom, changes()]).toEqual([5, 6, 2, 1])
})

test('an equal value is no change', () => {
  const { camera, changes } = watched()
  camera.x = 0
  camera.set({ x: 0, y: 0, zoom: 1 })
  camera.set({})
  expect(changes()).toBe(0)
})

test('toWorld', () => {
  const { camera } = watched()
  camera.set({ x: 100, y: -50, zoom: 2 })
  expect(camera.toWorld(10, 30)).toEqual({ x: 105, y: -35 })
})
