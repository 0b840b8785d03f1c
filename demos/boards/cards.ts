/**
 * The board that tests and benches measure: N small cards (box with border and shadow, icon, label), made from a seed.
 * A card depends on its index alone, so that a part of a large board can be made without the rest.
 */
import type { DocumentNode, DocumentNodeOf, GlissadeDocument } from '../../src/document/document.ts'
import type { Fill } from '../../src/scene/paint.ts'
import { random } from './src/curves.ts'

export const CARD_WIDTH = 96
export const CARD_HEIGHT = 56
const GAP = 16
const COLUMN = CARD_WIDTH + GAP
const ROW = CARD_HEIGHT + GAP
const VIEW_WIDTH = 1280
const VIEW_HEIGHT = 720

const FILLS = ['#ffffff', '#eef4ff', '#eafaf1', '#fff6e5', '#fdeef0', '#f2eeff', '#e8f7fa', '#f6f3ee'] as const
const BORDERS = ['#d0d7de', '#b9cdf5', '#a9dfc1', '#efd08f', '#f0b6bf', '#c9bbf5', '#a5dbe6', '#d9cdb8'] as const
const ICONS = ['#57606a', '#2f6fdb', '#1f9d61', '#c98a12', '#d0425a', '#6d4fd8', '#1791a8', '#8a6d3b'] as const
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** `dense`: every card inside 1280 x 720, overlapping. `world`: a square grid with gaps of 16 px. */
export type CardLayout = 'dense' | 'world'

export interface CardOptions {
  readonly count: number
  readonly layout: CardLayout
  readonly seed?: number
}

/** The card's own sequence of random numbers; neighbouring indices are far apart (2^32 / golden ratio). */
const randomOf = (index: number, seed: number) => random(Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b))

const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

function word(next: () => number): string {
  const length = 6 + Math.floor(next() * 7)
  let text = ''
  for (let i = 0; i < length; i++) text += LETTERS.charAt(Math.floor(next() * LETTERS.length))
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const columnsOf = (count: number) => Math.max(1, Math.ceil(Math.sqrt(count)))

/** Card `index` of the board that `options` describe, without making the others. */
export function cardAt(index: number, options: CardOptions): DocumentNodeOf<'box'> {
  const next = randomOf(index, options.seed ?? 1)
  const columns = columnsOf(options.count)
  const dense = options.layout === 'dense'
  const x = dense ? Math.floor(next() * (VIEW_WIDTH - CARD_WIDTH + 1)) : (index % columns) * COLUMN
  const y = dense ? Math.floor(next() * (VIEW_HEIGHT - CARD_HEIGHT + 1)) : Math.floor(index / columns) * ROW
  return cardNode(`card-${index}`, x, y, index, pick(FILLS, index), word(next))
}

function cardNode(id: string, x: number, y: number, index: number, fill: Fill, title: string): DocumentNodeOf<'box'> {
  return {
    id,
    type: 'box',
    props: {
      x,
      y,
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      cornerRadius: 8,
      fill,
      stroke: { color: pick(BORDERS, index), width: 1, align: 'inside' },
      shadow: { x: 0, y: 4, blur: 16, spread: 0, color: 'rgb(0 0 0 / .25)' },
      draggable: true,
    },
    children: [
      { id: `${id}-icon`, type: 'ellipse', props: { x: 8, y: 10, width: 12, height: 12, fill: pick(ICONS, index) } },
      {
        id: `${id}-label`,
        type: 'text',
        props: { text: title, x: 8, y: 28, fontFamily: 'Inter', fontSize: 13, lineHeight: 1.5, fill: '#24292f' },
      },
    ],
  }
}

/** All cards, one after the other; nothing is kept. */
export function* eachCard(options: CardOptions): Generator<DocumentNodeOf<'box'>> {
  for (let index = 0; index < options.count; index++) yield cardAt(index, options)
}

export function makeCards(options: CardOptions): GlissadeDocument {
  const columns = columnsOf(options.count)
  const rows = Math.ceil(options.count / columns)
  const dense = options.layout === 'dense'
  return {
    version: 1,
    width: dense ? VIEW_WIDTH : Math.max(VIEW_WIDTH, columns * COLUMN),
    height: dense ? VIEW_HEIGHT : Math.max(VIEW_HEIGHT, rows * ROW),
    background: '#f4f5f7',
    root: { id: 'board', type: 'group', children: [...eachCard(options)] },
  }
}

export interface PanelOptions {
  readonly cards: number
  readonly panels: number
  readonly seed?: number
  /** Of the whole board: 1 gives panels of 240 x 176. */
  readonly scale?: number
}

const PANEL_WIDTH = 240
const PANEL_HEIGHT = 176

/**
 * Cards of eight kinds in panels; each panel clips them by four nested rounded outlines (box, group, box, group),
 * and the outer cards reach over the edge, so that no clip can be left out.
 */
export function makePanels({ cards, panels, seed = 1, scale = 1 }: PanelOptions): GlissadeDocument {
  const columns = Math.ceil(Math.sqrt(panels * 2))
  const rows = Math.ceil(panels / columns)
  const nodes = Array.from({ length: panels }, (_, panel) => {
    const first = Math.floor((panel * cards) / panels)
    const last = Math.floor(((panel + 1) * cards) / panels)
    const inside = Array.from({ length: last - first }, (_, i) => mixedCard(first + i, i, last - first, seed))
    return panelNode(
      panel,
      (panel % columns) * (PANEL_WIDTH + GAP),
      Math.floor(panel / columns) * (PANEL_HEIGHT + GAP),
      inside,
    )
  })
  return {
    version: 1,
    width: Math.ceil((columns * (PANEL_WIDTH + GAP) + GAP) * scale),
    height: Math.ceil((rows * (PANEL_HEIGHT + GAP) + GAP) * scale),
    background: '#e9edf1',
    root: {
      id: 'board',
      type: 'group',
      props: { x: GAP * scale, y: GAP * scale, scaleX: scale, scaleY: scale },
      children: nodes,
    },
  }
}

function panelNode(panel: number, x: number, y: number, cards: readonly DocumentNode[]): DocumentNode {
  const id = `panel-${panel}`
  const innermost: DocumentNode = {
    id: `${id}-view`,
    type: 'group',
    props: { clip: { x: 4, y: 4, width: 208, height: 116, cornerRadius: [4, 24, 4, 24] } },
    children: cards,
  }
  const body: DocumentNode = {
    id: `${id}-body`,
    type: 'box',
    props: { x: 4, y: 4, width: 216, height: 124, cornerRadius: 12, fill: '#f3f6f9', clip: true },
    children: [innermost],
  }
  const frame: DocumentNode = {
    id: `${id}-frame`,
    type: 'group',
    props: { x: 8, y: 36, clip: { width: 224, height: 132, cornerRadius: 14 } },
    children: [body],
  }
  return {
    id,
    type: 'box',
    props: {
      x,
      y,
      width: PANEL_WIDTH,
      height: PANEL_HEIGHT,
      cornerRadius: 16,
      fill: '#ffffff',
      stroke: { color: '#d5dbe1', width: 1, align: 'inside' },
      shadow: { y: 6, blur: 20, color: 'rgb(20 40 60 / .16)' },
      clip: true,
      draggable: true,
    },
    children: [
      {
        id: `${id}-title`,
        type: 'text',
        props: {
          text: `Panel ${panel}`,
          x: 16,
          y: 10,
          fontFamily: 'Inter',
          fontSize: 13,
          fontWeight: 600,
          fill: '#1f2933',
        },
      },
      frame,
    ],
  }
}

/** The card at place `place` of `places` in its panel; its kind follows from the index. */
function mixedCard(index: number, place: number, places: number, seed: number): DocumentNode {
  const next = randomOf(index, seed)
  const columns = Math.ceil(Math.sqrt(places))
  const x = Math.round(-30 + ((place % columns) * 182) / Math.max(1, columns - 1))
  const y = Math.round(-18 + (Math.floor(place / columns) * 104) / Math.max(1, columns - 1))
  const id = `card-${index}`
  const kind = index % 8
  const color = pick(ICONS, index + Math.floor(next() * 8))
  const fill: Fill =
    kind === 1
      ? {
          type: 'linear',
          angle: 135,
          stops: [
            [0, '#ffffff'],
            [1, pick(BORDERS, index)],
          ],
        }
      : kind === 2
        ? {
            type: 'radial',
            stops: [
              [0, '#ffffff'],
              [1, pick(FILLS, index + 3)],
            ],
          }
        : pick(FILLS, index + Math.floor(next() * 8))
  const card = cardNode(id, x, y, index, fill, word(next))
  const extra = extraNode(kind, `${id}-extra`, color, next)
  return {
    ...card,
    props: {
      ...card.props,
      ...(kind === 3 && { rotation: Math.floor(next() * 21) - 10 }),
      ...(kind === 4 && { cornerRadius: [2, 20, 2, 20] as const }),
    },
    children: extra === undefined ? (card.children ?? []) : [...(card.children ?? []), extra],
  }
}

function extraNode(kind: number, id: string, color: string, next: () => number): DocumentNode | undefined {
  if (kind === 5) {
    const points = Array.from({ length: 7 }, (_, i) => [40 + i * 8, Math.round(22 - next() * 14)] as const)
    return { id, type: 'polyline', props: { points, stroke: { color, width: 1.5, cap: 'round', join: 'round' } } }
  }
  if (kind === 6) {
    const d = 'M76 6l3 6l7 1l-5 5l1 7l-6-3l-6 3l1-7l-5-5l7-1z'
    return { id, type: 'path', props: { d, fill: color } }
  }
  if (kind === 7) {
    return {
      id,
      type: 'ellipse',
      props: { x: 72, y: 8, width: 16, height: 16, stroke: { color, width: 3, align: 'inside' } },
    }
  }
  return undefined
}
