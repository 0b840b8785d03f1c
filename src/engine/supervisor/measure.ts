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
/** ms of main thread after which no frame is drawn that can be done without: each of the two is timed once at least. */
const MAIN_THREAD = 30

/** Does `candidate`, fresh, draw this scene faster than `current` does? By finished frames; a software adapter gets no credit. */
export async function compareSpeed(candidate: Backend, current: Backend, drawOn: DrawOn): Promise<Comparison> {
  let left = MAIN_THREAD
  const draw = async (backend: Backend, isFull: boolean) => {
    const started = performance.now()
    drawOn(backend, isFull)
    left -= performance.now() - started
    await backend.submitted()
    return performance.now() - started
  }
  /** ms until a frame is finished: the least of a few. */
  const time = async (backend: Backend) => {
    let least = Infinity
    for (let i = 0; i < FRAMES && (i === 0 || left > 0); i++) least = Math.min(least, await draw(backend, false))
    return least
  }
  await draw(candidate, true)
  const mine = await time(candidate)
  const theirs = await time(current)
  const isSoftware = SOFTWARE.test(candidate.description)
  const isFaster = mine < theirs || (!isSoftware && mine < QUICK)
  const what = isSoftware ? ', a software rasteriser,' : ''
  const reason =
    `${candidate.name} on ${candidate.description}${what} draws this scene in ${mine.toFixed(1)} ms, ` +
    `${current.name} in ${theirs.toFixed(1)} ms`
  return { isFaster, reason }
}
