/**
 * Text -> segments: the pieces that are measured, placed and later rasterised as one cell each, with the places where
 * a line may break. A word of an alphabet is one segment, so that kerning and ligatures hold inside it; everything else
 * is one grapheme each, so that changing numbers and Chinese text use cells again.
 *
 * Breaks follow UAX 14 in small (see `char-class.ts`): ideographs break anywhere, as in CSS, and not between dictionary
 * words; the dictionary of `Intl.Segmenter` serves the scripts that need one.
 */

import * as CHAR from './char.ts'
import { type CharClass, charClassOf, mayBreakBetween, neverEnds, neverStarts } from './char-class.ts'
import { graphemes } from './graphemes.ts'

/** Longer words are cut into cells of at most this many UTF-16 units: a cell has to fit the atlas. */
export const MAX_WORD = 24

export interface Segment {
  /** Range in the text, UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly first: CharClass
  readonly last: CharClass
  /** First and last grapheme; kerning with the neighbours is measured on them. */
  readonly head: string
  readonly tail: string
  /** Whether a line may start with this segment. */
  readonly canBreakBefore: boolean
}

export interface Range {
  readonly start: number
  readonly end: number
}

/** The lines that explicit line ends make; at least one. A trailing line end makes an empty last line. */
export function paragraphs(text: string): Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const found of text.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)) {
    ranges.push({ start, end: found.index })
    start = found.index + found[0].length
  }
  ranges.push({ start, end: text.length })
  return ranges
}

/** Segments of one paragraph, without gaps. */
export function segmentsOf(text: string, { start, end }: Range): Segment[] {
  const source = text.slice(start, end)
  const parts = graphemes(source)
  const classes = parts.map(charClassOf)
  const words = classes.includes(CHAR.DICTIONARY) ? wordStarts(source) : undefined
  const segments: Segment[] = []
  const breaks = new BreakFinder()
  let offset = 0
  for (let i = 0; i < parts.length; ) {
    const first = classes[i] as CharClass
    const canBreakBefore = breaks.before(first, words?.has(offset))
    let next = i + 1
    let length = (parts[i] as string).length
    while (next < parts.length && joins(first, classes, parts, next, length, words?.has(offset + length))) {
      length += (parts[next] as string).length
      next++
    }
    const last = classes[next - 1] as CharClass
    breaks.after(last)
    segments.push({
      start: start + offset,
      end: start + offset + length,
      text: source.slice(offset, offset + length),
      first,
      last,
      head: parts[i] as string,
      tail: parts[next - 1] as string,
      canBreakBefore,
    })
    offset += length
    i = next
  }
  return segments
}

/** Whether grapheme `i` belongs to the segment before it, which starts with `first` and is `length` units long. */
function joins(
  first: CharClass,
  classes: readonly CharClass[],
  parts: readonly string[],
  i: number,
  length: number,
  startsWord = false,
): boolean {
  const own = classes[i]
  if (first === CHAR.RTL) return own === CHAR.RTL
  if (length >= MAX_WORD) return false
  if (first === CHAR.DICTIONARY) return own === CHAR.DICTIONARY && !startsWord
  if (first !== CHAR.LETTER) return false
  if (own === CHAR.LETTER) return true
  return (parts[i] === "'" || parts[i] === '’') && classes[i + 1] === CHAR.LETTER && length + 1 < MAX_WORD
}

function wordStarts(source: string): Set<number> {
  const starts = new Set<number>()
  for (const { index } of new Intl.Segmenter('und', { granularity: 'word' }).segment(source)) starts.add(index)
  return starts
}

/** Follows the classes of a paragraph and says where a line may break. Spaces hang: the break comes after them. */
class BreakFinder {
  /** Class of the last grapheme that is no space. */
  #last: CharClass | undefined
  #spaced = false
  /** Hyphens with nothing but space before them (`-5`, `--flag`) may start a line and stay with what follows. */
  #leadingHyphen = false

  before(next: CharClass, startsWord = false): boolean {
    if (next === CHAR.SPACE) return false
    const neverFirst = neverStarts(next) && next !== CHAR.HYPHEN
    if (this.#last === undefined) return this.#spaced && !neverFirst
    if (this.#spaced) return !neverFirst && !neverEnds(this.#last)
    if (this.#last === CHAR.DICTIONARY && next === CHAR.DICTIONARY) return startsWord
    return !this.#leadingHyphen && mayBreakBetween(this.#last, next)
  }

  after(last: CharClass): void {
    if (last === CHAR.SPACE) {
      this.#spaced = true
      return
    }
    const atStart = this.#last === undefined || this.#spaced
    this.#leadingHyphen = last === CHAR.HYPHEN && (atStart || this.#leadingHyphen)
    this.#last = last
    this.#spaced = false
  }
}
