import { describe, expect, test } from 'vitest'
import { type BoardNode, board, box, ellipse, group, line } from '../../../demos/boards/src/nodes.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { buildScene } from '../../../src/engine/build-scene.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { renderFrame } from '../../oracle/oracle.ts'

/**
 * What properties mean, pixel by pixel. Pictures of backends are compared with the oracle's picture of the same frame, which
 * says nothing about a wrong frame; here the numbers are written down.
 */

const SIZE = 32

interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }

function encoderOf(scene: Scene): Encoder {
  return new Encoder(scene, { text: null, images: null, onDemand, maxAtlasPages: 1, report: () => {} })
}

function draw(encoder: Encoder, camera: Camera = { x: 0, y: 0, zoom: 1 }, full = true): Uint8Array {
  const frame = encoder.encode(
    { camera, pixelRatio: 1, width: SIZE, height: SIZE, background: [0, 0, 0, 0], time: 0 },
    full,
  )
  const pixels = renderFrame(frame)
  encoder.taken()
  return pixels
}

function sceneOf(...nodes: readonly BoardNode[]): Scene {
  const scene = new Scene()
  scene.replaceRoot(buildScene(board([SIZE, SIZE], '#000', nodes).root))
  return scene
}

function picture(...nodes: readonly BoardNode[]): Uint8Array {
  return draw(encoderOf(sceneOf(...nodes)))
}

function at(pixels: Uint8Array, x: number, y: number): number[] {
  return [...pixels.subarray((y * SIZE + x) * 4, (y * SIZE + x) * 4 + 4)]
}

const whole = { width: SIZE, height: SIZE }

describe('a document means', () => {
  test('places: x to the right, y down, half-open', () => {
    const pixels = picture(box({ x: 4, y: 8, width: 10, height: 2, fill: '#f00' }))
    expect(at(pixels, 4, 8)).toEqual([255, 0, 0, 255])
    expect(at(pixels, 13, 9)).toEqual([255, 0, 0, 255])
    for (const [x, y] of [
      [3, 8],
      [14, 8],
      [4, 7],
      [4, 10],
      [8, 4],
    ] as const)
      expect(at(pixels, x, y)).toEqual([0, 0, 0, 0])
  })

  test('turns: clockwise about the origin, which is the centre', () => {
    const arm = { x: 10, y: 10, width: 10, height: 2, fill: '#fff' }
    expect(at(picture(box({ ...arm, rotation: 90 })), 15, 6)[3]).toBe(255)
    const about = picture(box({ ...arm, rotation: 90, originX: 0, originY: 0 }))
    expect(at(about, 9, 18)[3]).toBe(255)
    expect(at(about, 9, 8)[3]).toBe(0)
  })

  test('scales: about the origin, inside the turn', () => {
    const pixels = picture(box({ x: 8, y: 8, width: 8, height: 4, originX: 0, originY: 0, scaleX: 2, fill: '#fff' }))
    expect(at(pixels, 23, 11)[3]).toBe(255)
    expect(at(pixels, 24, 9)[3]).toBe(0)
    expect(at(pixels, 9, 12)[3]).toBe(0)
  })

  test('the camera: the world point at the top left, and px a world px', () => {
    const encoder = encoderOf(sceneOf(box({ x: 10, y: 6, width: 4, height: 4, fill: '#fff' })))
    const pixels = draw(encoder, { x: 8, y: 4, zoom: 2 })
    expect(at(pixels, 4, 4)[3]).toBe(255)
    expect(at(pixels, 11, 11)[3]).toBe(255)
    expect(at(pixels, 3, 4)[3]).toBe(0)
    expect(at(pixels, 12, 4)[3]).toBe(0)
  })

  test('a colour: premultiplied once', () => {
    expect(at(picture(box({ ...whole, fill: 'rgb(255 0 128 / .5)' })), 5, 5)).toEqual([128, 0, 64, 128])
  })

  test('opacity: once a node, and multiplied along the way up', () => {
    const half = picture(group({ opacity: 0.5 }, [box({ ...whole, opacity: 0.5, fill: '#fff' })]))
    expect(at(half, 5, 5)).toEqual([64, 64, 64, 64])
  })

  test('opacity of children that overlap: one layer', () => {
    const pixels = picture(
      group({ opacity: 0.5 }, [
        box({ width: 20, height: 20, fill: '#f00' }),
        box({ x: 10, width: 20, height: 20, fill: '#00f' }),
      ]),
    )
    expect(at(pixels, 5, 5)).toEqual([128, 0, 0, 128])
    expect(at(pixels, 15, 5)).toEqual([0, 0, 128, 128])
  })

  test('children: above their parent, later ones above earlier ones', () => {
    const pixels = picture(
      box({ ...whole, fill: '#f00' }, [
        box({ width: 20, height: 20, fill: '#0f0' }),
        box({ x: 10, width: 20, height: 20, fill: '#00f' }),
      ]),
    )
    expect(at(pixels, 5, 5)).toEqual([0, 255, 0, 255])
    expect(at(pixels, 15, 5)).toEqual([0, 0, 255, 255])
    expect(at(pixels, 5, 25)).toEqual([255, 0, 0, 255])
  })

  test.each([
    ['inside', 10, 11],
    ['center', 9, 10],
    ['outside', 8, 9],
  ] as const)('a stroke %s: px %d to %d', (align, first, last) => {
    const stroke = { color: '#fff', width: 2, align }
    const pixels = picture(box({ x: 10, y: 10, width: 12, height: 12, stroke }))
    const row = Array.from({ length: 16 }, (_, x) => at(pixels, x, 16)[3])
    expect([row.indexOf(255), row.lastIndexOf(255)]).toEqual([first, last])
  })

  test('a line: centred on its points', () => {
    const points: [number, number][] = [
      [4, 10],
      [20, 10],
    ]
    const pixels = picture(line({ points, stroke: { color: '#fff', width: 2 } }))
    expect([at(pixels, 4, 9)[3], at(pixels, 19, 10)[3], at(pixels, 4, 8)[3], at(pixels, 20, 10)[3]]).toEqual([
      255, 255, 0, 0,
    ])
    const square = picture(line({ points, stroke: { color: '#fff', width: 2, cap: 'square' } }))
    expect([at(square, 3, 9)[3], at(square, 20, 10)[3], at(square, 21, 10)[3]]).toEqual([255, 255, 0])
  })

  test('a shadow: sigma is half the blur, moved, under the node, grown by its spread', () => {
    const shadow = { x: 0, y: 12, blur: 4, color: '#000' }
    const pixels = picture(box({ x: -50, y: -50, width: 200, height: 60, fill: '#f00', shadow }))
    expect(at(pixels, 16, 9)).toEqual([255, 0, 0, 255])
    // the shadow's edge lies at y = 22; pixel centres half a px off it: PHI(+-0.25) of sigma 2
    expect(at(pixels, 16, 21)[3]).toBeGreaterThan(151)
    expect(at(pixels, 16, 21)[3]).toBeLessThan(155)
    expect(at(pixels, 16, 25)[3]).toBeGreaterThan(8)
    expect(at(pixels, 16, 25)[3]).toBeLessThan(14)
    const spread = picture(box({ x: 10, y: 10, width: 10, height: 10, shadow: { spread: 3, color: '#000' } }))
    expect([at(spread, 7, 15)[3], at(spread, 6, 15)[3], at(spread, 15, 15)[3]]).toEqual([255, 0, 0])
  })

  test('a list of shadows: the first on top', () => {
    const shadow = [
      { y: 20, color: '#f00' },
      { y: 20, color: '#00f' },
      { y: 22, color: '#0f0' },
    ]
    const pixels = picture(box({ width: SIZE, height: 10, fill: '#fff', shadow }))
    expect(at(pixels, 5, 25)).toEqual([255, 0, 0, 255])
    expect(at(pixels, 5, 31)).toEqual([0, 255, 0, 255])
  })

  test('an inset shadow: inside the stroke, over the fill, on the side it is moved from', () => {
    const inset = { x: 3, spread: 1, color: '#00f', inset: true }
    const stroke = { color: '#0f0', width: 2, align: 'inside' } as const
    const pixels = picture(box({ x: 4, y: 4, width: 20, height: 20, fill: '#f00', stroke, shadow: inset }))
    const row = Array.from({ length: 28 }, (_, x) => at(pixels, x, 12))
    expect(row.map(([r, g, b]) => (r ? 'r' : g ? 'g' : b ? 'b' : '.')).join('')).toBe('....ggbbbbrrrrrrrrrrrrgg....')
    expect(at(pixels, 12, 6)).toEqual([0, 0, 255, 255])
    expect(at(pixels, 12, 7)).toEqual([255, 0, 0, 255])
    const gone = picture(box({ width: 20, height: 20, fill: '#f00', shadow: { ...inset, spread: 10 } }))
    expect(at(gone, 10, 10)).toEqual([0, 0, 255, 255])
  })

  test('outer and inset shadows in one list: the first of each sort on top, as many as there are', () => {
    const shadow = [
      { x: 4, color: '#00f', inset: true },
      { x: 2, color: '#fff' },
      { x: 8, color: '#ff0', inset: true },
      { x: 4, color: '#f00' },
      { x: 6, color: '#0f0' },
      { x: 8, color: '#00f' },
    ]
    const pixels = picture(box({ width: 12, height: SIZE, fill: '#111', shadow }))
    const row = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21].map((x) => at(pixels, x, 9).slice(0, 3).join(' '))
    const [blue, yellow] = ['0 0 255', '255 255 0']
    expect(row.slice(0, 6)).toEqual([blue, blue, yellow, yellow, '17 17 17', '17 17 17'])
    expect(row.slice(6)).toEqual(['255 255 255', '255 0 0', '0 255 0', blue, '0 0 0'])
  })

  test('a clip: nothing outside it, and nested ones both', () => {
    const clip = { x: 4, y: 4, width: 10, height: 10 }
    const pixels = picture(group({ clip }, [group({ x: 6, clip }, [box({ ...whole, fill: '#fff' })])]))
    expect(at(pixels, 10, 10)[3]).toBe(255)
    for (const [x, y] of [
      [9, 10],
      [14, 10],
      [12, 3],
      [12, 14],
    ] as const)
      expect(at(pixels, x, y)[3]).toBe(0)
  })

  test('a gradient: interpolated premultiplied, at the angle of CSS', () => {
    const stops: [number, string][] = [
      [0, 'rgb(255 0 0 / 0)'],
      [1, '#00f'],
    ]
    const right = picture(box({ ...whole, fill: { type: 'linear', angle: 90, stops } }))
    const t = 24.5 / SIZE
    expect(at(right, 24, 3)).toEqual([0, 0, Math.round(t * 255), Math.round(t * 255)])
    const down = picture(box({ ...whole, fill: { type: 'linear', stops } }))
    expect(at(down, 3, 24)).toEqual(at(right, 24, 3))
  })

  test('a gradient of more stops than a slot holds', () => {
    const colors = ['#f00', '#0f0', '#00f', '#ff0', '#f0f', '#0ff', '#fff', '#000']
    const stops = colors.flatMap((color, i): [number, string][] => [
      [i / 8, color],
      [(i + 1) / 8, color],
    ])
    const pixels = picture(box({ ...whole, fill: { type: 'linear', angle: 90, stops } }))
    const reds = colors.map((_, i) => at(pixels, i * 4 + 2, 5)[0])
    expect(reds).toEqual([255, 0, 0, 255, 255, 0, 255, 0])
  })

  test('a radial and a conic gradient: touching the sides, and from the top clockwise', () => {
    const stops: [number, string][] = [
      [0, '#f00'],
      [0.5, '#f00'],
      [0.5, '#00f'],
      [1, '#00f'],
    ]
    const radial = picture(box({ ...whole, fill: { type: 'radial', stops } }))
    expect([at(radial, 16, 9), at(radial, 16, 6)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ])
    const conic = picture(ellipse({ ...whole, fill: { type: 'conic', stops } }))
    expect([at(conic, 24, 16), at(conic, 8, 16)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ])
  })

  test.each([
    ['normal', [100, 50, 0]],
    ['add', [255, 150, 255]],
    ['screen', [222, 130, 255]],
    ['multiply', [78, 20, 0]],
  ] as const)('the blend mode %s', (blendMode, expected) => {
    const pixels = picture(
      box({ ...whole, fill: 'rgb(200 100 255)' }),
      box({ ...whole, blendMode, fill: 'rgb(100 50 0)' }),
    )
    const [r, g, b] = at(pixels, 5, 5)
    expect([r, g, b]).toEqual(expected)
  })

  test('a child that comes into view in a group that was outside it', () => {
    const scene = sceneOf(group({}, [{ ...box({ x: -200, width: 4, height: 4, fill: '#fff' }), id: 'child' }]))
    const encoder = encoderOf(scene)
    expect(at(draw(encoder), 10, 0)[3]).toBe(0)
    scene.get('child')?.set({ x: 10 })
    expect(at(draw(encoder, undefined, false), 10, 0)[3]).toBe(255)
  })

  test('a move: the node and all in it', () => {
    const scene = sceneOf({ ...group({}, [box({ width: 4, height: 4, fill: '#fff' })]), id: 'moved' })
    const encoder = encoderOf(scene)
    draw(encoder)
    for (const x of [10, 20]) {
      scene.get('moved')?.set({ x })
      const pixels = draw(encoder, undefined, false)
      expect([at(pixels, x, 0)[3], at(pixels, x - 10, 0)[3]]).toEqual([255, 0])
    }
  })
})
