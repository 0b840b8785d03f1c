import type { Backend } from '../src/backends/backend.ts'
import { createRecordingBackend } from '../src/backends/recording/recording-backend.ts'
import { TICKS_PER_SECOND } from '../src/base/time.ts'
import { encodeOnDemand } from '../src/encode/encode-on-demand.ts'
import { Encoder } from '../src/encode/encoder.ts'
import { loadDocument } from '../src/engine/load-document.ts'
import { grids } from '../src/scene/grid-of.ts'
import { Scene } from '../src/scene/scene.ts'
import type { TextPort } from '../src/text/ports.ts'
import { type Board, documentOf } from './board.ts'
import { NO_FRAME, STAGE_HEIGHT, STAGE_WIDTH, type Stage } from './stage.ts'

/** A font whose letters are all half as wide as high; what it bakes is clear. For counts, which no font changes but by the size of cells. */
const TEXT: TextPort = {
  version: () => 0,
  measure: (text, { size }) => ({ width: (text.length * size) / 2, ascent: size * 0.8, descent: size * 0.2 }),
  raster(text, { size }) {
    const width = Math.ceil((text.length * size) / 2)
    const height = Math.ceil(size)
    return { x: 0, y: -height, width, height, hasColor: false, bytes: new Uint8Array(width * height * 4) }
  },
}

/** Plays without a browser: on Dawn, or on the recording backend, whose counts are those of GPU backends and whose times are the encoder's alone. */
export async function createNodeStage(
  board: Board,
  backend: Backend = createRecordingBackend({ keep: 1, validate: false }),
): Promise<Stage> {
  const scene = new Scene()
  scene.text = TEXT
  let now = 0
  scene.now = () => now
  scene.clock = () => Math.round((now / 1000) * TICKS_PER_SECOND)
  await loadDocument(documentOf(board), scene, {})
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const encoder = new Encoder(scene, { text: TEXT, images: null, onDemand, maxAtlasPages: 32, report: () => {} })
  const camera = { x: 0, y: 0, zoom: 1 }
  let isFirst = true
  backend.resize(STAGE_WIDTH, STAGE_HEIGHT)
  return {
    scene,
    camera,
    async draw() {
      await Promise.all([grids.load(), backend.trails?.load()])
      const started = performance.now()
      scene.motions?.settle(scene.clock() ?? 0)
      const surface = {
        camera,
        pixelRatio: 1,
        width: STAGE_WIDTH,
        height: STAGE_HEIGHT,
        background: [1, 1, 1, 1] as const,
        time: (scene.clock() ?? 0) >>> 0,
      }
      const frame = encoder.encode(surface, isFirst)
      isFirst = false
      if (frame.passes.length === 0) return { counters: NO_FRAME, mainMs: 0, frameMs: 0 }
      const counters = backend.render(frame)
      encoder.taken()
      const mainMs = performance.now() - started
      await backend.submitted()
      return {
        counters: { ...counters, visited: encoder.visited, encoded: encoder.encoded },
        mainMs,
        frameMs: performance.now() - started,
      }
    },
    pick: (x, y) => scene.hit(camera.x + x / camera.zoom, camera.y + y / camera.zoom),
    setTime: (ms) => {
      now = ms
    },
    now: () => performance.now(),
    close: () => backend.destroy(),
  }
}
