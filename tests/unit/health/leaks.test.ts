import { expect, test } from 'vitest'
import { Health } from '../../../src/health/health.ts'
import { leaks } from '../../../src/health/leaks.ts'
import { FakeEngine } from './fake-engine.ts'

/** An element of a page. */
function fakeHost() {
  return Object.assign(new EventTarget(), { isConnected: true })
}

function watched(label: string) {
  const engine = new FakeEngine()
  const host = fakeHost()
  const health = new Health(engine, { label, host: host as unknown as HTMLElement })
  return { engine, host, health }
}

test('an engine whose host left the page without destroy is named, until it is destroyed', () => {
  const { engine, host } = watched('order board')
  watched('another')
  engine.ledger.count('targets', 1, 400)
  expect(leaks()).toEqual([])
  host.isConnected = false
  const reason = expect.stringContaining('engine.destroy()')
  expect(leaks()).toEqual([{ label: 'order board', kind: 'engine', objects: 1, bytes: 400, reason }])
  engine.ledger.count('targets', -1, -400)
  engine.destroy()
  expect(leaks()).toEqual([])
})

test('what a destroyed engine left behind is named by kind, until it is gone', () => {
  const { engine } = watched('chart')
  engine.ledger.count('atlas', 2, 800)
  engine.ledger.count('images', 1, 10)
  engine.ledger.count('images', -1, -10)
  engine.destroy()
  expect(leaks()).toMatchObject([{ label: 'chart', kind: 'atlas', objects: 2, bytes: 800 }])
  engine.ledger.count('atlas', -2, -800)
  expect(leaks()).toEqual([])
})

test('an engine that is watched no longer is nobody’s leak', () => {
  const { host, health } = watched('quiet')
  health.stop()
  host.isConnected = false
  expect(leaks()).toEqual([])
})
