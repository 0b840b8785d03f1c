import type { Backend } from '../../backends/backend.ts'
import { EngineError } from '../../base/errors.ts'
import type { Frame } from '../../frame/frame.ts'
import { KIND, RECORD_AT } from '../../frame/layout.ts'

/** Device px. */
const SIZE = 4
/** Half of blue over white, and how far a right backend may be off, of 255. */
const HALF_BLUE = [0, 0x80008000] as const
const EXPECTED = [127, 127, 255, 255]
const TOLERANCE = 2

/** One box that covers all. Made by hand, as this chunk has no encoder. */
function proofFrame(): Frame {
  const words = new Uint32Array(32)
  const floats = new Float32Array(words.buffer)
  words[RECORD_AT.head] = KIND.BOX
  floats.set([1, 0, 0, 1], RECORD_AT.linear)
  floats.set([0, 0, SIZE, SIZE], RECORD_AT.rect)
  words.set(HALF_BLUE, RECORD_AT.fill)
  floats[RECORD_AT.opacity] = 1
  const batch = { blend: 0, source: { type: 'none' }, start: 0, count: 1 } as const
  return {
    x: 0,
    y: 0,
    width: SIZE,
    height: SIZE,
    shiftX: 0,
    shiftY: 0,
    background: [1, 1, 1, 1],
    view: { scale: 1, offsetX: 0, offsetY: 0, time: 0 },
    records: { words, count: 1, dirty: [] },
    anchors: { floats: new Float32Array([1, 0, 0, 1, 0, 0, 1, 0]), count: 1, dirty: [] },
    atlas: { size: 1, pages: [], dirty: [] },
    imagesAdded: [],
    imagesFreed: [],
    drawList: new Uint32Array(1),
    drawCount: 1,
    features: 0,
    passes: [{ target: 0, x: 0, y: 0, width: SIZE, height: SIZE, batches: [batch] }],
    full: true,
  }
}

/**
 * Draws a small picture on a backend and reads it back: a device can be had, take every call and draw nothing. Rejects with
 * `backend-unavailable` when the picture is wrong.
 */
export async function prove(backend: Backend): Promise<void> {
  backend.resize(SIZE, SIZE)
  backend.render(proofFrame())
  const pixels = await backend.readPixels()
  const wrong = pixels.findIndex((value, i) => Math.abs(value - (EXPECTED[i % 4] as number)) > TOLERANCE)
  if (wrong < 0 && pixels.length === 4 * SIZE * SIZE) return
  const at = Math.max(0, wrong - (wrong % 4))
  throw new EngineError('backend-unavailable', `it drew ${pixels.slice(at, at + 4)} where ${EXPECTED} is right`, {
    value: backend.description,
  })
}
