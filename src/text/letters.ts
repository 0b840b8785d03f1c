import type { Font, TextPort } from './ports.ts'

/** Letters of Latin, Greek, Cyrillic, Chinese, Japanese and Korean; those of other scripts may join to wider ones than stand alone. */
const SINGLE = /^[\t\n -\u052f\u3000-\ud7ff\uff00-\uffef]*$/
const IDEOGRAPH = 0x4e2d
/** What kerning and ligatures add at most. */
const ROOM = 1.25

/** Widths of letters by code, by font; of a port while it lives. */
interface Letters {
  readonly version: number
  readonly fonts: Map<string, number[]>
}

const known = new WeakMap<TextPort, Letters>()

/** So wide, in CSS px, that no line of `text` is wider; by its single letters, which come again, so that little is measured. Infinity when they do not tell. */
export function widestLine(text: string, font: Font, port: TextPort): number {
  if (!SINGLE.test(text)) return Infinity
  const version = port.version()
  const before = known.get(port)
  const letters = before?.version === version ? before : { version, fonts: new Map<string, number[]>() }
  known.set(port, letters)
  const { fonts } = letters
  const name = `${font.style} ${font.weight} ${font.size} ${font.family}`
  const widths = fonts.get(name) ?? []
  fonts.set(name, widths)
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    // Ideographs are as wide as each other.
    const code = Math.min(text.charCodeAt(i), IDEOGRAPH)
    widths[code] ??= port.measure(String.fromCharCode(code), font).width
    sum += widths[code]
  }
  return sum * ROOM
}
