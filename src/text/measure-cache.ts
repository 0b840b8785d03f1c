/**
 * Remembers what was measured: measuring is the cost of layout, and labels share their words. Bounded: two generations, so
 * that what was not used for a whole generation is forgotten.
 */

import { fontCss } from './font-css.ts'
import type { Font, MeasureText, TextMeasure } from './ports.ts'

export interface MeasureCache {
  /** Same answers as the function the cache was made from. */
  readonly measure: MeasureText
  /** Forgets everything: a font arrived. */
  clear(): void
}

/** Strings in a generation: about 10 MB at the worst. */
const MAX_STRINGS = 65_536

export function createMeasureCache(measure: MeasureText, maxStrings = MAX_STRINGS): MeasureCache {
  let young = new Map<string, TextMeasure>()
  let old = young
  // Layout asks for one font many times in a row: its part of the key is built once.
  let lastFont: Font | undefined
  let prefix = ''
  return {
    measure(text, font) {
      if (font !== lastFont) prefix = `${fontCss(font)};`
      lastFont = font
      const key = prefix + text
      const known = young.get(key)
      if (known) return known
      const found = old.get(key) ?? measure(text, font)
      if (young.size >= maxStrings) {
        old = young
        young = new Map()
      }
      young.set(key, found)
      return found
    },
    clear() {
      young = new Map()
      old = young
    },
  }
}
