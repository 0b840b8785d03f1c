/**
 * Remembers what was measured: measuring is the cost of layout, and labels share their words. Bounded: two generations
 * per font, so that what was not used for a whole generation is forgotten.
 */

import type { Font, MeasureText, TextMeasure } from './ports.ts'

export interface MeasureCache {
  /** Same answers as the function the cache was made from. */
  readonly measure: MeasureText
  /** Forgets everything: a font arrived. */
  clear(): void
  /** How many times the wrapped function was called. */
  readonly misses: number
}

/** Strings of one font in a generation, and fonts in a generation: about 10 MB at the worst. */
const MAX_STRINGS = 8192
const MAX_FONTS = 8

export function fontKey(font: Font): string {
  return `${font.style} ${font.weight} ${font.size} ${font.family}`
}

export function createMeasureCache(measure: MeasureText, maxStrings = MAX_STRINGS): MeasureCache {
  const fonts = new Generations<Generations<TextMeasure>>(MAX_FONTS)
  let misses = 0
  // Layout asks for one font many times in a row: the key is built once.
  let lastFont: Font | undefined
  let lastStrings: Generations<TextMeasure> | undefined

  function stringsOf(font: Font): Generations<TextMeasure> {
    if (font === lastFont && lastStrings) return lastStrings
    const key = fontKey(font)
    let strings = fonts.get(key)
    if (!strings) {
      strings = new Generations(maxStrings)
      fonts.set(key, strings)
    }
    lastFont = font
    lastStrings = strings
    return strings
  }

  return {
    measure(text, font) {
      const strings = stringsOf(font)
      const known = strings.get(text)
      if (known) return known
      misses++
      const measured = measure(text, font)
      strings.set(text, measured)
      return measured
    },
    clear() {
      fonts.clear()
      lastFont = lastStrings = undefined
    },
    get misses() {
      return misses
    },
  }
}

/** A map that holds at most twice `limit` entries and forgets the half that was not asked for lately. */
class Generations<Value> {
  readonly #limit: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
