import { describe, expect, it } from 'vitest'
import { cardAt, eachCard, makeCards, makePanels } from '../../../demos/boards/cards.ts'
import type { DocumentNode } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/load.ts'
import { nodesOf } from './nodes-of.ts'

const labels = (node: DocumentNode): string[] =>
  (node.children ?? []).flatMap((child) => (child.type === 'text' ? [child.props?.text ?? ''] : []))

describe('makeCards', () => {
  it.each(['dense', 'world'] as const)('makes a valid %s board of cards with label and icon', (layout) => {
    const document = makeCards({ count: 1000, layout })
    expect(readDocument(document)).toEqual(document)
    expect(document.root.children).toHaveLength(1000)
    expect(nodesOf(document)).toHaveLength(3001)
  })

  it('is the same for the same seed and another for another', () => {
    const made = (seed: number) => JSON.stringify(makeCards({ count: 50, layout: 'dense', seed }))
    expect(made(3)).toBe(made(3))
    expect(made(3)).not.toBe(made(4))
  })

  it('keeps dense cards inside 1280 x 720 and spreads them over it', () => {
    const places = [...eachCard({ count: 2000, layout: 'dense' })].map(
      ({ props }) => [props?.x ?? -1, props?.y ?? -1] as const,
    )
    const xs = places.map(([x]) => x)
    const ys = places.map(([, y]) => y)
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...xs)).toBeLessThanOrEqual(1280 - 96)
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...ys)).toBeLessThanOrEqual(720 - 56)
    // Each of 4 x 4 fields gets its sixteenth, give or take a third.
    const fields = new Array<number>(16).fill(0)
    for (const [x, y] of places) {
      const field = Math.min(3, Math.floor(x / 296)) + 4 * Math.min(3, Math.floor(y / 166))
      fields[field] = (fields[field] ?? 0) + 1
    }
    expect(Math.min(...fields)).toBeGreaterThan(83)
    expect(Math.max(...fields)).toBeLessThan(167)
  })

  it('lays a world out as a grid with gaps of 16 px, 120 to 130 cards in a view', () => {
    const cards = [...eachCard({ count: 10_000, layout: 'world' })]
    const places = new Set(cards.map(({ props }) => `${props?.x},${props?.y}`))
    expect(places.size).toBe(10_000)
    expect(cards.every(({ props }) => (props?.x ?? 1) % 112 === 0 && (props?.y ?? 1) % 72 === 0)).toBe(true)
    const seen = cards.filter(({ props }) => (props?.x ?? 0) < 1280 && (props?.y ?? 0) < 720)
    expect(seen.length).toBeGreaterThanOrEqual(120)
    expect(seen.length).toBeLessThanOrEqual(130)
  })

  it('makes one card of a million alone, equal to the one on the board', () => {
    const million = { count: 1_000_000, layout: 'world', seed: 9 } as const
    expect(cardAt(999_999, million).props).toMatchObject({ x: 999 * 112, y: 999 * 72 })
    const options = { count: 300, layout: 'dense', seed: 9 } as const
    expect(makeCards(options).root.children?.[217]).toEqual(cardAt(217, options))
  })

  it('writes labels of 6 to 12 letters, hardly ever twice', () => {
    const words = [...eachCard({ count: 5000, layout: 'dense' })].flatMap(labels)
    expect(words.every((word) => /^[A-Z][a-z]{5,11}$/.test(word))).toBe(true)
    expect(new Set(words.map((word) => word.length))).toEqual(new Set([6, 7, 8, 9, 10, 11, 12]))
    expect(new Set(words).size).toBeGreaterThan(4990)
  })
})

describe('makePanels', () => {
  const document = makePanels({ cards: 5000, panels: 200 })

  it('puts 5,000 mixed cards in 200 panels, as a valid document', () => {
    expect(readDocument(document)).toEqual(document)
    expect(document.root.children).toHaveLength(200)
    const cards = nodesOf(document).filter(({ id }) => /^card-\d+$/.test(id))
    expect(cards).toHaveLength(5000)
    const types = new Set(cards.flatMap((card) => (card.children ?? []).map(({ type }) => type)))
    expect([...types].sort()).toEqual(['ellipse', 'path', 'polyline', 'text'])
  })

  it('clips each card by four rounded outlines, one in the other', () => {
    const depths = new Set<number>()
    const visit = (node: DocumentNode, clips: number): void => {
      if (node.id.startsWith('card-')) depths.add(clips)
      const isClip = (node.type === 'group' || node.type === 'box') && node.props?.clip !== undefined
      for (const child of node.children ?? [])
        if (/^(panel|card-\d+$)/.test(child.id)) visit(child, clips + (isClip ? 1 : 0))
    }
    visit(document.root, 0)
    expect([...depths]).toEqual([4])
  })

  it('scales the whole board, and shares cards out when they do not divide', () => {
    const small = makePanels({ cards: 10, panels: 3, scale: 0.25 })
    expect(small.width).toBeLessThan(300)
    expect(small.root.props).toMatchObject({ scaleX: 0.25, scaleY: 0.25 })
    expect(nodesOf(small).filter(({ id }) => /^card-\d+$/.test(id))).toHaveLength(10)
  })
})
