/** A session on a living engine, recorded, and played again on another. */

import { type BackendChoice, Engine } from '../../../src/index.ts'
import { Replay } from '../../../src/record.ts'
import { compare } from '../../support/compare.ts'
import { sortedJson } from '../../support/document-host.ts'
import { play } from '../../unit/record/session.ts'

/** Less than the hands' surface: software GPUs pay by the pixel. */
const SIZE = { width: 240, height: 180 }

export interface SessionReport {
  readonly entries: number
  /** Inked pixels of the picture at its end. */
  readonly inked: number
  /** Worst difference of a pixel between the session and its replay. */
  readonly max: number
  readonly isEqual: boolean
}

async function run(backend: BackendChoice, seed: number, events: number): Promise<SessionReport> {
  const was = await play(seed, events, (clock) => new Engine(SIZE, { backend, clock }))
  const replay = new Replay(JSON.stringify(was.recording))
  const engine = new Engine(SIZE, { backend, clock: replay.clock })
  const is = await replay.play(engine)
  const pictures = [await was.engine.readPremultiplied(), await engine.readPremultiplied()] as const
  const { max, inked } = compare(...pictures)
  const report = {
    entries: was.recording.entries.length,
    inked,
    max,
    isEqual: sortedJson(was.bus.toJSON()) === sortedJson(is.bus.toJSON()),
  }
  was.engine.destroy()
  engine.destroy()
  return report
}

declare global {
  interface Window {
    recordSession: typeof run
  }
}
window.recordSession = run
