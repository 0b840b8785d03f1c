import type { Backend } from '../../backends/backend.ts'

/** Draws all of the scene on a backend, shown or not; `isFull`: on one that has seen nothing yet. */
export type DrawOn = (backend: Backend, isFull: boolean) => void

export interface Comparison {
  readonly isFaster: boolean
  /** For people, with both times. */
  readonly reason: string
}

/** Adapters that are no GPU. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i
/** ms of a frame that is quick enough on a GPU: half of one at 120 a second. What 2D spends on the main thread, apps lack. */
const QUICK = 4
const FRAMES = 2

/** Does `candidate`, fresh, draw this scene faster than `current` does? By finished frames; a software adapter gets no credit. */
export async function compareSpeed(candidate: Backend, current: Backend, drawOn: DrawOn): Promise<Comparison> {
  drawOn(candidate, true)
  await candidate.submitted()
  const mine = await timeFrame(candidate, drawOn)
  const theirs = await timeFrame(current, drawOn)
  const isSoftware = SOFTWARE.test(candidate.description)
  const isFaster = mine < theirs || (!isSoftware && mine < QUICK)
  const what = isSoftware ? ', a software rasteriser,' : ''
  const reason =
    `${candidate.name} on ${candidate.description}${what} draws this scene in ${mine.toFixed(1)} ms, ` +
    `${current.name} in ${theirs.toFixed(1)} ms`
  return { isFaster, reason }
}

/** ms until a frame is finished: the least of a few. */
async function timeFrame(backend: Backend, drawOn: DrawOn): Promise<number> {
  let least = Infinity
  for (let i = 0; i < FRAMES; i++) {
    const started = performance.now()
    drawOn(backend, false)
    await backend.submitted()
    least = Math.min(least, performance.now() - started)
  }
  return least
}
