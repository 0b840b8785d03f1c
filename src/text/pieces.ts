/**
 * Segments with their widths. Kerning between neighbours is the width of their touching graphemes together minus apart,
 * so that every measurement is of a short string that comes again; measuring whole prefixes of the line gives the same
 * places (kerning is pairwise) but no string twice.
 */

import * as CHAR from './char.ts'
import { type CharClass, charClassOf } from './char-class.ts'
import { graphemes } from './graphemes.ts'
import type { Font, MeasureText } from './ports.ts'
import type { Segment } from './segments.ts'

export interface Piece extends Segment {
  /** CSS px. */
  readonly width: number
  /** What kerning adds between the piece before it in the paragraph and this one; not used at the start of a line. */
  readonly kern: number
}

/** Measures in one font. */
export interface Ruler {
  width(text: string): number
  kern(before: Segment, after: Segment): number
}

export function createRuler(measure: MeasureText, font: Font): Ruler {
  const width = (text: string) => measure(text, font).width
  return {
    width,
    kern(before, after) {
      if (!kerns(before.last, before.tail) || !kerns(after.first, after.head)) return 0
      return width(before.tail + after.head) - width(before.tail) - width(after.head)
    },
  }
}

/** Han characters stand on a grid (and would make a new pair each time); glyphs of joined scripts change when they stand alone. */
function kerns(charClass: CharClass, grapheme: string): boolean {
  if (charClass === CHAR.RTL || charClass === CHAR.DICTIONARY) return false
  return charClass !== CHAR.IDEOGRAPH || !/^\p{Script=Han}/u.test(grapheme)
}

export function measureSegments(segments: readonly Segment[], ruler: Ruler): Piece[] {
  return segments.map((segment, i) => {
    const before = segments[i - 1]
    return { ...segment, width: ruler.width(segment.text), kern: before ? ruler.kern(before, segment) : 0 }
  })
}

/** The first `count` graphemes of a piece, and the rest; `count` lies inside the piece. */
export function splitPiece(piece: Piece, count: number, ruler: Ruler): [Piece, Piece] {
  const parts = graphemes(piece.text)
  const tail = parts[count - 1] ?? ''
  const head = parts[count] ?? ''
  const text = parts.slice(0, count).join('')
  const rest = piece.text.slice(text.length)
  const middle = piece.start + text.length
  const left: Piece = { ...piece, end: middle, text, last: charClassOf(tail), tail, width: ruler.width(text) }
  const right: Piece = { ...piece, start: middle, text: rest, first: charClassOf(head), head, width: ruler.width(rest) }
  return [left, { ...right, canBreakBefore: false, kern: ruler.kern(left, right) }]
}

/** How many graphemes of a piece, at most all but one, fit into `room`. */
export function fittingGraphemes(piece: Piece, room: number, ruler: Ruler): number {
  const parts = graphemes(piece.text)
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ruler.width(parts.slice(0, middle).join('')) <= room) low = middle
    else high = middle - 1
  }
  return low
}
