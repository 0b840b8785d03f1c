import { describe, expect, it } from 'vitest'
import type { BlendIndex, Pass } from '../../../src/frame/frame.ts'
import { FLAG, GRADIENT, KIND } from '../../../src/frame/layout.ts'
import { renderFrame } from '../../oracle/oracle.ts'
import { CRISP, type Four, FrameWriter, type RecordFields } from './frame-writer.ts'

const RED: Four = [1, 0, 0, 1]
const GREEN: Four = [0, 1, 0, 1]
const BLUE: Four = [0, 0, 1, 1]

/** Bytes of pixel (x, y) of a picture 16 px wide. */
const pixel = (bytes: Uint8Array, x: number, y: number): number[] =>
  Array.from(bytes.subarray((y * 16 + x) * 4, (y * 16 + x) * 4 + 4))

function drawOne(fields: RecordFields, view?: readonly [number, number, number]): Uint8Array {
  const writer = new FrameWriter()
  return renderFrame(writer.frame(16, 16, [writer.record(fields)], view ? { view } : {}))
}

/** One channel along a row. */
const row = (bytes: Uint8Array, y: number, channel: number): number[] =>
  Array.from({ length: 16 }, (_, x) => pixel(bytes, x, y)[channel] ?? -1)

describe('the oracle', () => {
  it('draws one box at the share of each pixel that it fills', () => {
    const bytes = drawOne({ rect: [0, 0, 3.5, 2], translation: [2, 3.25], fill: RED })
    expect(pixel(bytes, 2, 4)).toEqual([255, 0, 0, 255])
    expect(pixel(bytes, 5, 4)).toEqual([128, 0, 0, 128])
    expect(pixel(bytes, 2, 3)).toEqual([191, 0, 0, 191])
    expect(pixel(bytes, 5, 5)).toEqual([32, 0, 0, 32])
    expect(pixel(bytes, 6, 4)).toEqual([0, 0, 0, 0])
  })

  it('composes view, anchor row and record, and multiplies both opacities', () => {
    const writer = new FrameWriter()
    // Anchor space is turned by 90 degrees clockwise: x' = -y + 6, y' = x + 1.
    const anchor = writer.anchor([0, 1, -1, 0, 6, 1], 0.5)
    const slot = writer.record({ anchor, translation: [1, 0], rect: [0, 0, 2, 1], fill: RED, opacity: 0.5 })
    const bytes = renderFrame(writer.frame(16, 16, [slot], { view: [2, 1, -1] }))
    // Record x 0..2, y 0..1 -> anchor 1..3, 0..1 -> camera x 5..6, y 2..4 -> device x 11..13, y 3..7.
    expect(row(bytes, 3, 3)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 64, 0, 0, 0])
    expect(row(bytes, 2, 3).some(Boolean)).toBe(false)
    expect(pixel(bytes, 12, 6)).toEqual([64, 0, 0, 64])
    expect(pixel(bytes, 12, 7)).toEqual([0, 0, 0, 0])
  })

  it('snaps crisp boxes and their strokes to whole pixels, flipped or not', () => {
    const fields: RecordFields = {
      flags: CRISP,
      rect: [0, 0, 6, 6],
      translation: [2.4, 3.6],
      strokeWidth: 1.4,
      strokeOutset: 0,
      fill: RED,
      stroke: BLUE,
    }
    const bytes = drawOne(fields)
    const flipped = drawOne({ ...fields, linear: [-1, 0, 0, 1], translation: [8.4, 3.6] })
    expect(row(bytes, 6, 2)).toEqual([0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(row(bytes, 6, 0)).toEqual([0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(row(bytes, 3, 2).some(Boolean)).toBe(false)
    expect(row(bytes, 4, 2)).toEqual([0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(flipped).toEqual(bytes)
  })

  it('keeps a crisp side of half a pixel as one pixel and drops a thinner one', () => {
    const thin = (height: number): number[] => {
      const bytes = drawOne({ flags: CRISP, rect: [0, 0, 4, height], translation: [2, 3.75], fill: RED })
      return Array.from({ length: 16 }, (_, y) => pixel(bytes, 3, y)[0] ?? -1).slice(2, 7)
    }
    expect(thin(0.7)).toEqual([0, 0, 255, 0, 0])
    expect(thin(0.4)).toEqual([0, 0, 0, 0, 0])
  })

  it('leaves turned crisp boxes alone', () => {
    const linear: Four = [Math.cos(0.1), Math.sin(0.1), -Math.sin(0.1), Math.cos(0.1)]
    const plain: RecordFields = { rect: [0, 0, 6, 6], translation: [4.4, 3.6], linear, fill: RED }
    expect(drawOne({ ...plain, flags: CRISP })).toEqual(drawOne(plain))
  })

  it('paints nothing twice: a translucent stroke shows the fill only inside its own edge', () => {
    const bytes = drawOne({
      rect: [4, 4, 12, 12],
      strokeWidth: 4,
      strokeOutset: 2,
      fill: RED,
      stroke: [0, 0, 0.5, 0.5],
    })
    expect(pixel(bytes, 3, 8)).toEqual([0, 0, 128, 128])
    // 127: unorm16 has no exact half.
    expect(pixel(bytes, 4, 8)).toEqual([127, 0, 128, 255])
    expect(pixel(bytes, 8, 8)).toEqual([255, 0, 0, 255])
    expect(pixel(bytes, 1, 8)).toEqual([0, 0, 0, 0])
  })

  it('draws a hard shadow moved and grown, under the box and not through it', () => {
    const bytes = drawOne({
      rect: [4, 4, 8, 8],
      fill: [0.5, 0, 0, 0.5],
      shadow: [2, 1, 0, 1],
      shadowColor: BLUE,
    })
    expect(pixel(bytes, 6, 6)).toEqual([128, 0, 0, 128])
    expect(pixel(bytes, 10, 9)).toEqual([0, 0, 255, 255])
    expect(pixel(bytes, 11, 9)).toEqual([0, 0, 0, 0])
    expect(pixel(bytes, 5, 9)).toEqual([0, 0, 255, 255])
    expect(pixel(bytes, 4, 9)).toEqual([0, 0, 0, 0])
  })

  it('blurs a shadow by sigma in record space: half at the edge, at any view scale', () => {
    const fields: RecordFields = { rect: [0, 0, 100, 100], shadow: [-104, 0, 2, 0], shadowColor: BLUE }
    // The shadow's right edge lies at record x -4; the box itself is transparent and out of sight.
    const bytes = drawOne({ ...fields, translation: [8, -50] })
    expect(Math.abs((pixel(bytes, 3, 8)[3] ?? 0) + (pixel(bytes, 4, 8)[3] ?? 0) - 255)).toBeLessThanOrEqual(1)
    const doubled = drawOne({ ...fields, translation: [6, -50] }, [2, 0, 0])
    // One deviation (4 px) outside the edge at 4 px: 15.87 %.
    expect(Math.abs((pixel(doubled, 7, 8)[3] ?? 0) + (pixel(doubled, 8, 8)[3] ?? 0) - 2 * 0.1587 * 255)).toBeLessThan(2)
  })

  it('multiplies the coverages of a chain of clips', () => {
    const writer = new FrameWriter()
    const outer = writer.record({ kind: KIND.CLIP, rect: [2, 0, 16, 16] })
    const inner = writer.record({ kind: KIND.CLIP, rect: [0, 0, 8.5, 16], clip: outer + 1 })
    const slot = writer.record({ rect: [0, 4, 16, 8], fill: RED, clip: inner + 1 })
    const bytes = renderFrame(writer.frame(16, 16, [slot]))
    expect(row(bytes, 5, 0)).toEqual([0, 0, 255, 255, 255, 255, 255, 255, 128, 0, 0, 0, 0, 0, 0, 0])
  })

  it('evaluates eight clips of a chain and no more', () => {
    const writer = new FrameWriter()
    const chain = (count: number): number =>
      Array.from({ length: count }).reduce<number>(
        (clip) => writer.record({ kind: KIND.CLIP, rect: [0, 0, 4.5, 16], clip }) + 1,
        0,
      )
    const alpha = (clip: number): number =>
      pixel(renderFrame(writer.frame(16, 16, [writer.record({ rect: [0, 0, 16, 16], fill: RED, clip })])), 4, 8)[3] ??
      -1
    expect([1, 2, 8, 9].map((count) => alpha(chain(count)))).toEqual([128, 64, 1, 1])
  })

  it('takes the fill from a gradient at pixel centres', () => {
    const writer = new FrameWriter()
    const paint = writer.paint(GRADIENT.LINEAR, [0, 0, 1, 0], 2, [
      { offset: 0, color: [0, 0, 0, 1] },
      { offset: 1, color: RED },
    ])
    const slot = writer.record({ rect: [0, 0, 8, 8], translation: [4, 4], fill: GREEN, paint: paint + 1 })
    const expected = [0, 0, 0, 0, ...Array.from({ length: 8 }, (_, i) => Math.round(((i + 0.5) / 8) * 255)), 0, 0, 0, 0]
    expect(row(renderFrame(writer.frame(16, 16, [slot])), 6, 0)).toEqual(expected)
  })

  it('copies a resting cell texel by texel at its snapped origin, tinted or in its own colours', () => {
    const page = new Uint8Array(8 * 8 * 4)
    page.fill(255, (2 * 8 + 3) * 4, (2 * 8 + 3) * 4 + 4)
    page.set([0, 200, 0, 200], (2 * 8 + 4) * 4)
    const draw = (flags: number, fill: Four, linear: Four = [1, 0, 0, 1]): Uint8Array => {
      const writer = new FrameWriter()
      const cell = { kind: KIND.CELL, flags, linear, rect: [1, -1, 3, 0], uv: [3, 2, 5, 3], fill } as const
      const slot = writer.record({ ...cell, translation: [5.4, 6.6] })
      return renderFrame(writer.frame(16, 16, [slot], { pages: [page], pageSize: 8 }))
    }
    expect(pixel(draw(0, [0.5, 0, 0, 0.5]), 6, 6)).toEqual([128, 0, 0, 128])
    expect(pixel(draw(FLAG.OWN_COLOR, [0.5, 0.5, 0.5, 0.5]), 7, 6)).toEqual([0, 100, 0, 100])
    expect(pixel(draw(0, RED), 8, 6)).toEqual([0, 0, 0, 0])
    // Turned by 90 degrees: the centre (5.5, 8.5) is record (1.9, -0.1), texel place (3.9, 2.9): 0.6 * 0.6 of white.
    const turned = draw(0, RED, [0, 1, -1, 0])
    expect(pixel(turned, 5, 8)[0]).toBe(92)
    expect(pixel(turned, 6, 6)[0]).toBe(0)
  })

  it('samples an image bilinearly, clamped inside its window', () => {
    const bytes = Uint8Array.from([0, 0, 0, 255, 255, 0, 0, 255, 9, 9, 9, 255])
    const writer = new FrameWriter()
    const slot = writer.record({
      kind: KIND.IMAGE,
      flags: FLAG.FROM_SOURCE,
      rect: [0, 0, 8, 4],
      translation: [2, 2],
      uv: [0, 0, 2, 1],
    })
    const passes: Pass[] = [
      {
        target: 0,
        x: 0,
        y: 0,
        width: 16,
        height: 16,
        batches: [{ blend: 0, source: { type: 'image', id: 7 }, start: 0, count: 1 }],
      },
    ]
    const images = [{ id: 7, width: 3, height: 1, bytes }]
    const picture = renderFrame(writer.frame(16, 16, [slot], { passes, images }))
    // uv at the pixel centres is 1/8, 3/8, ...; texel centres at 1/2 and 3/2.
    const ramp = [0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1].map((t) => Math.round(t * 255))
    expect(row(picture, 3, 0)).toEqual([0, 0, ...ramp, 0, 0, 0, 0, 0, 0])
    expect(() => renderFrame(writer.frame(16, 16, [slot], { passes }))).toThrow(/image 7 is drawn/)
  })

  it('draws a layer from its own target once, at its opacity', () => {
    const writer = new FrameWriter()
    const first = writer.record({ rect: [4, 4, 10, 10], fill: RED })
    const second = writer.record({ rect: [6, 6, 12, 12], fill: GREEN })
    const layer = writer.record({ kind: KIND.LAYER, rect: [3, 3, 11, 11], opacity: 0.5 })
    const passes: Pass[] = [
      {
        target: 1,
        x: 3,
        y: 3,
        width: 8,
        height: 8,
        batches: [{ blend: 0, source: { type: 'none' }, start: 0, count: 2 }],
      },
      {
        target: 0,
        x: 0,
        y: 0,
        width: 16,
        height: 16,
        batches: [{ blend: 0, source: { type: 'target', target: 1 }, start: 2, count: 1 }],
      },
    ]
    const bytes = renderFrame(writer.frame(16, 16, [first, second, layer], { passes, background: BLUE }))
    expect(pixel(bytes, 4, 4)).toEqual([128, 0, 128, 255])
    expect(pixel(bytes, 7, 7)).toEqual([0, 128, 128, 255])
    expect(pixel(bytes, 10, 10)).toEqual([0, 128, 128, 255])
    expect(pixel(bytes, 11, 11)).toEqual([0, 0, 255, 255])
  })

  it('blends each batch in its mode', () => {
    const draw = (blend: BlendIndex): number[] => {
      const writer = new FrameWriter()
      const slot = writer.record({ rect: [0, 0, 16, 16], fill: [0.5, 0.5, 0, 0.5] })
      const passes: Pass[] = [
        {
          target: 0,
          x: 0,
          y: 0,
          width: 16,
          height: 16,
          batches: [{ blend, source: { type: 'none' }, start: 0, count: 1 }],
        },
      ]
      return pixel(renderFrame(writer.frame(16, 16, [slot], { passes, background: [0.6, 0.2, 0.4, 1] })), 8, 8)
    }
    expect(draw(0)).toEqual([204, 153, 51, 255])
    expect(draw(1)).toEqual([255, 179, 102, 255])
    expect(draw(2)).toEqual([204, 153, 102, 255])
    expect(draw(3)).toEqual([153, 51, 51, 255])
  })

  it('refuses a slot that can not be drawn', () => {
    const writer = new FrameWriter()
    const clip = writer.record({ kind: KIND.CLIP })
    expect(() => renderFrame(writer.frame(16, 16, [clip]))).toThrow(/kind 6/)
    const slot = writer.record({ clip: writer.record({}) + 1, fill: RED })
    expect(() => renderFrame(writer.frame(16, 16, [slot]))).toThrow(/clip chain/)
  })
})
