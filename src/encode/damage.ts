import { isEmpty, type Rect, unite } from '../math/rect.ts'

/** More rectangles than this cost more than the pixels between them: each is a pass. */
const MAX_RECTS = 4
/** Two rectangles become one when that adds fewer pixels than about a pass costs. */
const PASS_PIXELS = 4096
/** With a larger share of the screen to draw, all of it is drawn: nothing is cut, and the list is of use for the next frame. */
const WHOLE_SHARE = 0.6

/** Which rectangles of the screen a frame draws anew: device px, whole, few. */
export class Damage {
  /** Another array whenever it grows. */
  rects: readonly Rect[] = []
  /** The screen. */
  whole: readonly Rect[] = []

  start(width: number, height: number): void {
    this.rects = []
    this.whole = [{ x0: 0, y0: 0, x1: width, y1: height }]
  }

  addAll(): void {
    this.rects = this.whole
  }

  /** `rect` lies within the screen, or is empty. */
  add(rect: Rect): void {
    if (isEmpty(rect) || this.rects.some((known) => joinedArea(known, rect) === area(known))) return
    let fresh = { ...rect }
    let rects = [...this.rects]
    for (let i = 0; i < rects.length; ) {
      const known = rects[i] as Rect
      if (joinedArea(known, fresh) > area(known) + area(fresh) + PASS_PIXELS) i++
      else {
        fresh = united(known, fresh)
        rects.splice(i, 1)
        i = 0
      }
    }
    rects.push(fresh)
    if (rects.length > MAX_RECTS) rects = joinNearest(rects)
    this.rects = rects
    const share = rects.reduce((sum, each) => sum + area(each), 0) / area(this.whole[0] as Rect)
    if (share > WHOLE_SHARE) this.addAll()
  }
}

/** The two whose union adds least, as one. */
function joinNearest(rects: readonly Rect[]): Rect[] {
  let [a, b, least] = [0, 1, Infinity]
  for (let i = 0; i < rects.length; i++) {
    for (let k = i + 1; k < rects.length; k++) {
      const [one, other] = [rects[i] as Rect, rects[k] as Rect]
      const added = joinedArea(one, other) - area(one) - area(other)
      if (added < least) [a, b, least] = [i, k, added]
    }
  }
  const both = united(rects[a] as Rect, rects[b] as Rect)
  return [...rects.filter((_, i) => i !== a && i !== b), both]
}

function united(a: Rect, b: Rect): Rect {
  return unite({ ...a }, b.x0, b.y0, b.x1, b.y1)
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
