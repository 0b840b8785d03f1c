/**
 * What a grapheme is to line breaking and clustering: a small cut of the classes of UAX 14, with the kinsoku table
 * (what never starts or never ends a line). Decided by the grapheme's first code point.
 */

import * as CHAR from './char.ts'

export type CharClass = (typeof CHAR)[keyof typeof CHAR]

/** What the first code point must be; the first pattern that fits decides. */
const PATTERNS: readonly (readonly [CharClass, RegExp])[] = [
  [CHAR.LETTER, /^[a-z\xad]/i],
  // A sign shown as an emoji.
  [CHAR.IDEOGRAPH, /^\P{ASCII}+\ufe0f/u],
  [CHAR.GLUE, /^[\xa0\u2007\u2011\u202f\u2060\ufeff]/],
  [CHAR.BREAK, /^\u200b/],
  [CHAR.SPACE, /^\s/],
  [CHAR.DIGIT, /^\d/],
  [CHAR.CLOSE_TIGHT, /^[)\]%‰°′″”’¢]/],
  [CHAR.OPEN_WIDE, /^([“‘]|(?=[\u3000-\uffff])\p{Ps})/u],
  [CHAR.OPEN, /^[¡¿\p{Ps}]/u],
  [
    CHAR.CLOSE,
    /^[\p{Pe}!?、。，．：；！？｡､‼⁇-⁉…‥⋯·・･々〻〜゠ゝゞヽヾー％℃ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｰ]/u,
  ],
  [CHAR.INFIX, /^[.,:;]/],
  [CHAR.HYPHEN, /^[-‐‒–—]/],
  [CHAR.SLASH, /^\//],
  [CHAR.QUOTE, /^["'«»‹›]/],
  [CHAR.RTL, /^[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}]/u],
  [CHAR.DICTIONARY, /^[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u],
  [CHAR.PREFIX, /^[+±№\\\p{Sc}]/u],
  [
    CHAR.IDEOGRAPH,
    /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Yiii}\p{Emoji_Presentation}\u{1f000}-\u{1faff}\u3003-\u33ff\uff01-\uff60]/u,
  ],
  [CHAR.LETTER, /^[\p{L}\p{M}]/u],
]

/** Classes of graphemes of one UTF-16 unit, which nearly all are. */
const known = new Map<string, CharClass>()

export function charClassOf(grapheme: string): CharClass {
  let found: CharClass | undefined = known.get(grapheme)
  if (found === undefined) {
    found = PATTERNS.find(([, pattern]) => pattern.test(grapheme))?.[0] ?? CHAR.OTHER
    if (grapheme.length === 1) known.set(grapheme, found)
  }
  return found
}

/** Kinsoku: may not be the first of a line, even after spaces. */
export function neverStarts(charClass: CharClass): boolean {
  return charClass >= CHAR.CLOSE && charClass <= CHAR.HYPHEN
}

/** Kinsoku: may not be the last of a line, even before spaces. */
export function neverEnds(charClass: CharClass): boolean {
  return charClass === CHAR.OPEN || charClass === CHAR.OPEN_WIDE
}

/** Whether a line may break between two graphemes with no space between them. */
export function mayBreakBetween(before: CharClass, after: CharClass): boolean {
  if (before === CHAR.BREAK) return true
  if (after === CHAR.BREAK || after === CHAR.SPACE || before === CHAR.GLUE || after === CHAR.GLUE) return false
  if (neverStarts(after) || neverEnds(before) || after === CHAR.SLASH) return false
  if (before === CHAR.QUOTE || after === CHAR.QUOTE || before === CHAR.PREFIX) return false
  if (before === CHAR.HYPHEN) return after !== CHAR.DIGIT
  if (before === CHAR.CLOSE) return true
  return before === CHAR.IDEOGRAPH || after === CHAR.IDEOGRAPH || after === CHAR.OPEN_WIDE
}
