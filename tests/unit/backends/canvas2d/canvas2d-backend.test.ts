import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCanvas2dBackend } from '../../../../src/backends/canvas2d/canvas2d-backend.ts'
import { Ledger } from '../../../../src/backends/ledger.ts'
import type { Frame } from '../../../../src/frame/frame.ts'
import { FLAG, GRADIENT, KIND } from '../../../../src/frame/layout.ts'
import { FakeCanvas, stubCanvases } from './fake-canvas.ts'
import { buildFrame, type FrameSpec, type RecordSpec } from './frame-builder.ts'

let made: FakeCanvas[] = []
beforeEach(() => {
  made = stubCanvases()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function setUp(width = 64, height = 64) {
  const canvas = new FakeCanvas(width, height)
  const ledger = new Ledger()
  const backend = createCanvas2dBackend(canvas as unknown as OffscreenCanvas, { willReadFrequently: true, ledger })
  const render = (spec: FrameSpec) => {
    canvas.calls.length = 0
    return backend.render(buildFrame({ width, height, ...spec }))
  }
  return { canvas, backend, ledger, render }
}

const box = (change: Partial<RecordSpec> = {}): RecordSpec => ({
  kind: KIND.BOX,
  flags: FLAG.CRISP,
  rect: [8, 8, 40, 30],
  fill: [1, 0, 0, 1],
  ...change,
})
const rounded = box({ radii: [6, 6, 6, 6] })
const atlas = { size: 32, pages: [new Uint8Array(32 * 32 * 4).fill(255)], dirty: [] }
const cell = (x: number, change: Partial<RecordSpec> = {}): RecordSpec => ({
  kind: KIND.CELL,
  rect: [0, 0, 8, 8],
  uv: [0, 0, 8, 8],
  translation: [x, 10.3],
  fill: [0, 0, 1, 1],
  ...change,
})

describe('drawing', () => {
  test('follows the draw list', () => {
    const { canvas, render } = setUp()
    render({ slots: [box(), cell(2), box({ fill: [0, 1, 0, 1] })], drawList: [2, 1, 0], atlas })
    expect(canvas.painted()).toEqual(['fillRect', 'fillRect', 'drawImage', 'fillRect'])
    const colors = canvas.calls.flatMap(([name, value]) => (name === 'fillStyle' ? [value] : []))
    expect(colors).toEqual(['#ffffff', '#00ff00', '#ff0000'])
  })

  test('clears a transparent background and does not fill it', () => {
    const { canvas, render } = setUp()
    render({ slots: [], background: [0, 0, 0, 0] })
    expect(canvas.count('clearRect')).toBe(1)
    expect(canvas.painted()).toEqual([])
  })

  test('a crisp box lies on whole pixels', () => {
    const { canvas, render } = setUp()
    render({ slots: [box({ rect: [8.3, 8.5, 40.4, 30.2] })] })
    expect(canvas.calls.filter(([name]) => name === 'fillRect').at(-1)).toEqual(['fillRect', 8, 9, 32, 21])
  })

  test.each([
    ['rounded', rounded],
    ['with a shadow', box({ shadow: [0, 2, 4, 0], shadowColor: [0, 0, 0, 0.5] })],
    ['with a stroke', box({ strokeWidth: 2, strokeOutset: 1, stroke: [0, 0, 1, 1] })],
    ['turned', box({ linear: [0.8, 0.6, -0.6, 0.8], translation: [20, 0] })],
    ['round', { ...box(), kind: KIND.ELLIPSE }],
  ])('a box %s is one image', (_, record) => {
    const { canvas, render } = setUp()
    render({ slots: [record] })
    expect(canvas.painted()).toEqual(['fillRect', 'drawImage'])
  })

  test('a large box is tiles, and all tiles of its middle are one', () => {
    const { canvas, render } = setUp(1400, 1400)
    const counters = render({ slots: [box({ rect: [0, 0, 1400, 1400], radii: [6, 6, 6, 6] })] })
    expect(canvas.count('drawImage')).toBe(36)
    // First, middle, last whole one, and the rest of 120 px, along both axes; the last whole one is middle too.
    expect(counters.created).toBe(9)
  })

  test('a gradient makes tiles equal only along the axis where it does not vary', () => {
    const { render } = setUp(1280, 512)
    const stops = [
      [0, [1, 0, 0, 1]],
      [1, [0, 0, 1, 1]],
    ] as const
    const paint = { kind: KIND.PAINT, gradient: GRADIENT.LINEAR, geometry: [0, 0, 0, 1], stops } as const
    const gradient = box({ rect: [0, 0, 1280, 512], radii: [6, 6, 6, 6], paint: 1 })
    // Five columns, of which three are one; two rows.
    expect(render({ slots: [paint, gradient] }).created).toBe(3 * 2)
  })

  test('what is large and varies everywhere is tiles, of which only those on the target are made', () => {
    const { canvas, render } = setUp(600, 300)
    const image = { id: 1, width: 2, height: 2, bytes: new Uint8Array(16).fill(255) }
    const record: RecordSpec = {
      kind: KIND.IMAGE,
      flags: FLAG.FROM_SOURCE,
      rect: [-400, 0, 1600, 2000],
      uv: [0, 0, 2, 2],
    }
    const batches = [{ blend: 0, source: { type: 'image', id: 1 }, start: 0, count: 1 }] as const
    const counters = render({ slots: [record], images: [image], batches: [...batches] })
    // 256 px each: columns 1, 2 and 3 begin at -144, 112 and 368; rows 0 and 1.
    expect(canvas.count('drawImage')).toBe(6)
    expect(counters.uploadedBytes).toBe(6 * 256 * 256 * 4)
  })

  test('a cell at rest is copied to whole pixels', () => {
    const { canvas, render } = setUp()
    render({ slots: [cell(2.6)], atlas })
    // The cell's canvas has a border of one texel.
    expect(canvas.calls.at(-1)?.slice(2)).toEqual([0, 0, 10, 10, 2, 9, 10, 10])
    expect(canvas.calls).toContainEqual(['imageSmoothingEnabled', false])
  })

  test('blend modes are set per batch', () => {
    const { canvas, render } = setUp()
    const batch = (blend: 0 | 1 | 2 | 3, start: number) =>
      ({ blend, source: { type: 'none' }, start, count: 1 }) as const
    render({ slots: [box(), box(), box(), box()], batches: [batch(0, 0), batch(1, 1), batch(2, 2), batch(3, 3)] })
    const modes = canvas.calls.flatMap(([name, value]) => (name === 'globalCompositeOperation' ? [value] : []))
    expect(modes.slice(1)).toEqual(['source-over', 'lighter', 'screen', 'multiply'])
  })

  test('the bounds of a chain are those of all its clips, and cut without a clip of the canvas', () => {
    const { canvas, render } = setUp()
    const clip = (rect: RecordSpec['rect'], next: number): RecordSpec => ({
      kind: KIND.CLIP,
      flags: FLAG.CRISP,
      ...(rect && { rect }),
      clip: next,
    })
    const slots = [clip([4, 0, 50, 30], 0), clip([0, 9.8, 40.3, 64], 1), box({ clip: 2 }), cell(2, { clip: 2 })]
    const counters = render({ slots, atlas })
    expect(canvas.calls.filter(([name]) => name === 'fillRect').at(-1)).toEqual(['fillRect', 8, 10, 32, 20])
    // The cell's canvas goes from (1, 9) to (11, 19).
    expect(canvas.calls.at(-1)?.slice(2)).toEqual([3, 1, 7, 9, 4, 10, 7, 9])
    expect(counters.created).toBe(1)
  })

  test('what a clip hides is not made', () => {
    const { canvas, render } = setUp()
    const clip: RecordSpec = { kind: KIND.CLIP, rect: [0, 0, 20, 20], radii: [5, 5, 5, 5] }
    const counters = render({ slots: [clip, cell(30, { clip: 1 }), box({ rect: [20, 8, 40, 30], clip: 1 })], atlas })
    expect([canvas.painted(), counters.created]).toEqual([['fillRect'], 0])
  })

  test.each([
    ['across a corner', [0, 0, 20, 20], 'drawImage'],
    ['beside a corner', [13, 10, 30, 30], 'fillRect'],
    ['at a straight edge', [0, 20, 10, 30], 'fillRect'],
  ] as const)('in a rounded clip, a rectangle %s is drawn by %s', (_, rect, call) => {
    const { canvas, render } = setUp()
    const clip: RecordSpec = { kind: KIND.CLIP, flags: FLAG.CRISP, rect: [0, 0, 60, 60], radii: [12, 12, 12, 12] }
    render({ slots: [clip, box({ rect: [...rect], clip: 1 })] })
    expect(canvas.painted()).toEqual(['fillRect', call])
  })

  test('a clip ends with its records', () => {
    const { canvas, render } = setUp()
    const clip: RecordSpec = { kind: KIND.CLIP, rect: [0, 0, 20, 20] }
    render({ slots: [clip, box({ clip: 1 }), box()] })
    expect(canvas.calls.filter(([name]) => name === 'fillRect').slice(1)).toEqual([
      ['fillRect', 8, 8, 12, 12],
      ['fillRect', 8, 8, 32, 22],
    ])
  })

  test('a layer is drawn from the target of its pass, in that target place', () => {
    const { canvas, render } = setUp()
    const source = { type: 'target', target: 1 } as const
    const counters = render({
      slots: [rounded, { kind: KIND.LAYER, rect: [8, 8, 40, 30], opacity: 0.5 }],
      passes: [
        {
          target: 1,
          x: 8,
          y: 8,
          width: 32,
          height: 22,
          batches: [{ blend: 0, source: { type: 'none' }, start: 0, count: 1 }],
        },
        { target: 0, x: 0, y: 0, width: 64, height: 64, batches: [{ blend: 0, source, start: 1, count: 1 }] },
      ],
    })
    expect(counters.passes).toBe(2)
    expect(canvas.calls.at(-1)?.slice(2)).toEqual([0, 0, 32, 22, 8, 8, 32, 22])
    expect(canvas.calls).toContainEqual(['globalAlpha', 0.5])
    const target = canvas.calls.at(-1)?.[1] as FakeCanvas
    // The box's picture, at (8, 8) on the device, is at (0, 0) of the target.
    expect(target.calls.find(([name]) => name === 'drawImage')?.slice(2)).toEqual([0, 0, 32, 22, 0, 0, 32, 22])
  })
})

describe('counters', () => {
  const scene: FrameSpec = { slots: [rounded, cell(2), cell(20), cell(2, { fill: [0, 0.5, 0, 0.5] })], atlas }
  const steady = (frame: Frame): Frame => ({ ...frame, full: false })

  test('a frame seen before makes and uploads nothing', () => {
    const { backend, render } = setUp()
    const first = render(scene)
    // One picture, and the cell in two colours.
    expect(first).toMatchObject({ passes: 1, draws: 4, records: 4, created: 3 })
    expect(first.uploadedBytes).toBe((32 * 22 + 2 * 10 * 10) * 4)
    const again = backend.render(steady(buildFrame(scene)))
    expect(again).toMatchObject({ records: 4, uploadedBytes: 0, created: 0 })
  })

  test('only cells under a changed part of the atlas are made again', () => {
    const { backend, render } = setUp()
    const far = cell(30, { uv: [16, 16, 24, 24] })
    render({ slots: [cell(2), far], atlas })
    const change = { page: 0, x: 7, y: 7, width: 4, height: 4 }
    const frame = buildFrame({ slots: [cell(2), far], atlas: { ...atlas, dirty: [change] } })
    expect(backend.render(steady(frame)).created).toBe(1)
  })

  test('live counts the screen and every canvas, and nothing after destroy', () => {
    const { canvas, backend, ledger, render } = setUp()
    render(scene)
    expect(ledger.live()).toMatchObject({ objects: 4, bytes: (64 * 64 + 32 * 22 + 2 * 10 * 10) * 4 })
    backend.destroy()
    backend.destroy()
    expect(ledger.live()).toMatchObject({ objects: 0, bytes: 0 })
    expect(made.every(({ width, height }) => width === 0 && height === 0)).toBe(true)
    expect([canvas.width, canvas.height]).toEqual([0, 0])
  })

  test('an image lives until it is freed', () => {
    const { backend, ledger, render } = setUp()
    const image = { id: 1, width: 4, height: 4, bytes: new Uint8Array(64) }
    render({ slots: [], images: [image] })
    expect(ledger.live().objects).toBe(2)
    backend.render({ ...steady(buildFrame({ slots: [] })), imagesFreed: [1] })
    expect(ledger.live().objects).toBe(1)
  })
})

test('the size changes in the render that draws at it', () => {
  const { canvas, backend, render } = setUp()
  backend.resize(100, 50)
  expect(canvas.width).toBe(64)
  render({ slots: [], width: 100, height: 50 })
  expect([canvas.width, canvas.height]).toEqual([100, 50])
  expect(canvas.calls).toContainEqual(['fillRect', 0, 0, 100, 50])
})

test('pixels are read premultiplied', async () => {
  const { backend } = setUp(2, 1)
  expect(await backend.readPixels()).toEqual(Uint8Array.from([64, 64, 64, 128, 64, 64, 64, 128]))
})

test('a lost context is told once, and not after destroy', async () => {
  const { canvas, backend } = setUp()
  canvas.dispatchEvent(new Event('contextlost'))
  expect(await backend.lost).toContain('contextlost')
  const other = setUp()
  let isTold = false
  void other.backend.lost.then(() => {
    isTold = true
  })
  other.backend.destroy()
  other.canvas.dispatchEvent(new Event('contextlost'))
  await Promise.resolve()
  expect(isTold).toBe(false)
})

test('a canvas that has another context is refused', () => {
  const taken = { width: 1, height: 1, getContext: () => null } as unknown as OffscreenCanvas
  expect(() => createCanvas2dBackend(taken, { willReadFrequently: false, ledger: new Ledger() })).toThrowError(
    /no 2D context/,
  )
})
