import { expect, test } from 'vitest'
import { FramePace } from '../../../src/health/frame-pace.ts'
import { FakeFrames } from './fake-engine.ts'

function setUp() {
  const frames = new FakeFrames()
  const told: number[] = []
  const pace = new FramePace(frames, (interval) => told.push(interval))
  const play = (intervals: readonly number[]) => {
    for (const interval of intervals) {
      pace.drawn()
      frames.step(interval)
    }
  }
  return { frames, pace, told, play }
}

test('the display is known before there is a picture', () => {
  const { frames, pace } = setUp()
  for (const interval of [5, 10, 10, 10]) frames.step(interval)
  expect(pace.refresh).toBe(10)
  expect(pace.intervals.spread()).toBeNull()
})

test('a picture takes until the next animation frame, and drops the refreshes in between', () => {
  const { pace, told, play } = setUp()
  play([10, 10, 10, 10, 30, 10, 14, 16])
  expect(told).toEqual([10, 10, 10, 10, 30, 10, 14, 16])
  expect(pace.refresh).toBe(10)
  expect(pace.dropped).toBe(2 + 1)
})

test('one short interval between long ones is no faster display', () => {
  const { pace, play } = setUp()
  play([10, 10, 10, 18, 2, 18, 2, 10])
  expect(pace.refresh).toBe(10)
})

test('a scene that rests is not slow', () => {
  const { frames, pace, told } = setUp()
  pace.drawn()
  frames.step(10)
  frames.step(5000)
  pace.drawn()
  frames.step(10)
  expect(told).toEqual([10, 10])
})

test('two pictures in one animation frame are one interval', () => {
  const { frames, pace, told } = setUp()
  pace.drawn()
  pace.drawn()
  frames.step(10)
  expect(told).toEqual([10])
})

test('what was hidden in between is not measured, what comes after is', () => {
  const { frames, pace, told, play } = setUp()
  pace.drawn()
  pace.interrupt()
  frames.step(60_000)
  play([10])
  expect(told).toEqual([10])
})

test('a display that got slower is believed after a window of frames', () => {
  const { pace, play } = setUp()
  play([8, 8, 8, ...Array.from({ length: 250 }, () => 16)])
  expect(pace.refresh).toBe(16)
})
