import { expect, test } from 'vitest'
import { Emitter } from '../../../src/base/emitter.ts'
import { EngineError } from '../../../src/base/errors.ts'
import type { EngineEvents } from '../../../src/engine/events.ts'

const error = new EngineError('device-lost', 'gone')

test('listeners are called in order until they are taken back', () => {
  const emitter = new Emitter<EngineEvents>()
  const calls: string[] = []
  const stop = emitter.on('error', ({ code }) => calls.push(`a ${code}`))
  emitter.on('error', () => calls.push('b'))
  emitter.emit('error', error)
  stop()
  stop()
  emitter.emit('error', error)
  expect(calls).toEqual(['a device-lost', 'b', 'b'])
})

test('a type of event reaches only its own listeners', () => {
  const emitter = new Emitter<EngineEvents>()
  let calls = 0
  emitter.on('problem', () => calls++)
  emitter.emit('error', error)
  expect([calls, emitter.count]).toEqual([0, 1])
  emitter.clear()
  emitter.emit('problem', { problem: 'x', id: 'y' })
  expect([calls, emitter.count]).toEqual([0, 0])
})

test('listeners that come and go during an event wait for the next', () => {
  const emitter = new Emitter<EngineEvents>()
  const calls: string[] = []
  const stop = emitter.on('error', () => {
    calls.push('first')
    stop()
    emitter.on('error', () => calls.push('late'))
  })
  emitter.emit('error', error)
  expect(calls).toEqual(['first'])
  emitter.emit('error', error)
  expect(calls).toEqual(['first', 'late'])
})

test('a listener that throws is reported and does not keep the others from hearing', async () => {
  const emitter = new Emitter<EngineEvents>()
  let heard = 0
  emitter.on('error', () => {
    throw new Error('of the test')
  })
  emitter.on('error', () => heard++)
  const listeners = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  const uncaught = new Promise<Error>((resolve) => process.once('uncaughtException', resolve))
  try {
    emitter.emit('error', error)
    expect(heard).toBe(1)
    expect((await uncaught).message).toBe('of the test')
  } finally {
    for (const listener of listeners) process.on('uncaughtException', listener)
  }
})
