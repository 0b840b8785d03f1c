/** Cuts text into user-perceived characters (UAX 29), so that surrogates, combining marks and ZWJ sequences never split. */

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Text in which every UTF-16 unit is a grapheme: printable ASCII, common ideographs, CJK punctuation and full-width
 * forms. It is most of what boards hold, and `Intl.Segmenter` costs about a microsecond a grapheme.
 */
const PLAIN = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/

export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split('')
  const found: string[] = []
  for (const { segment } of segmenter.segment(text)) found.push(segment)
  return found
}
