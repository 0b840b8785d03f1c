import { type Attributes, type BatchObservableCallback, type Histogram, type Meter, metrics } from '@opentelemetry/api'
import { BUILD_ID } from '../health/build-id.ts'
import type { Health } from '../health/health.ts'

/** Seconds: frames at 1,000 to 4 a second. */
const BOUNDARIES = [0.001, 0.002, 0.004, 0.007, 0.0085, 0.0125, 0.017, 0.025, 0.034, 0.05, 0.1, 0.25]

/**
 * Tells what `health` measures as OpenTelemetry instruments, times in seconds; each has the attributes `glissade.engine` (the
 * label) and `glissade.backend`. Ends with the health, or by what it returns. `meter`: default that of the global provider.
 */
export function exportHealth(health: Health, meter: Meter = metrics.getMeter('glissade', BUILD_ID)): () => void {
  const attributes = (more: Attributes = {}): Attributes => ({
    'glissade.engine': health.label,
    'glissade.backend': health.engine.backend ?? 'none',
    ...more,
  })
  const histogram = (name: string, description: string): Histogram =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: BOUNDARIES } })

  const interval = histogram('glissade.frame.interval', 'From the animation frame of a picture to the next one')
  const cpu = histogram('glissade.frame.cpu', 'Main-thread time of a picture, by stage')
  const gpu = histogram('glissade.frame.gpu', 'GPU time of a picture, of some of them')
  const inputDelay = histogram('glissade.input.delay', 'From an input event to the picture that shows it')
  const errors = meter.createCounter('glissade.errors', { description: 'Errors and problems, by code' })

  const stops = [
    health.engine.on('frame', ({ encodeMs, renderMs }) => {
      cpu.record(encodeMs / 1000, attributes({ 'glissade.stage': 'encode' }))
      cpu.record(renderMs / 1000, attributes({ 'glissade.stage': 'render' }))
    }),
    health.on('interval', (ms) => interval.record(ms / 1000, attributes())),
    health.on('gpu', (ms) => gpu.record(ms / 1000, attributes())),
    health.on('inputDelay', (ms) => inputDelay.record(ms / 1000, attributes())),
    health.on('error', ({ code }) => errors.add(1, attributes({ 'error.type': code }))),
    observe(health, meter, attributes),
  ]
  const stop = () => {
    for (const end of stops.splice(0)) end()
  }
  stops.push(health.on('stop', stop))
  return stop
}

/** What is read when somebody collects. */
function observe(health: Health, meter: Meter, attributes: (more?: Attributes) => Attributes): () => void {
  const counter = (name: string, description: string, unit = '') =>
    meter.createObservableCounter(`glissade.${name}`, { description, unit })
  const gauge = (name: string, description: string, unit = '') =>
    meter.createObservableGauge(`glissade.${name}`, { description, unit })

  const frames = counter('frames', 'Pictures drawn')
  const dropped = counter('frames.dropped', 'Refreshes of the display that pictures took too long for')
  const draws = counter('draws', 'Draw calls')
  const records = counter('records', 'Records drawn')
  const uploaded = counter('uploaded', 'Bytes that went to the GPU', 'By')
  const created = counter('created', 'GPU objects, or canvases, created')
  const losses = counter('losses', 'Backends lost')
  const recoveries = counter('recoveries', 'Backends that drew again after a loss')
  const degradations = counter('degradations', 'Steps down')
  const memory = gauge('memory', 'Bytes held on the GPU, or in canvases, by kind', 'By')
  const objects = gauge('objects', 'Objects held on the GPU, or canvases, by kind')
  const nodes = gauge('nodes', 'Nodes of the scene')
  const listeners = gauge('listeners', 'Listeners of engine events')
  const atlas = gauge('atlas.fill', 'Share of the atlas that is taken', '1')
  const counters = [frames, dropped, draws, records, uploaded, created, losses, recoveries, degradations]
  const all = [...counters, memory, objects, nodes, listeners, atlas]

  const read: BatchObservableCallback = (result) => {
    const now = health.engine.metrics()
    const watched = health.metrics()
    const { total } = watched
    const values = [
      [frames, now.frames],
      [dropped, watched.dropped],
      [draws, total.draws],
      [records, total.records],
      [uploaded, total.uploadedBytes],
      [created, total.created],
      [losses, watched.losses],
      [recoveries, watched.recoveries],
      [degradations, watched.degradations],
      [nodes, watched.nodes],
      [listeners, now.listeners],
      [atlas, watched.atlasFill],
    ] as const
    for (const [instrument, value] of values) result.observe(instrument, value, attributes())
    for (const [kind, held] of Object.entries(now.live.kinds)) {
      result.observe(memory, held.bytes, attributes({ 'glissade.kind': kind }))
      result.observe(objects, held.objects, attributes({ 'glissade.kind': kind }))
    }
  }
  meter.addBatchObservableCallback(read, all)
  return () => meter.removeBatchObservableCallback(read, all)
}
