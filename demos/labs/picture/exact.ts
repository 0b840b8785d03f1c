import { TICKS_PER_SECOND } from '../../../src/base/time.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { premultiply } from '../../../src/encode/target.ts'
import { createOffscreenHost } from '../../../src/engine/offscreen-host.ts'
import type { Frame } from '../../../src/frame/frame.ts'
import { ANCHOR_WORDS, RECORD_WORDS } from '../../../src/frame/layout.ts'
import { Scene } from '../../../src/index.ts'
import type { Area, Picture } from './picture.ts'

/** How a picture of a scene is taken: what an engine's frame depends on beside the scene. Sizes in device px. */
export interface Sight {
  readonly camera: { readonly x: number; readonly y: number; readonly zoom: number }
  readonly pixelRatio: number
  readonly width: number
  readonly height: number
  readonly background: string
  /** Milliseconds of the clock of the engine. */
  readonly time: number
}

/** The sight of a part of the picture. */
export function sightOf(sight: Sight, { x, y, width, height }: Area): Sight {
  const { camera, pixelRatio } = sight
  const scale = camera.zoom * pixelRatio
  return { ...sight, width, height, camera: { ...camera, x: camera.x + x / scale, y: camera.y + y / scale } }
}

/** A copy of the scene on screen, from which frames of any part of it can be made. */
export class Twin {
  private readonly host = createOffscreenHost({ width: 1, height: 1 }, {}, { onResources: () => {}, onError: () => {} })
  private readonly encoder: Encoder

  /** `time`: that at which `fill` builds the scene, ms. */
  constructor(fill: (scene: Scene) => void, time: number) {
    const scene = new Scene()
    const { text, images } = this.host
    scene.text = text
    // What is animated jumps for those who asked for less motion, here as on screen.
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    scene.clock = () => (isStill ? null : ticksAt(time))
    fill(scene)
    const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
    this.encoder = new Encoder(scene, { text, images, onDemand, maxAtlasPages: 32, report: () => {} })
  }

  frame(sight: Sight): Frame {
    const surface = { ...sight, background: premultiply(sight.background), time: ticksAt(sight.time) >>> 0 }
    return plain(this.encoder.encode(surface, true))
  }

  destroy(): void {
    this.host.destroy()
  }
}

/** Draws frames with the oracle, in a worker: it is slow. One at a time; a new one puts an end to the one before. */
export class Exact {
  private worker: Worker | null = null
  private isBusy = false

  /** Never resolves when a later call overtakes it. */
  draw(frame: Frame): Promise<Picture> {
    if (this.isBusy) this.worker?.terminate()
    if (this.isBusy || !this.worker) this.worker = new Worker('../oracle-worker.js', { type: 'module' })
    const { worker } = this
    const { width, height } = frame
    this.isBusy = true
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
        this.isBusy = false
        resolve({ width, height, pixels: data })
      }
      worker.onerror = (event) => {
        this.isBusy = false
        reject(new Error(event.message))
      }
      worker.postMessage(frame)
    })
  }
}

/** A frame without the stores of its encoder, which can't be sent, and without their spare room. */
function plain(frame: Frame): Frame {
  const { records, anchors, atlas } = frame
  return {
    ...frame,
    records: { words: records.words.slice(0, records.count * RECORD_WORDS), count: records.count, dirty: [] },
    anchors: { floats: anchors.floats.slice(0, anchors.count * ANCHOR_WORDS), count: anchors.count, dirty: [] },
    atlas: { size: atlas.size, pages: [...atlas.pages], dirty: [] },
    drawList: frame.drawList.slice(0, frame.drawCount),
  }
}

function ticksAt(milliseconds: number): number {
  return Math.round((milliseconds / 1000) * TICKS_PER_SECOND)
}
