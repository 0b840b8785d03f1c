/** The page of `npm run bench:peers`: one library, one board, one scenario after the other. */
import { loadFonts } from '../../demos/fonts.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../stage.ts'
import type { PeerScenario } from './options.ts'
import { type Card, type CreatePeer, cardsOf, type Peer } from './peer.ts'

/** Scenarios that are played on a board that is shown. */
export type Playable = Exclude<PeerScenario, 'first-frame'>

export interface Played {
  /** Milliseconds of each frame: on the main thread, and until the picture was done. */
  readonly main: readonly number[]
  readonly frame: readonly number[]
  /** Frames or picks that were asked for; fewer were done when the time was over. */
  readonly asked: number
}

export interface SetUp {
  /** From nothing to the finished first picture, ms; the library's code is there already. */
  readonly firstMs: number
}

let peer: Peer
let cards: readonly Card[]

async function setUp(library: string, variant: string, count: number, layout: 'world' | 'dense'): Promise<SetUp> {
  await loadFonts('/fonts')
  const { createPeer } = (await import(`/script/${library}.js`)) as { createPeer: CreatePeer }
  cards = cardsOf(count, layout)
  const host = document.createElement('div')
  host.id = 'host'
  host.style.cssText = `width:${STAGE_WIDTH}px;height:${STAGE_HEIGHT}px`
  document.body.style.margin = '0'
  document.body.append(host)
  const started = performance.now()
  peer = await createPeer(host, cards, variant)
  return { firstMs: performance.now() - started }
}

/** Frames whose times differ from all later ones; fewer where they take half of the time that there is. */
const WARM_UP = 4
const PICKS = 20_000
/** Picks that are timed together, as one is shorter than a step of the clock. */
const BATCH = 100

/** The changes of each frame, from the place where the board stands. */
const STEPS: Readonly<Record<Exclude<Playable, 'hit-test'>, () => (frame: number) => void>> = {
  drag() {
    peer.grab(0)
    return (frame) => peer.move(0, 200 + 3 * frame, 200 + 2 * frame)
  },
  pan: () => (frame) => peer.pan(7 * frame, 5 * frame),
  'move-all': () => (frame) => {
    for (const [i, { x, y }] of cards.entries())
      peer.move(i, x + 20 * Math.sin(frame / 7 + i), y + 20 * Math.cos(frame / 7 + i))
  },
}

/** At most `limitMs` long. */
async function play(scenario: Playable, frames: number, limitMs: number): Promise<Played> {
  if (scenario === 'hit-test') return pickAll(limitMs)
  const step = STEPS[scenario]()
  const main: number[] = []
  const frame: number[] = []
  const end = performance.now() + limitMs
  for (let i = 0; i < WARM_UP + frames && (performance.now() < end || main.length === 0); i++) {
    const started = performance.now()
    step(i)
    const changeMs = performance.now() - started
    const mainMs = changeMs + (await peer.draw())
    if (i < WARM_UP && performance.now() < end - limitMs / 2) continue
    main.push(mainMs)
    frame.push(performance.now() - started)
  }
  await putBack(scenario)
  return { main, frame, asked: frames }
}

/** The board as it was, for the next scenario. */
async function putBack(scenario: Playable): Promise<void> {
  if (scenario === 'pan') peer.pan(0, 0)
  if (scenario === 'drag') {
    const { x, y } = cards[0] as Card
    peer.move(0, x, y)
    peer.drop(0)
  }
  await peer.draw()
}

/** Points that fill the view evenly (the R2 sequence of Martin Roberts). */
function pointOf(k: number): [x: number, y: number] {
  return [Math.floor(((k * 0.7548776662) % 1) * STAGE_WIDTH), Math.floor(((k * 0.5698402909) % 1) * STAGE_HEIGHT)]
}

function pickAll(limitMs: number): Played {
  const main: number[] = []
  const end = performance.now() + limitMs
  for (let i = 0; i < PICKS && (performance.now() < end || i === 0); i += BATCH) {
    const started = performance.now()
    for (let k = i; k < i + BATCH; k++) peer.pick(...pointOf(k))
    main.push((performance.now() - started) / BATCH)
  }
  return { main, frame: [], asked: PICKS / BATCH }
}

/** Of some points: which card each finds. */
function picks(): number[] {
  return Array.from({ length: 200 }, (_, k) => peer.pick(...pointOf(k)))
}

declare global {
  interface Window {
    peers: { setUp: typeof setUp; play: typeof play; picks: typeof picks }
  }
}
window.peers = { setUp, play, picks }
