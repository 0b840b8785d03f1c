import { expect, test } from 'vitest'
import { emptyRect } from '../../../src/math/rect.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Trail } from '../../../src/scene/trail.ts'

test('a trail made thinner covers what its old samples ink until they are gone', () => {
  const scene = new Scene()
  const trail = scene.add(new Trail({ width: 200, life: 1 }))
  trail.push(100, 100, { time: 0 }).push(110, 100, { time: 10 })
  const wide = trail.inkBounds(emptyRect())
  trail.width = 2
  expect(trail.inkBounds(emptyRect())).toEqual(wide)
  trail.end().push(500, 500, { time: 5000 }).push(501, 500, { time: 5010 })
  const { x0, x1 } = trail.inkBounds(emptyRect())
  expect(x1 - x0).toBeLessThan(150)
})
