import { expect, test } from 'vitest'
import { InputDelay } from '../../../src/health/input-delay.ts'
import { FakeFrames } from './fake-engine.ts'

function setUp() {
  const frames = new FakeFrames()
  const told: number[] = []
  const input = new InputDelay(frames, (delay) => told.push(delay))
  return { frames, input, told }
}

test('the first event that a picture shows counts, and once', () => {
  const { input, told } = setUp()
  input.heard({ timeStamp: 100 })
  input.heard({ timeStamp: 104 })
  input.drawn(112)
  input.drawn(128)
  expect(told).toEqual([12])
  expect(input.delays.spread()?.longest).toBe(12)
})

test('an event that changes nothing does not wait for a later picture', () => {
  const { frames, input, told } = setUp()
  input.heard({ timeStamp: 0 })
  frames.step(16)
  frames.step(16)
  input.drawn(5000)
  expect(told).toEqual([])
})

test('a picture in the frame after the event counts, however late the frame is', () => {
  const { frames, input, told } = setUp()
  input.heard({ timeStamp: 0 })
  frames.step(300)
  input.drawn(310)
  expect(told).toEqual([310])
})
