import { emptyRect, isEmpty, type Rect, setRect, uniteRect } from '../math/rect.ts'

/** More rectangles than this cost more than the pixels between them: each is a pass. */
const MAX_RECTS = 4
/** Two rectangles become one when that adds fewer pixels than about a pass costs. */
const PASS_PIXELS = 4096
/** With a larger share of the screen to draw, all of it is drawn: nothing is cut, and the list is of use for the next frame. */
const WHOLE_SHARE = 0.6

const NONE: readonly Rect[] = []

/** Which rectangles of the screen a frame draws anew: device px, whole, few. */
export class Damage {
  /** Another array whenever it grows. */
  rects: readonly Rect[] = NONE
  /** The screen. */
  readonly whole: readonly [Rect] = [emptyRect()]

  start(width: number, height: number): void {
    this.rects = NONE
    setRect(this.whole[0], 0, 0, width, height)
  }

  addAll(): void {
    this.rects = this.whole
  }

  /** `rect` lies within the screen, or is empty. */
  add(rect: Rect): void {
    if (isEmpty(rect) || this.rects.some((known) => joinedArea(known, rect) === area(known))) return
    const joined = { ...rect }
    const rects = [...this.rects]
    // Those that are here stay apart but for what the new one joins.
    for (let near = 0; near >= 0; ) {
      let least = rects.length < MAX_RECTS ? PASS_PIXELS : Infinity
      near = -1
      for (let i = 0; i < rects.length; i++) {
        const known = rects[i] as Rect
        const added = joinedArea(joined, known) - area(joined) - area(known)
        if (added > least) continue
        near = i
        least = added
      }
      if (near >= 0) uniteRect(joined, rects.splice(near, 1)[0] as Rect)
    }
    this.rects = [...rects, joined]
    if (this.rects.reduce((sum, each) => sum + area(each), 0) > WHOLE_SHARE * area(this.whole[0])) this.addAll()
  }
}

function joinedArea(a: Rect, b: Rect): number {
  const { max, min } = Math
  return (max(a.x1, b.x1) - min(a.x0, b.x0)) * (max(a.y1, b.y1) - min(a.y0, b.y0))
}

function area({ x0, y0, x1, y1 }: Rect): number {
  return (x1 - x0) * (y1 - y0)
}

/** Are these the same rectangles, in the same order? */
export function sameRects(a: readonly Rect[], b: readonly Rect[]): boolean {
  const isSame = (r: Rect, s: Rect | undefined) => r.x0 === s?.x0 && r.y0 === s.y0 && r.x1 === s.x1 && r.y1 === s.y1
  return a.length === b.length && a.every((rect, i) => isSame(rect, b[i]))
}
