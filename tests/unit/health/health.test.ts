import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { BUILD_ID } from '../../../src/health/build-id.ts'
import type { ErrorReport } from '../../../src/health/error-report.ts'
import { Health, type WatchOptions } from '../../../src/health/health.ts'
import { FakeEngine, FakeFrames, STATS } from './fake-engine.ts'

function setUp(options: WatchOptions = {}) {
  const engine = new FakeEngine()
  const frames = new FakeFrames()
  const health = new Health(engine, options, frames)
  return { engine, frames, health }
}

const lost = () => new EngineError('device-lost', 'gone', { path: 'options.backend' })

test('frames are added up, and metrics() of the engine holds what is watched', () => {
  const { engine, frames, health } = setUp()
  for (const interval of [10, 10, 10, 30]) {
    engine.draw({ encodeMs: interval / 10, uploadedBytes: interval })
    frames.step(interval)
  }
  const { watched } = engine.metrics()
  const { passes, draws, records, pixels, created } = STATS
  expect(watched).toMatchObject({
    backend: 'webgpu',
    nodes: 1,
    interval: { p50: 10, longest: 30, jitter: 20 / 3 },
    refresh: 10,
    dropped: 2,
    inputDelay: null,
    encode: { p50: 1, longest: 3 },
    render: { p50: 2, longest: 2 },
    cpu: { p50: 3, longest: 5 },
    gpu: null,
    uploadedBytes: 10,
    total: {
      passes: 4 * passes,
      draws: 4 * draws,
      records: 4 * records,
      pixels: 4 * pixels,
      created: 4 * created,
      uploadedBytes: 60,
    },
  })
  expect(health.diagnosis().bottleneck).toBe('unknown')
})

test('losses, recoveries and steps down are counted', () => {
  const { engine } = setUp()
  const counts = () => {
    const { losses, recoveries, degradations, errors } = engine.metrics().watched ?? {}
    return { losses, recoveries, degradations, errors }
  }
  engine.takeOver('canvas2d', 'webgpu')
  expect(counts()).toEqual({ losses: 0, recoveries: 0, degradations: 0, errors: 0 })
  engine.fail(lost())
  // Nothing could be had yet: the same loss.
  engine.fail(lost())
  engine.takeOver('webgpu', 'webgl2')
  expect(counts()).toEqual({ losses: 1, recoveries: 1, degradations: 1, errors: 2 })
  engine.takeOver('webgl2', 'webgpu')
  engine.events.report('atlas-full', 'photo')
  expect(counts()).toEqual({ losses: 1, recoveries: 1, degradations: 2, errors: 2 })
})

test('errors become reports with code, builds and trace id', () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const { engine, health } = setUp({ label: 'board', appBuild: 'shop 17', traceId })
  const told: ErrorReport[] = []
  health.on('error', (report) => told.push(report))
  engine.draw()
  engine.fail(lost())
  engine.events.report('atlas-full', 'photo')
  expect(told).toEqual(health.errors)
  expect(told).toMatchObject([
    { code: 'device-lost', message: 'gone', path: 'options.backend', label: 'board', backend: 'webgpu', frames: 1 },
    { code: 'atlas-full', path: 'photo' },
  ])
  for (const report of told) {
    expect(report).toMatchObject({ traceId, appBuild: 'shop 17', engineBuild: BUILD_ID })
    expect(new Date(report.time).toISOString()).toBe(report.time)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  }
  for (let i = 0; i < 60; i++) engine.fail(lost())
  expect(health.errors).toHaveLength(50)
})

test('without a trace each session has one of its own', () => {
  const ids = [setUp(), setUp()].map(({ engine, health }) => {
    engine.fail(lost())
    return health.errors[0]?.traceId
  })
  expect(ids[0]).toMatch(/^[\da-f]{32}$/)
  expect(ids[0]).not.toBe(ids[1])
})

test('the build id begins with the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  expect(BUILD_ID).toBe(`${version}+source`)
})

test('an engine has one watcher at a time', () => {
  const { engine, health } = setUp()
  expect(() => new Health(engine)).toThrow(expect.objectContaining({ code: 'already-watched' }))
  health.stop()
  expect(engine.metrics()).toMatchObject({ watched: null, listeners: 0 })
  expect(() => new Health(engine)).not.toThrow()
})

test('a destroyed engine and a wrong trace id are refused', () => {
  const engine = new FakeEngine()
  const wrong = () => new Health(engine, { traceId: 'my trace' })
  expect(wrong).toThrow(expect.objectContaining({ code: 'out-of-range', path: 'options.traceId', value: 'my trace' }))
  engine.destroy()
  expect(() => new Health(engine)).toThrow(expect.objectContaining({ code: 'destroyed' }))
})

test('it ends with the engine, and keeps its numbers', () => {
  const { engine, health } = setUp()
  let stopped = 0
  health.on('stop', () => stopped++)
  engine.draw()
  engine.destroy()
  engine.draw()
  health.stop()
  expect([stopped, engine.events.count, health.metrics().total.draws]).toEqual([1, 0, STATS.draws])
})
