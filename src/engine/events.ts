import { Emitter } from '../base/emitter.ts'
import type { EngineError } from '../base/errors.ts'
import type { BackendName, Refusal } from './choose-backend.ts'
import type { FrameStats, QualityStep } from './metrics.ts'

/** What an engine tells. Nothing degrades, falls back or fails without one of these. */
export interface EngineEvents {
  /** A picture was handed to the backend. */
  frame: FrameStats
  backendchange: {
    readonly from: BackendName | null
    readonly to: BackendName
    readonly reason: string
    readonly refusals: readonly Refusal[]
  }
  /** Pictures in motion are drawn with less, or with more again; `steps`: those taken now. */
  quality: {
    readonly step: QualityStep
    readonly isTaken: boolean
    readonly steps: readonly QualityStep[]
    readonly reason: string
  }
  /** Something could not be drawn as asked, or (`storm`) not as often; each cause once. */
  problem: { readonly problem: string; readonly id: string }
  error: EngineError
}

export class EngineEmitter extends Emitter<EngineEvents> {
  readonly #reported = new Set<string>()

  /** Tells of a problem, each once. */
  report(problem: string, id: string): void {
    const key = `${problem} ${id}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.emit('problem', { problem, id })
  }
}
