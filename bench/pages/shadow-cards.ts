/** 2,000 cards with and without shadows, one of which moves in each frame. */
import { makeCards } from '../../demos/boards/cards.ts'
import type { BackendChoice } from '../../src/engine/choose-backend.ts'
import { Engine } from '../../src/engine/engine.ts'

export interface CardFrames {
  /** Main-thread time of a frame: encoder and backend, ms; the best, since other work of the machine only adds. */
  readonly cpuMs: number
  /** From the change to the picture, ms, median. */
  readonly frameMs: number
}

const engines = new Map<string, Engine>()

async function openBoard(name: string, backend: BackendChoice, hasShadows: boolean, zoom: number): Promise<void> {
  const engine = new Engine({ width: 1280, height: 720, pixelRatio: 1 }, { backend })
  engine.camera.zoom = zoom
  await engine.load(makeCards({ count: 2000, layout: 'world' }))
  if (!hasShadows) for (const card of engine.scene.root.children) card.set({ shadow: undefined } as object)
  await engine.settled()
  engines.set(name, engine)
}

async function drawBoard(name: string, frames: number): Promise<CardFrames> {
  const engine = engines.get(name)
  if (!engine) throw new Error(`no board is open as ${name}`)
  const cpu: number[] = []
  const whole: number[] = []
  for (let i = 0; i < frames; i++) {
    engine.scene.root.children[0]?.set({ x: 1 + (i % 2) })
    // all of the screen
    engine.camera.x = (i % 2) / 64
    const start = performance.now()
    await engine.readPremultiplied()
    whole.push(performance.now() - start)
    const { last } = engine.metrics()
    cpu.push((last?.encodeMs ?? 0) + (last?.renderMs ?? 0))
  }
  return { cpuMs: Math.min(...cpu), frameMs: whole.sort((a, b) => a - b)[whole.length >> 1] ?? 0 }
}

function closeBoards(): void {
  for (const engine of engines.values()) engine.destroy()
  engines.clear()
}

declare global {
  interface Window {
    openBoard: typeof openBoard
    drawBoard: typeof drawBoard
    closeBoards: typeof closeBoards
  }
}
Object.assign(window, { openBoard, drawBoard, closeBoards })
