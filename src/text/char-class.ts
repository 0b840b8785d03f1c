/**
 * What a grapheme is to line breaking and clustering: a small cut of the classes of UAX 14, with the kinsoku table
 * (what never starts or never ends a line). Decided by the grapheme's first code point.
 */

export const CHAR = {
  SPACE: 0,
  /** Alphabets written with spaces between words; soft hyphens too, which are not supported and never break. */
  LETTER: 1,
  DIGIT: 2,
  /** Han, kana, Hangul, full-width forms and emoji: a line may break on either side. */
  IDEOGRAPH: 3,
  RTL: 4,
  /** Thai, Lao, Khmer, Myanmar: written without spaces, words found by dictionary. */
  DICTIONARY: 5,
  OPEN: 6,
  /** An opening bracket as wide as an ideograph: a line may break before it even after a letter. */
  OPEN_WIDE: 7,
  /** Never starts a line; a line may break after it. */
  CLOSE: 8,
  /** Never starts a line and holds to a following letter or digit: `)`, `]`, `%`, closing quotes. */
  CLOSE_TIGHT: 9,
  /** `. , : ;`: as CLOSE_TIGHT. */
  INFIX: 10,
  /** `-` and dashes: never starts a line; a line may break after it but not before a digit. */
  HYPHEN: 11,
  /** Straight quotes: no break on either side. */
  QUOTE: 12,
  /** Currency signs: hold to what follows. */
  PREFIX: 13,
  /** No-break spaces and joiners. */
  GLUE: 14,
  /** Zero width space. */
  BREAK: 15,
  /** No break before it, nor between it and a letter or digit, as in browsers (UAX 14 allows one). */
  SLASH: 16,
  OTHER: 17,
} as const
export type CharClass = (typeof CHAR)[keyof typeof CHAR]

const TABLE = new Map<number, CharClass>()
function put(charClass: CharClass, characters: string): void {
  for (const character of characters) TABLE.set(character.codePointAt(0) ?? 0, charClass)
}
put(CHAR.SPACE, ' \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000')
put(CHAR.DIGIT, '0123456789')
put(CHAR.LETTER, '\u00ad')
put(CHAR.OPEN, '([{¡¿‚„')
put(CHAR.OPEN_WIDE, '（〔［｛〈《「『【〖〘〚｟〝｢“‘')
put(CHAR.CLOSE, '}）〕］｝〉》」』】〗〙〛｠〞〟｣、。，．：；！？｡､!?‼⁇⁈⁉…‥⋯·・･々〻〜゠ゝゞヽヾーｰ％℃')
put(CHAR.CLOSE, 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ')
put(CHAR.CLOSE_TIGHT, ')]%‰°′″”’¢')
put(CHAR.INFIX, '.,:;')
put(CHAR.HYPHEN, '-‐‒–—')
put(CHAR.SLASH, '/')
put(CHAR.QUOTE, '"\'«»‹›')
put(CHAR.PREFIX, '$£¥€₩₽₹￥＄+±№\\')
put(CHAR.GLUE, '\u00a0\u202f\u2007\u2011\u2060\ufeff')
put(CHAR.BREAK, '\u200b')

const IDEOGRAPH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u{1f000}-\u{1faff}\u3003-\u33ff\uff01-\uff60]|\ufe0f/u
const RTL =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u
const DICTIONARY = /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const LETTER = /^[\p{L}\p{M}]/u

export function charClassOf(grapheme: string): CharClass {
  const code = grapheme.codePointAt(0) ?? 0
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return CHAR.LETTER
  if (code >= 0x4e00 && code <= 0x9fff) return CHAR.IDEOGRAPH
  const known = TABLE.get(code)
  if (known !== undefined && !grapheme.endsWith('\ufe0f')) return known
  if (code < 0x80) return CHAR.OTHER
  if (IDEOGRAPH.test(grapheme)) return CHAR.IDEOGRAPH
  if (RTL.test(grapheme)) return CHAR.RTL
  if (DICTIONARY.test(grapheme)) return CHAR.DICTIONARY
  return LETTER.test(grapheme) ? CHAR.LETTER : CHAR.OTHER
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
