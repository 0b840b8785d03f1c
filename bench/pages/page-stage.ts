import type { BackendChoice } from '../../src/engine/choose-backend.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { FrameStats } from '../../src/engine/metrics.ts'
import { type Board, documentOf } from '../board.ts'
import { NO_FRAME, STAGE_HEIGHT, STAGE_WIDTH, type Stage } from '../stage.ts'
import { watchFinished } from './finished.ts'

export interface PageStage extends Stage {
  readonly engine: Engine
}

/** Plays in a page, on a canvas that is shown. A frame is over when the backend says that its work is done. */
export async function createPageStage(
  board: Board,
  backend: BackendChoice,
  document = documentOf(board),
): Promise<PageStage> {
  const host = globalThis.document.createElement('div')
  host.style.cssText = `width:${STAGE_WIDTH}px;height:${STAGE_HEIGHT}px`
  globalThis.document.body.append(host)
  let now = 0
  const engine = new Engine(host, { backend, clock: () => now, reducedMotion: false })
  const finished = watchFinished(engine, host)
  await engine.ready
  await engine.load(document)
  await engine.settled()
  return {
    engine,
    scene: engine.scene,
    camera: engine.camera,
    async draw() {
      finished()
      const started = performance.now()
      await engine.settled()
      const [end, { last }] = [await finished(), engine.metrics()]
      if (end === null || !last) return { counters: NO_FRAME, mainMs: 0, frameMs: 0 }
      return { counters: countersOf(last), mainMs: last.encodeMs + last.renderMs, frameMs: end - started }
    },
    pick: (x, y) => engine.pick(x, y),
    setTime: (ms) => {
      now = ms
    },
    now: () => performance.now(),
    close() {
      engine.destroy()
      host.remove()
    },
  }
}

function countersOf({ encodeMs: _, renderMs: __, ...counters }: FrameStats) {
  return counters
}
