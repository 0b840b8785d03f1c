/** What a small frame takes on the main thread among a thousand widgets, with and without a mirror. */

import { access, type Mirror } from '../../../src/access.ts'
import { Box, Engine, Text } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { sleep } from './shared/watch-page.ts'

const COLUMNS = 40
const WIDGETS = 1000

interface Board {
  readonly engine: Engine
  readonly mirror: Mirror | null
}

async function createBoard(isMirrored: boolean): Promise<Board> {
  const host = addHost('width:1200px;height:700px;position:absolute;left:0;top:0')
  const engine = new Engine(host, { backend: 'canvas2d', background: '#fff' })
  for (let i = 0; i < WIDGETS; i++) {
    const place = { x: (i % COLUMNS) * 30, y: Math.floor(i / COLUMNS) * 28 }
    const widget = engine.scene.add(new Box({ id: `${i}`, ...place, width: 26, height: 24, fill: '#dde6f5' }))
    widget.add(new Text({ text: `${i}`, x: 2, y: 4, fontSize: 10 }))
  }
  const describe = ({ type }: { readonly type: string }) => (type === 'box' ? ({ role: 'button' } as const) : undefined)
  const mirror = isMirrored ? access(engine, { describe }) : null
  await engine.settled()
  mirror?.flush()
  return { engine, mirror }
}

/** Drags one widget through so many pictures, each drawn at once; ms for all of them. */
function drag({ engine }: Board, pictures: number): number {
  const original = window.requestAnimationFrame
  let next: FrameRequestCallback = () => {}
  window.requestAnimationFrame = (callback) => {
    next = callback
    return 1
  }
  const { frames } = engine.metrics()
  const started = performance.now()
  for (let i = 0; i < pictures; i++) {
    engine.get('500')?.set({ x: 601 + (i % 8) })
    next(0)
  }
  const ms = performance.now() - started
  window.requestAnimationFrame = original
  if (engine.metrics().frames < frames + pictures) throw new Error('Not every change drew a picture.')
  return ms
}

/** The least of so many turns, without and with a mirror. */
async function cost(pictures: number, turns: number): Promise<readonly number[]> {
  const boards = [await createBoard(false), await createBoard(true)]
  const least = [Infinity, Infinity]
  // What comes late (the grid of a large container) asked for a frame of its own.
  await sleep(500)
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, board] of boards.entries()) least[i] = Math.min(least[i] as number, drag(board, pictures))
  }
  const elements = document.querySelectorAll('[role=button]').length
  if (elements !== WIDGETS) throw new Error(`${elements} elements`)
  return least
}

declare global {
  interface Window {
    cost: typeof cost
  }
}
window.cost = cost
