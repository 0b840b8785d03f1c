/**
 * Text -> lines of placed clusters, in CSS px of the node's space with (0, 0) at the top left. Pure: all it knows of
 * fonts is the injected measure function (pass that of a `MeasureCache`). White space is kept as in CSS
 * `white-space: pre-wrap`; a tab is one space wide; lines break as `line-break.ts` and `segments.ts` say.
 */

import { trimSpaces, withEllipsis } from './ellipsis.ts'
import { lineEnd } from './line-break.ts'
import { createRuler, measureSegments, type Piece } from './pieces.ts'
import { type Cluster, placeLine } from './place.ts'
import type { Font, MeasureText } from './ports.ts'
import { paragraphs, segmentsOf } from './segments.ts'

export interface TextStyle {
  readonly font: Font
  /** Lines wrap at this width; without it only explicit line ends make lines. */
  readonly width?: number | undefined
  /** Multiple of the font's size. */
  readonly lineHeight: number
  readonly align: 'left' | 'center' | 'right'
  /** More lines than this are cut, with an ellipsis on the last one. At least 1. */
  readonly maxLines?: number | undefined
}

export interface TextLine {
  /** Left edge of the line; the clusters' own x are relative to it. */
  readonly x: number
  /** Without the spaces that hang at its end. */
  readonly width: number
  /** y of the baseline. */
  readonly baseline: number
  /** In the order of the text; spaces that hang at the end of a line and line ends are in none. */
  readonly clusters: readonly Cluster[]
}

export interface TextLayout {
  /** The style's width, else that of the widest line. */
  readonly width: number
  readonly height: number
  readonly lines: readonly TextLine[]
}

/** A line as a range of the pieces of its paragraph. */
interface Row {
  readonly pieces: Piece[]
  readonly from: number
  readonly to: number
}

export function layoutText(text: string, style: TextStyle, measure: MeasureText): TextLayout {
  const { font, align, width = Number.POSITIVE_INFINITY } = style
  const ruler = createRuler(measure, font)
  const maxLines = style.maxLines ?? Number.POSITIVE_INFINITY

  const rows: Row[] = []
  let cutAt = -1
  for (const range of paragraphs(text)) {
    if (rows.length >= maxLines) {
      cutAt = range.start
      break
    }
    const pieces = measureSegments(segmentsOf(text, range), ruler)
    let from = 0
    do {
      const to = lineEnd(pieces, from, width, ruler)
      rows.push({ pieces, from, to })
      from = to
    } while (from < pieces.length && rows.length < maxLines)
    if (from < pieces.length) {
      cutAt = pieces[from]?.start ?? range.end
      break
    }
  }

  const placed = rows.map(({ pieces, from, to }, i) => {
    const isCut = i === rows.length - 1 && cutAt >= 0 && text.slice(cutAt).trim() !== ''
    const line = isCut ? withEllipsis(pieces.slice(from), text.length, width, ruler) : pieces.slice(from, to)
    trimSpaces(line)
    return placeLine(line, ruler)
  })

  const boxWidth = style.width ?? placed.reduce((widest, line) => Math.max(widest, line.width), 0)
  const lineHeight = style.lineHeight * font.size
  const { ascent, descent } = measure(' ', font)
  const firstBaseline = (lineHeight - (ascent + descent)) / 2 + ascent
  const share = align === 'left' ? 0 : align === 'center' ? 0.5 : 1
  return {
    width: boxWidth,
    height: rows.length * lineHeight,
    lines: placed.map((line, i) => ({
      // A line wider than its box starts at the left whatever the alignment, as in CSS.
      x: Math.max(0, (boxWidth - line.width) * share),
      width: line.width,
      baseline: firstBaseline + i * lineHeight,
      clusters: line.clusters,
    })),
  }
}

/** Clusters that show nothing need no cell. */
export function isBlank(cluster: Cluster): boolean {
  return /^[\s\u200b\u2060\ufeff]*$/.test(cluster.text)
}
