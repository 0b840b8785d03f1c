import { parseArgs } from 'node:util'
import type { CardLayout } from '../../demos/boards/cards.ts'
import { listOf, numberOf } from '../options.ts'
import { PEERS } from './peers.ts'

/** In the order in which they are played on one board: last the one after which no card is as it was made. */
export const PEER_SCENARIOS = ['first-frame', 'hit-test', 'pan', 'drag', 'move-all'] as const
export type PeerScenario = (typeof PEER_SCENARIOS)[number]

const NAMES = PEERS.map(({ name }) => name)

export const PEERS_HELP = `npm run bench:peers -- [--cards 1000,10000] [--layout world,dense] [--scenario drag,pan]
  [--peer konva,glissade-auto] [--frames 60] [--rounds 2] [--seconds 5] [--out FOLDER]
scenarios: ${PEER_SCENARIOS.join(', ')}
peers: ${NAMES.join(', ')}`

export interface PeerOptions {
  readonly scenarios: readonly PeerScenario[]
  readonly cards: readonly number[]
  readonly layouts: readonly CardLayout[]
  readonly peers: readonly string[]
  readonly frames: number
  /** How often all is played, each time by all peers in turns. */
  readonly rounds: number
  /** The most that one scenario of one peer takes. */
  readonly seconds: number
  readonly out: string | undefined
}

/** Throws BadInput that says what is wrong and what is allowed. */
export function readPeerOptions(args: string[]): PeerOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      scenario: { ...text, default: PEER_SCENARIOS.join() },
      cards: { ...text, default: '1000,10000' },
      layout: { ...text, default: 'world' },
      peer: { ...text, default: NAMES.join() },
      frames: { ...text, default: '60' },
      rounds: { ...text, default: '2' },
      seconds: { ...text, default: '5' },
      out: text,
    },
  })
  const scenarios = listOf('--scenario', values.scenario, PEER_SCENARIOS)
  return {
    scenarios: PEER_SCENARIOS.filter((each) => scenarios.includes(each)),
    cards: values.cards.split(',').map((each) => numberOf('--cards', each, 1, 1e6)),
    layouts: listOf('--layout', values.layout, ['world', 'dense']),
    peers: listOf('--peer', values.peer, NAMES),
    frames: numberOf('--frames', values.frames, 2, 10_000),
    rounds: numberOf('--rounds', values.rounds, 1, 100),
    seconds: numberOf('--seconds', values.seconds, 1, 600),
    out: values.out,
  }
}
