/** Pictures that come too slowly, and nodes that storm. */
import { type BackendName, Box, Engine, type EngineOptions } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { sleep } from './shared/watch-page.ts'

/** Changes the scene before every picture until what it returns is called. */
function everyFrame(change: (frame: number) => void): () => void {
  let frame = 0
  let isOver = false
  const step = () => {
    if (isOver) return
    requestAnimationFrame(step)
    change(frame++)
  }
  requestAnimationFrame(step)
  return () => {
    isOver = true
  }
}

function burn(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

async function until(isSo: () => boolean, limit = 20_000): Promise<void> {
  for (const end = performance.now() + limit; !isSo() && performance.now() < end; ) await sleep(20)
}

function build(options: EngineOptions) {
  const host = addHost('width:320px;height:240px')
  const engine = new Engine(host, { background: '#fff', ...options })
  const shadow = { y: 4, blur: 12, color: '#0003' }
  const storm = engine.scene.add(
    new Box({
      id: 'storm',
      x: 30,
      y: 90,
      width: 60,
      height: 40,
      cornerRadius: 20,
      shadow,
    }),
  )
  const card = engine.scene.add(new Box({ id: 'card', x: 20, y: 10, width: 40, height: 30, fill: '#06c' }))
  return { host, engine, storm, card }
}

export interface StormReport {
  readonly problems: readonly string[]
  /** Pictures in a stretch of time without the storm, and with it: how many times fewer, at best. */
  readonly ratio: number
  readonly storms: number | undefined
  /** What is drawn when all is over is what the fields say. */
  readonly isRight: boolean
}

/** A card is moved in every frame; then something paints another node anew in every frame. */
async function storm(backend: BackendName): Promise<StormReport> {
  const { engine, storm, card, host } = build({ backend })
  const problems: string[] = []
  engine.on('problem', ({ problem, id }) => problems.push(`${problem} ${id}`))
  let pictures = 0
  engine.on('frame', ({ encoded }) => {
    pictures++
    // What moves is not made anew; what is stands for a large text, or outline.
    if (encoded > 0) burn(70)
  })
  await engine.settled()
  const stop = everyFrame((frame) => card.set({ x: 20 + (frame % 200) }))
  const stretch = async () => {
    const before = pictures
    await sleep(700)
    return pictures - before
  }
  await sleep(300)
  const calm = [await stretch(), await stretch(), await stretch()]
  const stopStorm = everyFrame((frame) => storm.set({ fill: `rgb(${frame % 256} 128 128)` }))
  await until(() => problems.length > 0)
  const stormy = [await stretch(), await stretch(), await stretch()]
  stopStorm()
  stop()
  const picture = await settledPicture(engine)
  const other = build({ backend, quality: 'full' })
  other.card.x = card.x
  other.storm.fill = storm.fill
  const right = await settledPicture(other.engine)
  const { quality } = engine.metrics()
  for (const each of [engine, other.engine]) each.destroy()
  for (const each of [host, other.host]) each.remove()
  return {
    problems,
    ratio: Math.min(...stormy.map((count, i) => (calm[i] as number) / count)),
    storms: quality?.storms,
    isRight: picture.every((byte, i) => byte === right[i]),
  }
}

async function settledPicture(engine: Engine): Promise<Uint8Array> {
  await sleep(600)
  await engine.settled()
  return engine.readPremultiplied()
}

export interface PaceReport {
  readonly steps: readonly string[]
  readonly reasons: readonly string[]
  /** Pixel ratios of pictures in motion, each once, in their order. */
  readonly ratios: readonly number[]
  /** Of the picture at rest. */
  readonly atRest: number
  /** Is the picture at rest, and one read in motion, that of an engine that never draws with less? */
  readonly isRight: readonly boolean[]
}

/** A card is moved in every frame by an app that takes the longer, the more pixels there are. */
async function pace(backend: BackendName, quality: 'auto' | 'full'): Promise<PaceReport> {
  const { engine, card, host } = build({ backend, quality })
  const full = build({ backend, quality: 'full' })
  const steps: string[] = []
  const reasons: string[] = []
  engine.on('quality', ({ step, isTaken, reason }) => {
    steps.push(`${isTaken ? '-' : '+'}${step}`)
    reasons.push(reason)
  })
  const ratios: number[] = []
  engine.on('frame', () => {
    const { pixelRatio } = engine.size
    if (ratios.at(-1) !== pixelRatio) ratios.push(pixelRatio)
  })
  await engine.settled()
  const stop = everyFrame((frame) => {
    burn(60 * (engine.size.pixelRatio / devicePixelRatio) ** 2)
    card.set({ x: 20 + (frame % 200) })
  })
  if (quality === 'full') await sleep(2000)
  else await until(() => ratios.includes(devicePixelRatio / 2))
  const inMotion = [...ratios]
  const compare = async () => {
    const x = card.x
    const picture = await engine.readPremultiplied()
    full.card.x = x
    const right = await full.engine.readPremultiplied()
    return picture.length === right.length && picture.every((byte, i) => byte === right[i])
  }
  const isRightInMotion = await compare()
  stop()
  await sleep(600)
  const atRest = engine.size.pixelRatio
  const isRight = [isRightInMotion, await compare()]
  for (const each of [engine, full.engine]) each.destroy()
  for (const each of [host, full.host]) each.remove()
  return { steps, reasons, ratios: inMotion, atRest, isRight }
}

const quality = { storm, pace }
declare global {
  interface Window {
    quality: typeof quality
  }
}
window.quality = quality
