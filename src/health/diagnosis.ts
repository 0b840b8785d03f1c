import type { WatchedMetrics } from '../engine/metrics.ts'

/** What keeps pictures from coming faster. */
export type Bottleneck = 'none' | 'cpu' | 'gpu' | 'upload' | 'throttled' | 'unknown'

export interface Diagnosis {
  readonly bottleneck: Bottleneck
  /** For people, with the numbers it follows from. */
  readonly text: string
}

/** Pictures keep up while 95 of 100 come before so many refreshes have passed. */
const IN_TIME = 1.5
/** A stage that takes this share of a refresh leaves too little for all the rest. */
const BUSY = 0.7
/** Bytes a frame: what a page of the atlas takes in four, and 120 MB a second at 120 Hz. */
const HEAVY_UPLOAD = 2 ** 20
/** ms; no display is as slow as that. */
const SLOWEST_DISPLAY = 25

/** What the numbers of `engine.metrics().watched` mean. */
export function diagnose(watched: WatchedMetrics): Diagnosis {
  const { interval, refresh, cpu, gpu, encode, render, uploadedBytes, backend } = watched
  if (!interval || !refresh || !cpu || !encode || !render)
    return { bottleneck: 'none', text: 'Too few pictures were drawn to tell.' }
  const pace = `95 of 100 pictures take up to ${ms(interval.p95)}, the display refreshes every ${ms(refresh)}`
  const say = (bottleneck: Bottleneck, why: string): Diagnosis => ({ bottleneck, text: `${why} (${pace}).` })
  if (refresh > SLOWEST_DISPLAY)
    return say('throttled', 'Throttled: the browser gives fewer frames than any display shows; it saves power')
  if (interval.p95 <= IN_TIME * refresh) return say('none', 'Pictures keep up with the display')

  const busy = BUSY * refresh
  const gpuTime = gpu?.p95 ?? 0
  const isOnGpu = gpuTime > cpu.p95
  if (Math.max(gpuTime, cpu.p95) >= busy) {
    const isUpload = uploadedBytes >= HEAVY_UPLOAD && (isOnGpu || render.p95 > encode.p95)
    if (isUpload) {
      const size = `${(uploadedBytes / 2 ** 20).toFixed(1)} MiB a picture`
      return say('upload', `Upload-bound: ${size} go to the GPU; change fewer nodes or smaller images at a time`)
    }
    if (isOnGpu)
      return say('gpu', `GPU-bound: drawing takes ${ms(gpuTime)} there; draw fewer or smaller things, or fewer pixels`)
    const most = encode.p95 > render.p95 ? 'making records' : 'uploads and draw calls'
    return say('cpu', `CPU-bound: ${ms(cpu.p95)} of main thread, most of it ${most}; change fewer nodes a frame`)
  }
  if (!gpu && backend !== 'canvas2d')
    return say('unknown', `Not the engine's main-thread time (${ms(cpu.p95)}); the GPU's is not measured here`)
  return say(
    'throttled',
    `Throttled: the engine takes ${ms(cpu.p95)} of main thread and ${gpu ? ms(gpu.p95) : 'no time'} of GPU; other code of the page is in the way, or the browser saves power`,
  )
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}
