import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EngineEmitter, type EngineEvents } from '../../../src/engine/events.ts'
import { Pacer } from '../../../src/engine/supervisor/pacer.ts'
import type { Drawing, Seat } from '../../../src/engine/supervisor/supervisor.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Trail } from '../../../src/scene/trail.ts'
import { fakeBackend } from './fake-backend.ts'

let frames: ((time: number) => void)[] = []
let frameTime = 0

beforeEach(() => {
  vi.useFakeTimers()
  frames = []
  frameTime = performance.now()
  vi.stubGlobal('requestAnimationFrame', (callback: (time: number) => void) => frames.push(callback))
  vi.stubGlobal('document', {
    timeline: {
      get currentTime() {
        return frameTime
      },
    },
  })
  vi.stubGlobal('devicePixelRatio', 2)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The browser's next frame, `ms` after the last. */
function nextFrame(ms: number): void {
  vi.advanceTimersByTime(ms)
  frameTime = performance.now()
  for (const callback of frames.splice(0)) callback(frameTime)
}

/** Time passes, and no picture is asked for. */
function pause(ms: number): void {
  vi.advanceTimersByTime(ms)
  nextFrame(16)
  nextFrame(16)
}

function sit({ isPaced = true, hasTrail = false } = {}) {
  const { backend } = fakeBackend('webgpu', 1)
  const life = new AbortController()
  const drawing = { current: backend, shown: backend, reason: '', at: 0, scale: 1, due: 0, pacer: null } as Drawing
  const events = new EngineEmitter()
  const told: EngineEvents['quality'][] = []
  events.on('quality', (event) => told.push(event))
  const scene = new Scene()
  if (hasTrail) scene.add(new Trail())
  /** Scales of pictures that were drawn for rest's sake. */
  const redrawn: number[] = []
  const seat = { isPaced, signal: life.signal, drawing, events, scene } as unknown as Seat
  Object.assign(seat, {
    redraw: () => {
      redrawn.push(drawing.scale)
      pacer.drawn()
    },
  })
  const pacer = new Pacer(seat)
  /** Draws pictures that take so long, for a while. */
  const move = (cost: (scale: number) => number, until: number) => {
    for (let passed = 0; passed < until; ) {
      const ms = Math.max(16, Math.ceil(cost(drawing.scale) / 16) * 16)
      pacer.drawn()
      nextFrame(ms)
      passed += ms
    }
  }
  return { pacer, drawing, told, redrawn, move, life, scene }
}

const heavy = (scale: number) => 60 * scale * scale

test('pictures in motion that come too slowly lose pixels, and say why', () => {
  const { move, drawing, told, pacer } = sit()
  move(heavy, 3000)
  expect(drawing.scale).toBe(0.5)
  expect(told.map(({ step, isTaken, steps }) => [step, isTaken, steps.length])).toEqual([
    ['pixel-ratio-75', true, 1],
    ['pixel-ratio-50', true, 2],
  ])
  expect(told[0]?.reason).toBe('pictures took 64.0 ms, of 24 that they may take')
  const { steps, taken } = pacer.metrics()
  expect(steps).toEqual(['pixel-ratio-75', 'pixel-ratio-50'])
  expect(taken).toEqual({ 'sparse-trails': 0, 'pixel-ratio-75': 1, 'pixel-ratio-50': 1, 'frame-rate-30': 0 })
})

test('at rest the picture is whole, once; in the next motion it has fewer pixels at once', () => {
  const { move, drawing, redrawn, pacer } = sit()
  move(heavy, 3000)
  pause(2000)
  expect(redrawn).toEqual([1])
  expect(pacer.metrics().steps).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  // one change is no motion
  pacer.drawn()
  expect(drawing.scale).toBe(1)
  pause(2000)
  expect(redrawn).toEqual([1])
  move(heavy, 200)
  expect(drawing.scale).toBe(0.5)
  // nor does motion end in a picture with fewer pixels
  pause(300)
  pacer.drawn()
  pause(300)
  expect(drawing.scale).toBe(1)
})

test('a picture that is read is whole', () => {
  const { move, drawing, pacer, redrawn } = sit()
  move(heavy, 3000)
  pacer.finish()
  expect([drawing.scale, redrawn]).toEqual([1, [1]])
})

test('no pixel ratio goes below 0.75', () => {
  vi.stubGlobal('devicePixelRatio', 1)
  const { move, drawing, told } = sit()
  move((scale) => 100 * scale * scale, 5000)
  expect(drawing.scale).toBe(0.75)
  expect(told.at(-1)?.step).toBe('frame-rate-30')
})

test('where the pixels are not what takes long, pictures come less often, and trails keep fewer samples', () => {
  const { move, drawing, scene, told } = sit({ hasTrail: true })
  let seen = 0
  move(() => {
    seen = Math.max(seen, scene.trailSpacing)
    return 60
  }, 5000)
  expect(seen).toBe(16)
  expect([drawing.scale, scene.trailSpacing]).toEqual([1, 0])
  expect(drawing.due - performance.now()).toBeLessThanOrEqual(0)
  expect(told.at(-1)).toMatchObject({ step: 'frame-rate-30', isTaken: true, steps: ['frame-rate-30'] })
})

test('motion of a picture in 400 ms is motion, and what ticks twice a second is none', () => {
  const slow = sit()
  slow.move((scale) => 400 * scale, 5000)
  expect(slow.told[0]?.step).toBe('pixel-ratio-75')
  const ticking = sit()
  for (let i = 0; i < 40; i++) {
    nextFrame(400)
    ticking.pacer.drawn()
    nextFrame(90)
  }
  expect(ticking.told).toEqual([])
})

test('a page that was hidden or asleep is not slow', () => {
  const { move, told } = sit()
  move(() => 3000, 60_000)
  expect(told).toEqual([])
})

test('with full quality nothing is measured', () => {
  const { move, told } = sit({ isPaced: false })
  move(() => {
    expect(frames).toEqual([])
    return 60
  }, 3000)
  expect(told).toEqual([])
})

test('single pictures cost no frame and no timer', () => {
  const { pacer } = sit()
  for (let i = 0; i < 5; i++) {
    pacer.drawn()
    vi.advanceTimersByTime(1100)
  }
  expect([frames.length, vi.getTimerCount()]).toEqual([0, 0])
})

test('another backend begins with all pixels; the end leaves no timer', () => {
  const { move, drawing, pacer, life } = sit()
  move(heavy, 3000)
  pacer.begin()
  expect(drawing.scale).toBe(1)
  move(heavy, 3000)
  life.abort()
  expect(vi.getTimerCount()).toBe(0)
})
