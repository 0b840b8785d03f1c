/** The page of `npm run bench`: plays one scenario at a time. */
import type { BackendChoice } from '../../src/engine/choose-backend.ts'
import type { Board } from '../board.ts'
import type { Measurement } from '../scenario.ts'
import { SCENARIOS } from '../scenarios/scenarios.ts'
import { LIVES } from './lives.ts'
import { createPageStage } from './page-stage.ts'

export interface BenchReply extends Measurement {
  /** What drew in the end, and its description. */
  readonly backend: string
  readonly description: string
}

async function runScenario(name: string, board: Board, backend: BackendChoice, frames: number): Promise<BenchReply> {
  const life = LIVES[name]
  if (life) return { ...(await life(board, backend, Math.ceil(frames / 10))), backend, description: '' }
  const scenario = SCENARIOS.find((each) => each.name === name)
  if (!scenario) throw new Error(`no scenario is called '${name}'`)
  const stage = await createPageStage(board, backend)
  try {
    const measured = await scenario.run(stage, frames)
    return { ...measured, backend: stage.engine.backend ?? backend, description: stage.engine.backendDescription }
  } finally {
    stage.close()
  }
}

declare global {
  interface Window {
    runScenario: typeof runScenario
  }
}
Object.assign(window, { runScenario })
