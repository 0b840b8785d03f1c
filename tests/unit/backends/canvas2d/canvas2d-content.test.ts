import { describe, expect, test } from 'vitest'
import { GradientContent, TexelContent } from '../../../../src/backends/canvas2d/canvas2d-content.ts'
import { GRADIENT } from '../../../../src/frame/layout.ts'
import type { Four } from '../../../../src/frame/records.ts'

function gradient(type: number, geometry: Four, ...stops: readonly (readonly [number, Four])[]) {
  const content = new GradientContent()
  content.paint.gradient = type
  content.paint.geometry.splice(0, 4, ...geometry)
  content.paint.offsets.push(...stops.map(([offset]) => offset))
  content.paint.colors.push(...stops.flatMap(([, color]) => color))
  content.size[0] = 200
  content.size[1] = 100
  const sample = content.sampler()
  return (x: number, y: number): number[] => {
    const out = new Float64Array(4)
    sample(x, y, out)
    return Array.from(out, (v) => Math.round(v * 1e6) / 1e6)
  }
}

const RED: Four = [1, 0, 0, 1]
const CLEAR: Four = [0, 0, 0, 0]
const BLUE: Four = [0, 0, 1, 1]

describe('a gradient', () => {
  test('mixes premultiplied along the line in px', () => {
    const at = gradient(GRADIENT.LINEAR, [0.25, 0.5, 0.75, 0.5], [0, RED], [1, CLEAR])
    expect(at(100, 7)).toEqual([0.5, 0, 0, 0.5])
    expect(at(125, 93)).toEqual([0.25, 0, 0, 0.25])
  })

  test('keeps its end colours outside, and the later colour at a hard edge', () => {
    const at = gradient(GRADIENT.LINEAR, [0, 0, 1, 0], [0.2, RED], [0.5, RED], [0.5, BLUE], [0.8, BLUE])
    expect([at(0, 0), at(99.9, 0), at(100, 0), at(300, 0)]).toEqual([RED, RED, BLUE, BLUE])
  })

  test('without length shows its stop at 0; without radius its last', () => {
    const stops = [
      [0, RED],
      [1, BLUE],
    ] as const
    expect(gradient(GRADIENT.LINEAR, [0.5, 0.5, 0.5, 0.5], ...stops)(10, 10)).toEqual(RED)
    expect(gradient(GRADIENT.RADIAL, [0.5, 0.5, 0, 0.5], ...stops)(10, 10)).toEqual(BLUE)
  })

  test('is an ellipse about its centre, or turns clockwise from the top', () => {
    const radial = gradient(GRADIENT.RADIAL, [0.5, 0.5, 0.5, 0.5], [0, RED], [1, BLUE])
    expect(radial(150, 50)).toEqual([0.5, 0, 0.5, 1])
    expect(radial(100, 25)).toEqual([0.5, 0, 0.5, 1])
    const conic = gradient(GRADIENT.CONIC, [0.5, 0.5, 0, 0], [0, RED], [1, BLUE])
    expect(conic(120, 50)).toEqual([0.75, 0, 0.25, 1])
    expect(conic(80, 50)).toEqual([0.25, 0, 0.75, 1])
  })

  test('varies along an axis only when its line does', () => {
    const content = new GradientContent()
    content.paint.geometry.splice(0, 4, 0, 0, 0, 1)
    expect([content.varies(0), content.varies(1)]).toEqual([false, true])
    content.paint.gradient = GRADIENT.RADIAL
    expect(content.varies(0)).toBe(true)
  })
})

describe('texels', () => {
  /** Four texels a row; the window, where u and v begin, is the two in the middle of rows 0 and 1. */
  function sampled(isImage: boolean) {
    const content = new TexelContent()
    content.bytes = Uint8Array.from(
      [
        [9, 9, 9, 255],
        [255, 0, 0, 255],
        [0, 0, 255, 255],
        [9, 9, 9, 255],
        [9, 9, 9, 255],
        [0, 0, 0, 0],
        [0, 51, 0, 51],
        [9, 9, 9, 255],
      ].flat(),
    )
    content.stride = 4
    content.window = [1, 0, 3, 2]
    content.isImage = isImage
    const sample = content.sampler()
    return (u: number, v: number): number[] => {
      const out = Float64Array.of(7, 7, 7, 7)
      sample(u, v, out)
      return Array.from(out, (value) => Math.round(value * 1e6) / 1e6)
    }
  }

  test('are themselves at their centres and mixed between', () => {
    const at = sampled(true)
    expect(at(0.5, 0.5)).toEqual([1, 0, 0, 1])
    expect(at(1, 0.5)).toEqual([0.5, 0, 0.5, 1])
    expect(at(1.5, 0.75)).toEqual([0, 0.05, 0.75, 0.8])
  })

  test('of an image are clamped to the window, those of a cell fade out around it', () => {
    expect(sampled(true)(-0.4, 0.2)).toEqual([1, 0, 0, 1])
    expect(sampled(false)(0, 0.5)).toEqual([0.5, 0, 0, 0.5])
    expect(sampled(false)(-0.6, 0.5)).toEqual([0, 0, 0, 0])
  })
})
