import { emptyRect, isEmpty, type Rect, setRect, uniteRect } from '../math/rect.ts'
import type { EncodeView } from './view.ts'

/** More rectangles than this cost more than the pixels between them: each is a pass. */
const MAX_RECTS = 4
/** Two rectangles become one when that adds fewer pixels than about a pass costs. */
const PASS_PIXELS = 4096
/** With a larger share of the screen to draw, all of it is drawn: nothing is cut, and the list is of use for the next frame. */
const WHOLE_SHARE = 0.6

const NONE: readonly Rect[] = []

type Screen = Pick<EncodeView, 'x' | 'y' | 'width' | 'height'>

/** Which rectangles of the screen a frame draws anew: device px, whole, few. */
export class Damage {
  /** Another array whenever it grows. */
  rects: readonly Rect[] = NONE
  /** The screen. */
  readonly whole: readonly [Rect] = [emptyRect()]

  start({ x, y, width, height }: Screen): void {
    this.rects = NONE
    setRect(this.whole[0], x, y, x + width, y + height)
  }

  addAll(): void {
    this.rects = this.whole
  }

  /** What of the screen did not show when its top left was at (x, y): columns in full height, and rows of the rest. */
  addArrived(x: number, y: number): void {
    const { x0, y0, x1, y1 } = this.whole[0]
    const left = Math.max(x0, x)
    const top = Math.max(y0, y)
    const right = Math.min(x1, x + x1 - x0)
    const bottom = Math.min(y1, y + y1 - y0)
    if (left >= right || top >= bottom) this.addAll()
    else {
      this.add(setRect(arrived, x0, y0, left, y1))
      this.add(setRect(arrived, right, y0, x1, y1))
      this.add(setRect(arrived, left, y0, right, top))
      this.add(setRect(arrived, left, bottom, right, y1))
    }
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

const arrived = emptyRect()

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
