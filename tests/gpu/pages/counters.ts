/** A full board that moves: what a frame costs in calls and objects. */

import { makeCards, makePanels } from '../../../demos/boards/cards.ts'
import { type BackendName, Engine, type FrameStats, type Node } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { keepDevice } from './shared/keep-device.ts'
import { done, nextFrame } from './shared/watch-page.ts'

export interface CounterReport {
  readonly nodes: number
  readonly first: FrameStats
  /** Each steady frame as the engine counts it, and the browser's calls in it. */
  readonly frames: readonly { readonly stats: FrameStats; readonly draws: number; readonly created: number }[]
  readonly live: { readonly objects: number; readonly bytes: number }
  readonly liveAfter: { readonly objects: number; readonly bytes: number }
}

/** Shows the whole board at `zoom` of its size; a tenth of the nodes moves in each of `frames` frames. */
async function moveBoard(backend: BackendName, frames: number, zoom: number): Promise<CounterReport> {
  keepDevice(backend)
  const board = makePanels({ cards: 5000, panels: 200, scale: 0.25 })
  const { width, height } = board
  const host = addHost(`width:${Math.ceil(width * zoom)}px;height:${Math.ceil(height * zoom)}px`)
  const engine = new Engine(host, { backend, quality: 'full' })
  engine.camera.zoom = zoom
  await engine.load(board)
  await engine.settled()
  const first = engine.metrics().last as FrameStats
  const nodes: Node[] = []
  engine.scene.each((node) => nodes.push(node))
  const moving = nodes.filter((node, i) => i % 10 === 0 && node.parent !== null)
  const places = moving.map(({ x, y }) => ({ x, y }))
  const step = async (i: number): Promise<void> => {
    for (const [k, node] of moving.entries()) {
      const { x, y } = places[k] as { x: number; y: number }
      node.set({ x: x + Math.sin(i + k) * 3, y: y + Math.cos(i + k) * 3 })
    }
    await nextFrame()
  }
  // Nodes that move for the first time get rows of their own; the walks that follow reuse what there is.
  for (let i = 0; i < 4; i++) await step(i)
  const live = engine.metrics().live
  const report: CounterReport['frames'][number][] = []
  for (let i = 0; i < frames; i++) {
    const before = { ...done }
    await step(4 + i)
    report.push({
      stats: engine.metrics().last as FrameStats,
      draws: done.draws - before.draws,
      created: done.created - before.created,
    })
  }
  const result = { nodes: engine.scene.size, first, frames: report, live, liveAfter: engine.metrics().live }
  engine.destroy()
  host.remove()
  return result
}

export interface CardReport {
  readonly frames: CounterReport['frames']
  readonly live: CounterReport['live']
}

/** 2,000 cards, all in view, with the shadows they have or without any; one of them moves in each frame. */
async function drawCards(backend: BackendName, hasShadows: boolean, frames: number): Promise<CardReport> {
  keepDevice(backend)
  const zoom = 0.05
  const board = makeCards({ count: 2000, layout: 'world' })
  const host = addHost(`width:${Math.ceil(board.width * zoom)}px;height:${Math.ceil(board.height * zoom)}px`)
  const engine = new Engine(host, { backend, quality: 'full' })
  engine.camera.zoom = zoom
  await engine.load(board)
  const cards = engine.scene.root.children
  for (const card of cards) if (!hasShadows) card.set({ shadow: undefined } as object)
  await engine.settled()
  const report: CounterReport['frames'][number][] = []
  for (let i = 0; i < 2 + frames; i++) {
    const before = { ...done }
    cards[0]?.set({ x: i % 2 })
    // By parts of a px, so all of the screen: what a part of it holds depends on how far shadows reach.
    engine.camera.x = (i % 2) / 5
    await nextFrame()
    const stats = engine.metrics().last as FrameStats
    // A card gets a row of its own when it moves for the first time.
    if (i > 1) report.push({ stats, draws: done.draws - before.draws, created: done.created - before.created })
  }
  const result = { frames: report, live: engine.metrics().live }
  engine.destroy()
  host.remove()
  return result
}

declare global {
  interface Window {
    moveBoard: typeof moveBoard
    drawCards: typeof drawCards
  }
}
Object.assign(window, { moveBoard, drawCards })
