import { expect, test } from 'vitest'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Group } from '../../../src/scene/group.ts'
import { Line } from '../../../src/scene/line.ts'
import { Path } from '../../../src/scene/path.ts'
import { Polyline } from '../../../src/scene/polyline.ts'
import { Scene } from '../../../src/scene/scene.ts'

const fixed = { color: '#000', width: 4, scale: 'fixed' } as const
const outside = { ...fixed, align: 'outside' } as const
const points = [
  [0, 0],
  [10, 0],
] as const

/** What is hit goes on for `px` CSS px of the screen beyond the world point (x, y), towards (dx, dy). */
function expectReach(scene: Scene, zoom: number, x: number, y: number, dx: number, dy: number, px: number): void {
  const at = (distance: number) => scene.hit(x + (dx * distance) / zoom, y + (dy * distance) / zoom, zoom)
  expect(at(px - 0.05), `${zoom}: ${px} px beyond ${x}, ${y}`).not.toBeNull()
  expect(at(px + 0.05), `${zoom}: not farther than ${px} px`).toBeNull()
}

test.each([0.1, 1, 7])('hits of fixed strokes are as wide as they are seen, at zoom %d', (zoom) => {
  const scene = new Scene()
  const group = scene.add(new Group({ scaleX: 3, scaleY: 0.5, originX: 0, originY: 0 }))
  const reach = (at: [number, number], to: [number, number], px: number) => expectReach(scene, zoom, ...at, ...to, px)
  for (const shape of [
    new Box({ width: 10, height: 20, fill: '#fff', stroke: outside }),
    new Ellipse({ width: 10, height: 20, fill: '#fff', stroke: outside }),
  ]) {
    group.add(shape)
    reach([0, 5], [-1, 0], 4)
    reach([30, 5], [1, 0], 4)
    reach([15, 0], [0, -1], 4)
    reach([15, 10], [0, 1], 4)
    shape.remove()
  }
  for (const shape of [
    new Line({ points, stroke: fixed }),
    new Polyline({ points, stroke: fixed }),
    new Path({ d: 'M0 0h10', stroke: fixed }),
  ]) {
    group.add(shape)
    reach([15, 0], [0, -1], 2)
    reach([15, 0], [0, 1], 2)
    shape.rotation = 90
    reach([0, 2.5], [1, 0], 2)
    shape.remove()
  }
})

test('bounds leave fixed strokes out, and the scene knows how far they reach', () => {
  const scene = new Scene()
  const box = scene.add(new Box({ width: 10, height: 20, stroke: { color: '#000', width: 4 } }))
  scene.update()
  expect(box.bounds).toEqual({ x0: -2, y0: -2, x1: 12, y1: 22 })
  expect(scene.reach).toBe(0)
  box.stroke = fixed
  scene.update()
  expect(box.bounds).toEqual({ x0: 0, y0: 0, x1: 10, y1: 20 })
  expect(scene.reach).toBeGreaterThanOrEqual(4 * Math.SQRT2)
})

test('a stroke scale is one of two words', () => {
  const box = new Box({ width: 10, height: 10 })
  expect(() => box.set({ stroke: { color: '#000', scale: 'screen' as 'fixed' } })).toThrow(
    /stroke\.scale is "screen"; it must be one of scale, fixed/,
  )
})
