import type { Node } from '../../../src/index.ts'
import { selection } from '../document/selection.ts'
import { word } from '../words/word.ts'
import { surface } from './stage.ts'
import { inverted, mapPoint, worldMap } from './world-map.ts'

export const ALIGN = ['align-left', 'align-center', 'align-right', 'align-top', 'align-middle', 'align-bottom'] as const
export const DISTRIBUTE = ['distribute-horizontal', 'distribute-vertical'] as const

export type Arrange = (typeof ALIGN)[number] | (typeof DISTRIBUTE)[number]

/** Of a node along one axis of the world. */
interface Span {
  readonly node: Node
  readonly from: number
  readonly to: number
}

/** Lines up what is selected, or makes the gaps between equal, as one step. */
export function arrange(how: Arrange): void {
  const { engine, bus } = surface.peek()
  engine.scene.update()
  const nodes = selection.peek().flatMap((id) => engine.get(id) ?? [])
  const isAcross = ['align-left', 'align-center', 'align-right', 'distribute-horizontal'].includes(how)
  const spans = nodes.map((node) => spanOf(node, isAcross))
  const targets = how.startsWith('distribute') ? evenly(spans) : aligned(spans, how)
  spans.forEach(({ node, from }, i) => {
    const by = (targets[i] ?? from) - from
    move(node, isAcross ? by : 0, isAcross ? 0 : by)
  })
  bus.commit(nodes, { label: word(how) })
}

/** Where each span begins when all share an edge, or the middle, of what they take up together. */
function aligned(spans: readonly Span[], how: Arrange): number[] {
  const low = Math.min(...spans.map(({ from }) => from))
  const high = Math.max(...spans.map(({ to }) => to))
  const share =
    how === 'align-left' || how === 'align-top' ? 0 : how === 'align-right' || how === 'align-bottom' ? 1 : 0.5
  return spans.map(({ from, to }) => low + (high - low - (to - from)) * share)
}

/** Where each span begins when the first and the last stay and the gaps between are equal. */
function evenly(spans: readonly Span[]): number[] {
  const inOrder = [...spans].sort((a, b) => a.from - b.from)
  const first = inOrder[0]?.from ?? 0
  const room = Math.max(...spans.map(({ to }) => to)) - first
  const gap = (room - spans.reduce((sum, { from, to }) => sum + to - from, 0)) / (spans.length - 1)
  const begins = new Map<Span, number>()
  let at = first
  for (const span of inOrder) {
    begins.set(span, at)
    at += span.to - span.from + gap
  }
  return spans.map((span) => begins.get(span) ?? span.from)
}

/** The node's own box, or what it inks, without shadows. */
function spanOf(node: Node, isAcross: boolean): Span {
  const size = node.size()
  const { x0, y0, x1, y1 } = size
    ? { x0: 0, y0: 0, x1: size.width, y1: size.height }
    : node.inkBounds({ x0: 0, y0: 0, x1: 0, y1: 0 })
  const map = worldMap(node)
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => mapPoint(map, { x, y })))
  const along =
    node.children.length && !size ? spanOfChildren(node, isAcross) : corners.map(({ x, y }) => (isAcross ? x : y))
  return { node, from: Math.min(...along), to: Math.max(...along) }
}

function spanOfChildren(node: Node, isAcross: boolean): number[] {
  return node.children.flatMap((child) => {
    const { from, to } = spanOf(child, isAcross)
    return [from, to]
  })
}

/** By a distance of the world. */
function move(node: Node, dx: number, dy: number): void {
  const map = node.parent && worldMap(node.parent)
  const back = map && inverted(map)
  if (!back) return
  const at = mapPoint(map, node)
  const { x, y } = mapPoint(back, { x: at.x + dx, y: at.y + dy })
  node.set({ x, y })
}
