/**
 * A backend that keeps what it was handed and draws nothing; works in plain Node. It uploads into nowhere by the same
 * rules as the GPU backends, so its counters are theirs.
 */
import type { Frame } from '../../frame/frame.ts'
import { createUploads, type UploadPort } from '../../frame/upload.ts'
import { validateFrame } from '../../frame/validate.ts'
import type { Backend, BackendLimits, Counters } from '../backend.ts'
import { countObjects } from '../count-objects.ts'
import { Ledger } from '../ledger.ts'
import { type PooledSize, TargetPool } from '../target-pool.ts'
import { copyFrame } from './copy-frame.ts'

export interface RecordedFrame {
  /** A copy, valid for ever; parts that did not change are shared with the frame before. */
  readonly frame: Frame
  readonly counters: Counters
}

export interface RecordingOptions {
  /** How many frames are kept, the newest; default 16. */
  readonly keep?: number
  /** Default those of WebGPU. */
  readonly limits?: Partial<BackendLimits>
  /** Each frame is checked by `validateFrame` before it is taken; default true. */
  readonly validate?: boolean
  /** Where what a GPU backend would hold is counted. */
  readonly ledger?: Ledger
}

export interface RecordingBackend extends Backend {
  /** Oldest first. */
  readonly frames: readonly RecordedFrame[]
}

export function createRecordingBackend(options: RecordingOptions = {}): RecordingBackend {
  const { keep = 16, validate = true, ledger = new Ledger() } = options
  const limits = { maxTextureSize: 8192, ...options.limits }
  const frames: RecordedFrame[] = []
  const uploads = createUploads(countObjects(NOWHERE, ledger))
  const targets = new TargetPool<PooledSize>(
    (width, height) => {
      ledger.count('targets', 1, width * height * 4)
      return { width, height }
    },
    ({ width, height }) => ledger.count('targets', -1, -width * height * 4),
    limits.maxTextureSize,
  )
  const screen = new Slot(ledger)
  /** Where its picture moves to. */
  const moved = new Slot(ledger)
  let size = { width: 1, height: 1 }
  let isDestroyed = false

  return {
    name: 'recording',
    description: 'keeps frames, draws nothing',
    limits,
    // Nothing can be lost here.
    lost: new Promise(() => {}),
    frames,
    resize(width, height) {
      size = { width, height }
    },
    render(frame) {
      const counters = { passes: 0, draws: 0, records: 0, pixels: 0, uploadedBytes: 0, created: 0 }
      if (isDestroyed) return counters
      if (validate) validateFrame(frame, { imagesAlive: new Set(uploads.images.keys()) })
      const created = ledger.created
      size = { width: frame.width, height: frame.height }
      targets.startFrame()
      const bytes = size.width * size.height * 4
      screen.hold(bytes)
      if (frame.shiftX || frame.shiftY) moved.hold(bytes)
      counters.uploadedBytes = uploads.beforeDrawing(frame)
      for (const { target, width, height, batches } of frame.passes) {
        if (target !== 0 || width < size.width || height < size.height) targets.take(width, height)
        counters.passes++
        counters.pixels += width * height
        counters.draws += batches.length
        for (const { count } of batches) counters.records += count
      }
      uploads.afterDrawing(frame)
      targets.trim()
      counters.created = ledger.created - created
      frames.push({ frame: copyFrame(frame, frames.at(-1)?.frame), counters: { ...counters } })
      if (frames.length > keep) frames.shift()
      return counters
    },
    submitted: () => Promise.resolve(),
    readPixels: () => Promise.resolve(new Uint8Array(size.width * size.height * 4)),
    destroy() {
      if (isDestroyed) return
      isDestroyed = true
      uploads.free()
      targets.clear()
      screen.free()
      moved.free()
    },
  }
}

/** One object that is replaced when its size changes. */
class Slot {
  readonly #ledger: Ledger
  #bytes: number | null = null

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  hold(bytes: number): void {
    if (bytes === this.#bytes) return
    this.free()
    this.#bytes = bytes
    this.#ledger.count('targets', 1, bytes)
  }

  free(): void {
    if (this.#bytes !== null) this.#ledger.count('targets', -1, -this.#bytes)
    this.#bytes = null
  }
}

/** Makes nothing and writes nothing. */
const NOWHERE: UploadPort<object, object> = {
  createTexture: () => ({}),
  writeTexture: () => {},
  freeTexture: () => {},
  createBuffer: () => ({}),
  writeBuffer: () => {},
  copyBuffer: () => {},
  freeBuffer: () => {},
}
