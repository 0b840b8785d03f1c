import { describe, expect, test } from 'vitest'
import { Occlusion } from '../../../src/encode/occlusion.ts'
import { createRandom } from '../../support/random-scene.ts'

describe('the grid of opaque cells', () => {
  test('hides nothing that shows a pixel, and all that lies deep inside', () => {
    const random = createRandom(3)
    const within = (low: number, high: number) => low + Math.floor((high - low) * random())
    const occlusion = new Occlusion()
    let hidden = 0
    for (let round = 0; round < 300; round++) {
      const [x, y] = [within(0, 50), within(0, 50)]
      const area = { x0: x, y0: y, x1: x + within(1, 200), y1: y + within(1, 90) }
      const pixels = new Set<string>()
      occlusion.start(area)
      const rect = (most: number) => {
        const [x0, y0] = [within(-20, 240) + random(), within(-20, 120) + random()]
        return { x0, y0, x1: x0 + within(0, most), y1: y0 + within(0, most) }
      }
      for (let i = 0; i < 12; i++) {
        const opaque = rect(120)
        occlusion.cover(opaque)
        for (let py = Math.max(area.y0, Math.ceil(opaque.y0)); py < Math.min(area.y1, Math.floor(opaque.y1)); py++)
          for (let px = Math.max(area.x0, Math.ceil(opaque.x0)); px < Math.min(area.x1, Math.floor(opaque.x1)); px++)
            pixels.add(`${px} ${py}`)
        const ink = rect(60)
        const shows = (() => {
          for (let py = Math.max(area.y0, Math.floor(ink.y0)); py < Math.min(area.y1, ink.y1); py++)
            for (let px = Math.max(area.x0, Math.floor(ink.x0)); px < Math.min(area.x1, ink.x1); px++)
              if (!pixels.has(`${px} ${py}`)) return true
          return false
        })()
        const hides = occlusion.hides(ink)
        if (hides) {
          expect(shows, `round ${round}`).toBe(false)
          hidden++
        }
      }
    }
    expect(hidden).toBeGreaterThan(100)
  })

  test('what covers all hides all, whatever the size', () => {
    const occlusion = new Occlusion()
    for (const [width, height] of [
      [1, 1],
      [128, 3],
      [129, 64],
      [1280, 720],
    ] as const) {
      const area = { x0: 7, y0: 9, x1: 7 + width, y1: 9 + height }
      occlusion.start(area)
      expect(occlusion.hides(area)).toBe(false)
      occlusion.cover(area)
      expect(occlusion.hides({ x0: -100, y0: -100, x1: 5000, y1: 5000 })).toBe(true)
    }
  })
})
