/** The last line of a text that was cut: as many graphemes as fit, then an ellipsis that stands for the rest. */

import * as CHAR from './char.ts'
import { graphemes } from './graphemes.ts'
import { SLACK } from './line-break.ts'
import { type Piece, type Ruler, splitPiece } from './pieces.ts'

export const ELLIPSIS = '…'

/**
 * `pieces` is the rest of the paragraph from the start of the last line, `textEnd` the end of the whole text. Without a
 * width everything is kept. Empty when not even the ellipsis fits.
 */
export function withEllipsis(pieces: readonly Piece[], textEnd: number, width: number, ruler: Ruler): Piece[] {
  const start = pieces[0]?.start ?? textEnd
  const dots: Piece = {
    start,
    end: textEnd,
    text: ELLIPSIS,
    first: CHAR.OTHER,
    last: CHAR.OTHER,
    head: ELLIPSIS,
    tail: ELLIPSIS,
    canBreakBefore: false,
    width: ruler.width(ELLIPSIS),
    kern: 0,
  }
  if (dots.width > width + SLACK) return []
  const fits = (x: number, last: Piece) => x + ruler.kern(last, dots) + dots.width <= width + SLACK
  const kept: Piece[] = []
  let x = 0
  for (const piece of pieces) {
    const left = x + (kept.length > 0 ? piece.kern : 0)
    if (fits(left + piece.width, piece)) {
      kept.push(piece)
      x = left + piece.width
      continue
    }
    for (let count = graphemes(piece.text).length - 1; count > 0; count--) {
      const [part] = splitPiece(piece, count, ruler)
      if (!fits(left + part.width, part)) continue
      kept.push(part)
      break
    }
    break
  }
  trimSpaces(kept)
  const last = kept.at(-1)
  if (last) kept.push({ ...dots, start: last.end, kern: ruler.kern(last, dots) })
  else kept.push(dots)
  return kept
}

/** Drops the spaces that hang at the end of a line. */
export function trimSpaces(pieces: Piece[]): void {
  while (pieces.at(-1)?.first === CHAR.SPACE) pieces.pop()
}
