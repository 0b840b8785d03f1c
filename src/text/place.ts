/**
 * Pieces of one line -> clusters with places. A right-to-left run (Arabic, Hebrew words with the spaces, digits and
 * punctuation between them) becomes one cluster: the canvas shapes it and orders what is inside. A longer run is laid out
 * in chunks from right to left.
 *
 * Not supported: a base direction other than left to right (an Arabic line is aligned by `align` alone, and punctuation at
 * its very end stands on the right), left-to-right words inside a right-to-left run (they end it), joined letters across
 * a break inside a word, bidi control characters.
 */

import * as CHAR from './char.ts'
import type { CharClass } from './char-class.ts'
import type { Piece, Ruler } from './pieces.ts'

/** One cell later. */
export interface Cluster {
  /** Range in the text, UTF-16 units. */
  readonly start: number
  readonly end: number
  /** What is drawn: `text.slice(start, end)`, or the ellipsis that stands for it. */
  readonly text: string
  /** Left edge, CSS px from the left of the line. */
  readonly x: number
  readonly width: number
}

/** Longest chunk of a right-to-left run before it is cut at a space, UTF-16 units. */
const MAX_CHUNK = 64

export function placeLine(pieces: readonly Piece[], ruler: Ruler): { clusters: Cluster[]; width: number } {
  const clusters: Cluster[] = []
  let x = 0
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i] as Piece
    if (i > 0) x += piece.kern
    const end = piece.first === CHAR.RTL ? runEnd(pieces, i) : i + 1
    if (end === i + 1) {
      clusters.push({ start: piece.start, end: piece.end, text: piece.text, x, width: piece.width })
      x += piece.width
    } else {
      const chunks = chunksOf(pieces.slice(i, end))
      const widths = chunks.map(({ text }) => ruler.width(text))
      const right = x + widths.reduce((sum, width) => sum + width, 0)
      x = right
      chunks.forEach((chunk, k) => {
        const width = widths[k] as number
        x -= width
        clusters.push({ ...chunk, x, width })
      })
      x = right
    }
    i = end
  }
  return { clusters, width: x }
}

/** End of the run that starts at `from`: after the last right-to-left word with only neutral pieces before it. */
function runEnd(pieces: readonly Piece[], from: number): number {
  let end = from + 1
  for (let i = end; i < pieces.length; i++) {
    const { first } = pieces[i] as Piece
    if (first === CHAR.RTL) end = i + 1
    else if (isLeftToRight(first)) break
  }
  return end
}

function isLeftToRight(charClass: CharClass): boolean {
  return charClass === CHAR.LETTER || charClass === CHAR.IDEOGRAPH || charClass === CHAR.DICTIONARY
}

function chunksOf(run: readonly Piece[]): { start: number; end: number; text: string }[] {
  const chunks: { start: number; end: number; text: string }[] = []
  let open: { start: number; end: number; text: string } | undefined
  for (const piece of run) {
    if (!open) {
      open = { start: piece.start, end: piece.end, text: '' }
      chunks.push(open)
    }
    open.end = piece.end
    open.text += piece.text
    if (open.text.length > MAX_CHUNK && piece.first === CHAR.SPACE) open = undefined
  }
  return chunks
}
