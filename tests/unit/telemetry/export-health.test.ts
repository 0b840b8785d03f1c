import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { expect, test, vi } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { Health } from '../../../src/health/health.ts'
import { exportHealth } from '../../../src/telemetry/export-health.ts'
import { FakeEngine, FakeFrames, STATS } from '../health/fake-engine.ts'

function setUp() {
  const engine = new FakeEngine()
  const frames = new FakeFrames()
  const health = new Health(engine, { label: 'board' }, frames)
  const reader = new PrometheusExporter({ preventServerStart: true })
  const provider = new MeterProvider({ readers: [reader] })
  const stop = exportHealth(health, provider.getMeter('test'))
  /** The Prometheus text, by metric and labels. */
  const collect = async () => {
    const { resourceMetrics, errors } = await reader.collect()
    expect(errors).toEqual([])
    const text = new PrometheusSerializer('', false).serialize(resourceMetrics)
    const lines = text.split('\n').filter((line) => line.startsWith('glissade_'))
    return new Map(
      lines.map((line) => [
        line.replace(/,otel_scope_\w+="[^"]*"/g, '').replace(/ \S+$/, ''),
        Number(line.split(' ').at(-1)),
      ]),
    )
  }
  return { engine, frames, health, stop, collect }
}

const BOARD = 'glissade_engine="board",glissade_backend="webgpu"'

test('what is measured can be scraped by Prometheus, in seconds and bytes', async () => {
  const { engine, frames, collect } = setUp()
  engine.ledger.count('atlas', 1, 4096)
  for (const interval of [10, 10, 10, 30]) {
    engine.draw()
    frames.step(interval)
  }
  engine.fail(new EngineError('device-lost', 'gone'))
  const values = await collect()
  const value = (name: string, labels = '') => values.get(`glissade_${name}{${BOARD}${labels}}`)
  expect(value('frames_total')).toBe(4)
  expect(value('frames_dropped_total')).toBe(2)
  expect(value('draws_total')).toBe(4 * STATS.draws)
  expect(value('records_total')).toBe(4 * STATS.records)
  expect(value('uploaded_total')).toBe(4 * STATS.uploadedBytes)
  expect(value('created_total')).toBe(4 * STATS.created)
  expect(value('losses_total')).toBe(1)
  expect(value('errors_total', ',error_type="device-lost"')).toBe(1)
  expect(value('memory', ',glissade_kind="atlas"')).toBe(4096)
  expect(value('objects', ',glissade_kind="atlas"')).toBe(1)
  expect(value('nodes')).toBe(1)
  expect(value('frame_interval_sum')).toBeCloseTo(0.06, 10)
  expect(value('frame_interval_bucket', ',le="0.0125"')).toBe(3)
  expect(value('frame_cpu_sum', ',glissade_stage="encode"')).toBeCloseTo(0.004, 10)
  expect(value('frame_cpu_count', ',glissade_stage="render"')).toBe(4)
})

test('it ends with the engine: nothing is read from it any more', async () => {
  const { engine, collect } = setUp()
  engine.draw()
  await collect()
  const read = vi.spyOn(engine, 'metrics')
  await collect()
  expect(read).toHaveBeenCalled()
  engine.destroy()
  read.mockClear()
  await collect()
  expect(read).not.toHaveBeenCalled()
})

test('it can end before', async () => {
  const { engine, health, stop, collect } = setUp()
  stop()
  engine.draw()
  expect((await collect()).size).toBe(0)
  health.stop()
})
