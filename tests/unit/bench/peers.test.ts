import { describe, expect, test } from 'vitest'
import { verdictsOf } from '../../../bench/peers/claims.ts'
import { readPeerOptions } from '../../../bench/peers/options.ts'
import { cardsOf, STYLE } from '../../../bench/peers/peer.ts'
import { PEERS } from '../../../bench/peers/peers.ts'
import { reportOf } from '../../../bench/peers/report.ts'
import { type PeerResult, resultOf } from '../../../bench/peers/result.ts'
import { ViewGrid } from '../../../bench/peers/view-grid.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../../bench/stage.ts'
import { createRandom } from '../../support/random-scene.ts'

test('a scenario, a peer or a number that is not to be had is said in a sentence', () => {
  expect(() => readPeerOptions(['--scenario', 'dragg'])).toThrow(
    /--scenario names 'dragg'; allowed: first-frame, hit-test/,
  )
  expect(() => readPeerOptions(['--peer', 'pixi'])).toThrow(/--peer names 'pixi'; allowed: .*pixi-webgl,/)
  expect(() => readPeerOptions(['--rounds', '0'])).toThrow(/--rounds is '0'; it must be a number from 1 to 100/)
})

test('scenarios come in the order in which one does not spoil the next', () => {
  const { scenarios, cards } = readPeerOptions(['--scenario', 'move-all,drag,pan', '--cards', '1000,20'])
  expect(scenarios).toEqual(['pan', 'drag', 'move-all'])
  expect(cards).toEqual([1000, 20])
})

describe('the grid of cards', () => {
  test('every card that shows lies in a cell in view', () => {
    const cards = cardsOf(2000, 'world')
    const grid = new ViewGrid(cards)
    const random = createRandom(1)
    for (let i = 0; i < 100; i++) {
      const [left, top] = [random() * 5000 - 500, random() * 3500 - 500]
      const inView = new Set([...grid.inView(left, top)].flatMap((key) => grid.cells.get(key) ?? []))
      for (const [index, { x, y }] of cards.entries()) {
        const shows =
          x + STYLE.width > left && x < left + STAGE_WIDTH && y + STYLE.height > top && y < top + STAGE_HEIGHT
        if (shows) expect(inView, `card ${index} from ${left}, ${top}`).toContain(index)
      }
      expect(inView.size).toBeLessThan(cards.length / 2)
    }
  })

  test('a cell holds where its cards draw', () => {
    const cards = cardsOf(500, 'world')
    const grid = new ViewGrid(cards)
    for (const [key, indices] of grid.cells) {
      const { x, y, width, height } = grid.areaOf(key)
      for (const index of indices) {
        const card = cards[index] as (typeof cards)[number]
        expect(card.x - x).toBeGreaterThanOrEqual(STYLE.shadow.blur)
        expect(card.y - y).toBeGreaterThanOrEqual(STYLE.shadow.blur)
        expect(x + width - card.x - STYLE.width).toBeGreaterThanOrEqual(STYLE.shadow.blur)
        expect(y + height - card.y - STYLE.height).toBeGreaterThanOrEqual(STYLE.shadow.blur)
      }
    }
  })

  test('cards that overlap are one cell, in their order', () => {
    const cells = [...new ViewGrid(cardsOf(300, 'dense')).cells.values()]
    expect(cells).toEqual([Array.from({ length: 300 }, (_, i) => i)])
  })
})

const result = (peer: string, frameMs: number, mainMs = frameMs): PeerResult => {
  const { browser = 'cpu' } = PEERS.find(({ name }) => name === peer) ?? {}
  return {
    scenario: 'drag',
    board: 'world 1,000',
    peer,
    browser,
    mainMs,
    frameMs,
    frameP99: frameMs,
    spread: 1,
    done: 1,
  }
}

test('what is wanted is held against the best of theirs in the same browser; Konva’s drag does not keep the order', () => {
  const results = [result('glissade-auto', 2), result('konva', 0.1), result('leafer', 1.6), result('fabric', 50)]
  expect(verdictsOf([...results, result('pixi-webgl', 0.01)])).toEqual([
    {
      scenario: 'drag',
      board: 'world 1,000',
      ours: 'glissade-auto',
      best: 'leafer',
      measure: 'frameMs',
      ratio: 1.25,
      most: 1,
    },
  ])
  const text = reportOf(results, [])
  expect(text).toContain('| leafer | cpu | 1.60 | 1.60 | 1.60 | 0.80 | 1.00 |  |')
  expect(text).toContain('| drag, world 1,000 | glissade-auto | leafer | frame | 1.25 | 1.00 | **falls short** |')
})

test('a result is the median over all rounds, and says what was not done', () => {
  const names = { scenario: 'pan', board: 'world 9', peer: 'dom', browser: 'cpu' } as const
  const rounds = [
    { main: [1, 2, 3], frame: [4, 5, 6], asked: 3 },
    { main: [9], frame: [10], asked: 3 },
  ]
  expect(resultOf(names, rounds)).toMatchObject({ mainMs: 2, frameMs: 5, spread: 2, done: 4 / 6 })
  const none = resultOf(names, [])
  expect(reportOf([none], [])).toContain('| dom | cpu | did not finish |')
})
