/** Greedy line breaking over measured pieces, as CSS does it with `white-space: pre-wrap; overflow-wrap: break-word`. */

import * as CHAR from './char.ts'
import { charClassOf, neverEnds, neverStarts } from './char-class.ts'
import { graphemes } from './graphemes.ts'
import { fittingGraphemes, type Piece, type Ruler, splitPiece } from './pieces.ts'

/** A line may be this much wider than the width, so that a width taken from a measurement does not wrap. CSS px. */
export const SLACK = 1e-3

/**
 * Index of the piece that starts the next line. Spaces at the end of a line hang: they never make it too long. A word
 * wider than the line is broken between graphemes; its piece is then split in place.
 */
export function lineEnd(pieces: Piece[], from: number, width: number, ruler: Ruler): number {
  let x = 0
  let opportunity = -1
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i] as Piece
    if (i > from) {
      x += piece.kern
      if (piece.canBreakBefore) opportunity = i
    }
    if (piece.first !== CHAR.SPACE && x + piece.width > width + SLACK) {
      return opportunity > 0 ? opportunity : forcedEnd(pieces, from, i, width + SLACK - x, ruler)
    }
    x += piece.width
  }
  return pieces.length
}

/**
 * Breaks where nothing allows it: as late as fits, but not where kinsoku forbids while there is another place, and
 * after one grapheme at least. `at` is the piece that does not fit, `room` what is left for it.
 */
function forcedEnd(pieces: Piece[], from: number, at: number, room: number, ruler: Ruler): number {
  const fitting = fittingGraphemes(pieces[at] as Piece, room, ruler)
  for (let i = at; i >= from; i--) {
    const piece = pieces[i] as Piece
    const parts = graphemes(piece.text)
    for (let count = i === at ? fitting : parts.length - 1; count >= 0; count--) {
      if (count === 0 && i === from) break
      const before = count > 0 ? charClassOf(parts[count - 1] as string) : (pieces[i - 1] as Piece).last
      const after = charClassOf(parts[count] as string)
      if (!neverEnds(before) && !neverStarts(after) && after !== CHAR.SPACE) return cut(pieces, i, count, ruler)
    }
  }
  if (fitting > 0) return cut(pieces, at, fitting, ruler)
  if (at > from) return at
  const single = graphemes((pieces[at] as Piece).text).length === 1
  return single ? at + 1 : cut(pieces, at, 1, ruler)
}

function cut(pieces: Piece[], at: number, count: number, ruler: Ruler): number {
  if (count === 0) return at
  pieces.splice(at, 1, ...splitPiece(pieces[at] as Piece, count, ruler))
  return at + 1
}
