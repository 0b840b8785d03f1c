import { emptyRect, mapRect, overlaps, type Rect } from '../math/rect.ts'
import { gridOf } from '../scene/grid-of.ts'
import type { Node } from '../scene/node.ts'
import { ownRect } from './own-rect.ts'
import type { Place } from './pointer-machine.ts'
import { SnapGaps } from './snap-gaps.ts'
import { type Axis, across, high, low, SAME, SnapLines } from './snap-lines.ts'

export interface SnapOptions {
  /** Snaps to edges, middles and equal gaps of siblings, and of what they stand in; default true. */
  readonly siblings?: boolean
  /** Side of a square of the grid, world px, from (0, 0); default: no grid. Siblings come first. */
  readonly grid?: number
  /** From how far edges snap, CSS px of the screen; default 6. */
  readonly distance?: number
}

/** Why something snapped: a line through all that lies on it, or one of two equal gaps. World px. */
export interface Guide {
  readonly kind: 'line' | 'gap'
  readonly from: Place
  readonly to: Place
}

const DISTANCE = 6
/** With more siblings in view something lies everywhere, and they are left alone. */
const MAX_SIBLINGS = 1000

/** Finds where moving things fit what rests beside them. */
export class Snapper {
  /** Of what was found last. */
  guides: readonly Guide[] = []
  readonly #lines: SnapLines
  readonly #gaps: SnapGaps
  readonly #grid: number
  readonly #distance: number

  /** `rects`: of what rests, in the world. */
  constructor(rects: readonly Rect[], { grid = 0, distance = DISTANCE }: SnapOptions) {
    this.#lines = new SnapLines(rects)
    this.#gaps = new SnapGaps(rects)
    this.#grid = grid
    this.#distance = distance
  }

  /** By how much a rectangle of the world has to move to fit, on these axes. `zoom`: CSS px of the screen per world px. */
  snap(rect: Rect, zoom: number, axes: readonly Axis[] = ['x', 'y']): { readonly dx: number; readonly dy: number } {
    const by = (axis: Axis) => (axes.includes(axis) ? this.#by(axis, rect, this.#distance / zoom) : 0)
    const dx = by('x')
    const dy = by('y')
    const fit = { x0: rect.x0 + dx, y0: rect.y0 + dy, x1: rect.x1 + dx, y1: rect.y1 + dy }
    this.guides = axes.flatMap((axis) => this.#guidesOf(axis, fit))
    return { dx, dy }
  }

  clear(): void {
    this.guides = []
  }

  #by(axis: Axis, rect: Rect, reach: number): number {
    const lines = placesOf(axis, rect).map((place) => this.#lines.nearest(axis, place, reach) ?? Infinity)
    const gaps = isFlat(axis, rect) ? [] : this.#gaps.find(axis, rect, reach).map((gap) => gap.by)
    // Of equally near ones lines come first.
    const best = [...lines, ...gaps].reduce((a, b) => (Math.abs(b) < Math.abs(a) - SAME ? b : a), Infinity)
    if (best !== Infinity) return best
    const begin = low(rect, axis)
    return this.#grid > 0 ? Math.round(begin / this.#grid) * this.#grid - begin : 0
  }

  #guidesOf(axis: Axis, rect: Rect): Guide[] {
    const other = across(axis)
    const at = (along: number, aside: number): Place => (axis === 'x' ? { x: along, y: aside } : { x: aside, y: along })
    const lines = placesOf(axis, rect).flatMap((place): Guide[] => {
      const reach = this.#lines.reachAt(axis, place)
      if (!reach) return []
      const from = Math.min(reach.from, low(rect, other))
      const to = Math.max(reach.to, high(rect, other))
      return [{ kind: 'line', from: at(place, from), to: at(place, to) }]
    })
    if (isFlat(axis, rect)) return lines
    const gaps = this.#gaps.find(axis, rect, SAME).flatMap(({ spans }) => spans)
    return [
      ...lines,
      ...gaps.map((span): Guide => ({ kind: 'gap', from: at(span.from, span.at), to: at(span.to, span.at) })),
    ]
  }
}

function placesOf(axis: Axis, rect: Rect): readonly number[] {
  const [a, b] = [low(rect, axis), high(rect, axis)]
  return a === b ? [a] : [a, (a + b) / 2, b]
}

/** An edge alone has no gaps. */
function isFlat(axis: Axis, rect: Rect): boolean {
  return low(rect, axis) === high(rect, axis)
}

/** What rests beside moving nodes: their siblings in view, and what they stand in. World rectangles; maps and bounds are up to date. */
export function restingRects(moving: readonly Node[], parents: Iterable<Node>, view: Rect): readonly Rect[] {
  const rects: Rect[] = []
  const left = new Set(moving)
  const add = (node: Node) => rects.push(mapRect(emptyRect(), ownRect(node), node.world))
  for (const parent of parents) {
    if (parent.size()) add(parent)
    for (const child of gridOf(parent)?.touching([view]) ?? parent.children) {
      if (left.has(child) || !child.visible || !overlaps(child.bounds, view)) continue
      add(child)
      if (rects.length > MAX_SIBLINGS) return []
    }
  }
  return rects
}
