import { expect, test } from 'vitest'
import type { Spread, WatchedMetrics } from '../../../src/engine/metrics.ts'
import { diagnose } from '../../../src/health/diagnosis.ts'

const flat = (ms: number): Spread => ({ p50: ms, p95: ms, p99: ms, longest: ms })

/** Pictures every `interval` ms on a display of 60 Hz. */
function watched(interval: number, change: Partial<WatchedMetrics> = {}): WatchedMetrics {
  const encode = change.encode ?? flat(0.5)
  const render = change.render ?? flat(0.5)
  return {
    ms: 1000,
    backend: 'webgpu',
    nodes: 10,
    interval: { ...flat(interval), jitter: 0 },
    refresh: 16.7,
    dropped: 0,
    inputDelay: null,
    encode,
    render,
    cpu: flat((encode?.p50 ?? 0) + (render?.p50 ?? 0)),
    gpu: flat(1),
    uploadedBytes: 64,
    atlasFill: 0,
    total: { passes: 0, draws: 0, records: 0, pixels: 0, uploadedBytes: 0, created: 0 },
    losses: 0,
    recoveries: 0,
    degradations: 0,
    errors: 0,
    ...change,
  }
}

test.each<[string, WatchedMetrics, string, RegExp]>([
  ['pictures in time', watched(16.7), 'none', /keep up/],
  ['nothing drawn', watched(16.7, { interval: null }), 'none', /too few/i],
  ['much encoding', watched(33, { encode: flat(20) }), 'cpu', /CPU-bound: 20\.5 ms .* making records/],
  ['much rendering', watched(33, { render: flat(20) }), 'cpu', /CPU-bound: .* uploads and draw calls/],
  ['a busy GPU', watched(33, { gpu: flat(25) }), 'gpu', /GPU-bound: drawing takes 25\.0 ms/],
  ['much to upload', watched(33, { render: flat(20), uploadedBytes: 2 ** 22 }), 'upload', /Upload-bound: 4\.0 MiB/],
  ['much to upload, late on the GPU', watched(33, { gpu: flat(25), uploadedBytes: 2 ** 22 }), 'upload', /Upload-bound/],
  ['encoding with much to upload', watched(33, { encode: flat(20), uploadedBytes: 2 ** 22 }), 'cpu', /CPU-bound/],
  ['nothing of ours', watched(33), 'throttled', /Throttled: the engine takes 1\.0 ms/],
  ['nothing of ours, GPU unknown', watched(33, { gpu: null }), 'unknown', /not measured here/],
  ['nothing of ours on Canvas2D', watched(33, { gpu: null, backend: 'canvas2d' }), 'throttled', /Throttled/],
  ['a browser that saves power', watched(33, { refresh: 33 }), 'throttled', /fewer frames than any display/],
])('%s', (_, metrics, bottleneck, text) => {
  const diagnosis = diagnose(metrics)
  expect(diagnosis.bottleneck).toBe(bottleneck)
  expect(diagnosis.text).toMatch(text)
})
