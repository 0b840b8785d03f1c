import type { Counters } from '../backends/backend.ts'
import type { Ledger, LiveObjects } from '../backends/ledger.ts'
import type { AtlasBook } from '../encode/atlas-fill.ts'
import type { BackendName } from './choose-backend.ts'

/** One frame: what the backend did, and what it cost on the main thread. */
export interface FrameStats extends Readonly<Counters> {
  /** Nodes visited by the walk, and nodes whose records were made. */
  readonly visited: number
  readonly encoded: number
  readonly encodeMs: number
  readonly renderMs: number
}

/** An engine in numbers. */
export interface Metrics {
  /** Frames drawn since the start. */
  readonly frames: number
  readonly last: FrameStats | null
  /** What the engine holds on the GPU, or in canvases, by kind; of a destroyed engine, what it left behind. */
  readonly live: LiveObjects
  /** Functions that listen to the engine's events. */
  readonly listeners: number
  /** What is drawn with less while pictures come too slowly; null before the first picture. */
  readonly quality: QualityMetrics | null
  /** What was measured over time; null where nobody watches: see `watch` of `glissade/health`. */
  readonly watched: WatchedMetrics | null
}

/** What `quality: 'auto'` does. */
export interface QualityMetrics {
  /** Steps down that pictures are drawn with now; none at rest. */
  readonly steps: readonly QualityStep[]
  /** How often each was taken. */
  readonly taken: Readonly<Record<QualityStep, number>>
  /** How often a node was held back. */
  readonly storms: number
}

/**
 * A step down, from what is missed least: fewer samples of trails; three quarters, or half, of the device px per CSS px, while that
 * leaves 0.75; at most 30 pictures a second. Shadows have none of their own: theirs is a cost per pixel.
 */
export type QualityStep = 'sparse-trails' | 'pixel-ratio-75' | 'pixel-ratio-50' | 'frame-rate-30'

/** Of the last 240 measured values, ms. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
}

/** What `watch` of `glissade/health` adds up. Times are ms; null where there was nothing to measure. */
export interface WatchedMetrics {
  /** How long it has been watching. */
  readonly ms: number
  /** What draws now; null before the first backend, and from a loss until the next one draws. */
  readonly backend: BackendName | null
  /** Of the scene, the root included. */
  readonly nodes: number
  /** From the animation frame of a picture to the next one that the browser gave; no frames that nobody wanted. */
  readonly interval: (Spread & { readonly jitter: number }) | null
  /** Of the display: the shortest interval that was steady. */
  readonly refresh: number | null
  /** Refreshes of the display that a picture took too long for. */
  readonly dropped: number
  /** From the `timeStamp` of an input event on the host until the picture that shows it was handed over; the compositor's time comes on top. */
  readonly inputDelay: Spread | null
  /** Main thread: making records and the draw list. */
  readonly encode: Spread | null
  /** Main thread: uploads and draw calls. */
  readonly render: Spread | null
  /** Both of them together. */
  readonly cpu: Spread | null
  /** By timestamp queries, of some of the frames; null where there are none, and on Canvas2D. */
  readonly gpu: Spread | null
  /** Of the last 240 frames, the median. */
  readonly uploadedBytes: number
  /** Share of the atlas's texels that are taken, 0..1; as of the last frame. */
  readonly atlasFill: number
  /** Sums over all watched frames. */
  readonly total: Readonly<Counters>
  /** Backends that were lost, and that drew again after a loss. */
  readonly losses: number
  readonly recoveries: number
  /** Steps down: to a backend below, of quality (`quality` events), or something not drawn as asked (`problem` events). */
  readonly degradations: number
  /** Times of an error event, `losses` included. */
  readonly errors: number
}

/** What an engine tells whoever measures it. `watch` of `glissade/health` makes one. */
export interface Watcher {
  /** The backend draws a frame next; `device`: what it draws on, if that is a GPU. */
  beforeRender(device: object | undefined, atlas: AtlasBook): void
  metrics(): WatchedMetrics | null
  /** The engine is destroyed; `ledger`: what its backends hold still, which should be nothing. */
  ended(ledger: Pick<Ledger, 'live'>): void
}
