import { describe, expect, test } from 'vitest'
import { createRecordingBackend, type RecordingOptions } from '../../../src/backends/recording/recording-backend.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { toTicks } from '../../../src/encode/trail-ring.ts'
import { FEATURE } from '../../../src/frame/frame.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Trail, type TrailProps } from '../../../src/scene/trail.ts'
import { renderFrame } from '../../oracle/oracle.ts'

const SIZE = 64

function setUp(count = 1, props: Partial<TrailProps> = {}, options: RecordingOptions = {}) {
  const scene = new Scene()
  const trails = Array.from({ length: count }, () => scene.add(new Trail({ color: '#f00', ...props })))
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const encoder = new Encoder(scene, { text: null, images: null, onDemand, maxAtlasPages: 1, report: () => {} })
  const backend = createRecordingBackend(options)
  let isFirst = true
  const draw = (ms: number) => {
    const surface = { camera: { x: 0, y: 0, zoom: 1 }, pixelRatio: 1, width: SIZE, height: SIZE }
    const frame = encoder.encode({ ...surface, background: [0, 0, 0, 0], time: toTicks(ms) }, isFirst)
    isFirst = false
    const counters = backend.render(frame)
    encoder.taken()
    return { frame, counters }
  }
  return { scene, trails, encoder, draw }
}

/** Alpha in the middle of a stroke from left to right. */
const alphaAt = (pixels: Uint8Array, x: number, y: number): number => pixels[(y * SIZE + x) * 4 + 3] ?? 0

/** Of the view, with the time; every frame of anything that moves uploads it. */
const TIME_BYTES = 32

/** Draws with all trails for a while, `perFrame` samples a frame, and returns what a sample costs, with the view. */
function bytesPerSample(count: number, perFrame: number, frames: number): number {
  const { trails, draw } = setUp(count)
  draw(0)
  let [bytes, samples] = [0, 0]
  for (let f = 1; f <= frames; f++) {
    for (const [i, trail] of trails.entries())
      for (let k = 0; k < perFrame; k++) {
        const share = f + k / perFrame
        trail.push(32 + 30 * Math.sin(share / 3 + i), 32 + 30 * Math.cos(share / 4 + i), { time: share * 16 })
        samples++
      }
    bytes += draw((f + 1) * 16).counters.uploadedBytes
  }
  return bytes / samples
}

describe('what a trail uploads', () => {
  test.each([
    [1, 1],
    [1, 4],
    [1000, 1],
    [1000, 4],
  ])('at most 64 bytes a sample: %i trails, %i samples a frame', (count, perFrame) => {
    expect(bytesPerSample(count, perFrame, 40)).toBeLessThanOrEqual(64)
  })

  /**
   * Draws with one of a thousand trails that are alive, two samples a frame: what a sample of it costs with the view, and what one
   * of all costs.
   */
  function bytesOfOne(index: number, life: number, strokes: number, samples: number) {
    const { trails, draw } = setUp(1000, { life: 30 }, { validate: false })
    for (const [i, trail] of trails.entries())
      for (let k = 0; k < 20 && i !== index; k++) trail.push((i % 60) + k / 9, 5 + k, { time: k * 8 })
    const drawn = (trails[index] as Trail).set({ life })
    const first = draw(200).counters.uploadedBytes
    let bytes = 0
    for (let stroke = 0; stroke < strokes; stroke++) {
      const start = 200 + stroke * (samples * 8 + life * 1000 + 50)
      for (let f = 0; f < samples; f++) {
        drawn.push(30 + 20 * Math.sin(f / 9), 30 + 20 * Math.cos(f / 7), { time: start + f * 8 })
        if (f % 2) bytes += draw(start + f * 8).counters.uploadedBytes
      }
      drawn.end()
      // Nothing of it is left, and the time is not what its samples cost.
      bytes += draw(start + samples * 8 + life * 1000 + 8).counters.uploadedBytes - TIME_BYTES
    }
    const count = strokes * samples
    return { ofOne: bytes / count, ofAll: (first + bytes) / (count + 20 * (trails.length - 1)) }
  }

  test.each([7, 500, 999])('at most 64 bytes a sample of trail %i of 1,000 whose ring grows', (index) => {
    expect(bytesOfOne(index, 20, 1, 200).ofOne).toBeLessThanOrEqual(64)
  })

  test.each([7, 500, 999])('at most 64 bytes a sample of trail %i of 1,000 in strokes that end', (index) => {
    expect(bytesOfOne(index, 0.3, 3, 60).ofOne).toBeLessThanOrEqual(64)
  })

  test('at most 64 bytes a sample, of all, where the store of all has to double for one', () => {
    const { ofOne, ofAll } = bytesOfOne(7, 20, 1, 900)
    expect(ofOne).toBeGreaterThan(64)
    expect(ofAll).toBeLessThanOrEqual(64)
  })

  test('only the time while it fades, and one draw for a thousand', () => {
    const { trails, draw } = setUp(1000)
    for (const [i, trail] of trails.entries()) {
      for (let k = 0; k < 9; k++) trail.push(i / 20 + k, 5 + k * 3, { time: k * 8 })
      trail.end()
    }
    draw(80)
    const { counters } = draw(96)
    expect(counters.uploadedBytes).toBe(TIME_BYTES)
    expect([counters.draws, counters.passes]).toEqual([1, 1])
  })
})

describe('a trail', () => {
  const stroke = (trail: Trail, y = 32) => {
    for (let k = 0; k < 6; k++) trail.push(6 + k * 10, y, { time: k * 10 })
    return trail
  }

  test('shows the last sample in the frame that follows it', () => {
    const { trails, draw } = setUp()
    const [trail] = trails as [Trail]
    draw(0)
    trail.push(10, 32, { time: 5 })
    expect(alphaAt(renderFrame(draw(5).frame), 10, 32)).toBe(255)
    trail.push(50, 32, { time: 15 })
    expect(alphaAt(renderFrame(draw(15).frame), 50, 32)).toBe(255)
  })

  test('fades steadily to nothing in its life, and is then out of the frame', () => {
    const { trails, encoder, draw } = setUp(1, { life: 0.3 })
    stroke(trails[0] as Trail).end()
    let before = 256
    for (let ms = 50; ms < 350; ms += 10) {
      const alpha = alphaAt(renderFrame(draw(ms).frame), 54, 32)
      expect(alpha).toBeLessThanOrEqual(before)
      expect(encoder.hasTrails).toBe(true)
      before = alpha
    }
    expect(before).toBeLessThan(3)
    const { frame } = draw(350)
    expect(frame.drawCount).toBe(0)
    expect(frame.features).toBe(0)
    expect(encoder.hasTrails).toBe(false)
  })

  test('a guess gives way to the sample after it', () => {
    const { trails, draw } = setUp(1, { width: 6 })
    const [trail] = trails as [Trail]
    stroke(trail).push(56, 50, { time: 58, predicted: true })
    expect(alphaAt(renderFrame(draw(60).frame), 56, 49)).toBeGreaterThan(0)
    trail.push(60, 32, { time: 62 })
    expect(alphaAt(renderFrame(draw(62).frame), 56, 49)).toBe(0)
    trail.push(60, 50, { time: 64, predicted: true }).end()
    expect(alphaAt(renderFrame(draw(66).frame), 60, 49)).toBe(0)
  })

  test('nothing leads from a stroke to the next', () => {
    const { trails, draw } = setUp(1, { width: 4 })
    const [trail] = trails as [Trail]
    stroke(trail, 10).end()
    for (let k = 0; k < 6; k++) trail.push(6 + k * 10, 54, { time: 60 + k * 10 })
    const pixels = renderFrame(draw(112).frame)
    expect(alphaAt(pixels, 36, 54)).toBeGreaterThan(200)
    expect(alphaAt(pixels, 50, 10)).toBeGreaterThan(100)
    for (let x = 0; x < SIZE; x++) expect(alphaAt(pixels, x, 32)).toBe(0)
  })

  test('goes on as its ring goes round, and leaves nothing of others behind', () => {
    const { scene, trails, draw } = setUp(1, { life: 0.2, width: 4 })
    const [trail] = trails as [Trail]
    for (let k = 0; k < 300; k++) {
      trail.push(32 + 24 * Math.cos(k / 12), 32 + 24 * Math.sin(k / 12), { time: k * 8 })
      if (k % 50) continue
      const { frame } = draw(k * 8)
      const other = setUp(1, { life: 0.2, width: 4 })
      const fresh = other.trails[0] as Trail
      for (let j = Math.max(0, k - 40); j <= k; j++)
        fresh.push(32 + 24 * Math.cos(j / 12), 32 + 24 * Math.sin(j / 12), { time: j * 8 })
      // The very oldest span knows no sample before it in the other scene.
      expect(differing(renderFrame(frame), renderFrame(other.draw(k * 8).frame))).toBeLessThan(4)
    }
    trail.remove()
    const next = scene.add(new Trail({ color: '#f00', width: 4, life: 30 }))
    next.push(5, 5, { time: 2400 })
    const pixels = renderFrame(draw(2401).frame)
    expect(alphaAt(pixels, 5, 5)).toBeGreaterThan(0)
    for (let i = 12; i < SIZE; i++) for (let y = 12; y < SIZE; y++) expect(alphaAt(pixels, i, y)).toBe(0)
  })

  test('says that a frame needs the shader of trails', () => {
    const { trails, draw } = setUp()
    expect(draw(0).frame.features).toBe(0)
    stroke(trails[0] as Trail)
    expect(draw(60).frame.features).toBe(FEATURE.TRAIL)
  })

  test('refuses what is no place, naming it', () => {
    const [trail] = setUp().trails as [Trail]
    expect(() => trail.push(Number.NaN, 0)).toThrow(/x is NaN/)
    expect(() => trail.push(0, 0, { pressure: 2 })).toThrow(/pressure is 2/)
    expect(() => trail.set({ color: ['#fff'] as unknown as string })).toThrow(/two: when new and when old/)
  })
})

function differing(a: Uint8Array, b: Uint8Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return most
}
