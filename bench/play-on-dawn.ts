import { Ledger } from '../src/backends/ledger.ts'
import { createWebGpuBackend } from '../src/backends/webgpu/webgpu-backend.ts'
import { createNodeStage } from './node-stage.ts'
import type { BenchReply } from './pages/bench-page.ts'
import type { Job } from './play.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'

/** Plays a scenario in Node, where `navigator.gpu` is Dawn's, on a surface that nobody sees. */
export async function playOnDawn({ scenario: name, board, frames }: Job): Promise<BenchReply> {
  const scenario = SCENARIOS.find((each) => each.name === name)
  if (!scenario) throw new Error(`no scenario is called '${name}'`)
  const backend = await createWebGpuBackend(null, { ledger: new Ledger() })
  const stage = await createNodeStage(board, backend)
  try {
    await stage.draw()
    return { ...(await scenario.run(stage, frames)), backend: 'dawn', description: backend.description }
  } finally {
    stage.close()
  }
}
