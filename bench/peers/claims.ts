/** What Glissade wants to be against its peers, and whether it is in a run. */

import type { PeerScenario } from './options.ts'
import { isOurs, PEERS } from './peers.ts'
import type { PeerResult } from './result.ts'

type Measure = 'frameMs' | 'mainMs'

interface Claim {
  readonly scenario: PeerScenario
  /** Of boards that it speaks of; all when left out. */
  readonly board?: RegExp
  readonly ours: string
  readonly theirs: readonly string[]
  readonly measure: Measure
  /** Ours is at most so many times the best of theirs. */
  readonly most: number
}

const names = (isOne: (peer: (typeof PEERS)[number]) => boolean) =>
  PEERS.filter((peer) => !isOurs(peer.name) && isOne(peer)).map(({ name }) => name)
const GPU = names(({ browser }) => browser === 'gpu')
const CPU = names(({ browser }) => browser === 'cpu')
const IN_ORDER = names(({ browser, keepsOrder }) => browser === 'cpu' && keepsOrder)
const PIXI = names(({ library }) => library === 'pixi')
const BACKENDS = ['glissade-webgpu', 'glissade-webgl2'] as const

const CLAIMS: readonly Claim[] = [
  { scenario: 'drag', board: /^world/, ours: 'glissade-auto', theirs: IN_ORDER, measure: 'frameMs', most: 1 },
  { scenario: 'pan', board: /^world/, ours: 'glissade-auto', theirs: CPU, measure: 'frameMs', most: 1 / 2 },
  { scenario: 'move-all', board: /^dense 1,000$/, ours: 'glissade-auto', theirs: CPU, measure: 'frameMs', most: 1 },
  {
    scenario: 'move-all',
    board: /^dense 10,000$/,
    ours: 'glissade-auto',
    theirs: CPU,
    measure: 'frameMs',
    most: 1 / 2,
  },
  { scenario: 'move-all', board: /^dense/, ours: 'glissade-auto', theirs: CPU, measure: 'mainMs', most: 1 / 2 },
  {
    scenario: 'first-frame',
    board: /^world 10,000$/,
    ours: 'glissade-auto',
    theirs: ['dom'],
    measure: 'mainMs',
    most: 1,
  },
  {
    scenario: 'hit-test',
    board: /^world 100?,000$/,
    ours: 'glissade-auto',
    theirs: PIXI,
    measure: 'mainMs',
    most: 1 / 20,
  },
  ...BACKENDS.flatMap((ours): Claim[] => [
    { scenario: 'drag', board: /^world/, ours, theirs: GPU, measure: 'frameMs', most: 1 / 4 },
    { scenario: 'drag', board: /^world/, ours, theirs: GPU, measure: 'mainMs', most: 1 },
    { scenario: 'pan', board: /^world/, ours, theirs: GPU, measure: 'frameMs', most: 1 / 3 },
    { scenario: 'move-all', board: /^dense/, ours, theirs: GPU, measure: 'frameMs', most: 1 / 2 },
    { scenario: 'move-all', board: /^dense/, ours, theirs: GPU, measure: 'mainMs', most: 1 / 2 },
    { scenario: 'first-frame', board: /^world 10,000$/, ours, theirs: PIXI, measure: 'mainMs', most: 0.35 },
  ]),
]

export interface Verdict {
  readonly scenario: PeerScenario
  readonly board: string
  readonly ours: string
  readonly best: string
  readonly measure: Measure
  readonly ratio: number
  readonly most: number
}

/** Each claim on each board of which the run has ours and one of theirs. */
export function verdictsOf(results: readonly PeerResult[]): Verdict[] {
  const boards = [...new Set(results.map(({ board }) => board))]
  return CLAIMS.flatMap(({ scenario, board: wanted, ours, theirs, measure, most }) =>
    boards.flatMap((board) => {
      if (wanted?.test(board) === false) return []
      const here = results.filter((result) => result.scenario === scenario && result.board === board)
      const own = here.find(({ peer }) => peer === ours)?.[measure]
      const others = here.filter((result) => theirs.includes(result.peer) && Number.isFinite(result[measure]))
      const best = others.sort((a, b) => (a[measure] ?? 0) - (b[measure] ?? 0))[0]
      if (own == null || best == null) return []
      return [{ scenario, board, ours, best: best.peer, measure, ratio: own / (best[measure] ?? 0), most }]
    }),
  )
}
