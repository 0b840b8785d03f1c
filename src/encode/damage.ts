import { isEmpty, type Rect, uniteRect } from '../math/rect.ts'

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
    const rects = [...this.rects, { ...rect }]
    while (joinNearest(rects, rects.length > MAX_RECTS ? Infinity : PASS_PIXELS));
    this.rects = rects
    const share = rects.reduce((sum, each) => sum + area(each), 0) / area(this.whole[0] as Rect)
    if (share > WHOLE_SHARE) this.addAll()
  }
}

/** Makes the two whose union adds fewest pixels one, when these are no more than `most`; else false. */
function joinNearest(rects: Rect[], most: number): boolean {
  let [a, b, least] = [0, 0, most]
  for (const [i, one] of rects.entries()) {
    for (let k = 0; k < i; k++) {
      const added = joinedArea(one, rects[k] as Rect) - area(one) - area(rects[k] as Rect)
      if (added <= least) [a, b, least] = [i, k, added]
    }
  }
  if (a) rects.push(uniteRect({ ...(rects.splice(a, 1)[0] as Rect) }, rects.splice(b, 1)[0] as Rect))
  return a > 0
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
