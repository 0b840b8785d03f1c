/**
 * The classes of graphemes; imported as a namespace, so that a minifier can put numbers in the place of names. The order
 * matters: see `neverStarts`.
 */

export const SPACE = 0
/** Alphabets written with spaces between words; soft hyphens too, which are not supported and never break. */
export const LETTER = 1
export const DIGIT = 2
/** Han, kana, Hangul, full-width forms and emoji: a line may break on either side. */
export const IDEOGRAPH = 3
export const RTL = 4
/** Thai, Lao, Khmer, Myanmar: written without spaces, words found by dictionary. */
export const DICTIONARY = 5
export const OPEN = 6
/** An opening bracket as wide as an ideograph: a line may break before it even after a letter. */
export const OPEN_WIDE = 7
/** Never starts a line; a line may break after it. */
export const CLOSE = 8
/** Never starts a line and holds to a following letter or digit: `)`, `]`, `%`, closing quotes. */
export const CLOSE_TIGHT = 9
/** `. , : ;`: as CLOSE_TIGHT. */
export const INFIX = 10
/** `-` and dashes: never starts a line; a line may break after it but not before a digit. */
export const HYPHEN = 11
/** Straight quotes: no break on either side. */
export const QUOTE = 12
/** Currency signs: hold to what follows. */
export const PREFIX = 13
/** No-break spaces and joiners. */
export const GLUE = 14
/** Zero width space. */
export const BREAK = 15
/** No break before it, nor between it and a letter or digit, as in browsers (UAX 14 allows one). */
export const SLASH = 16
export const OTHER = 17
