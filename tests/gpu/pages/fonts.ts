/** Loads fonts and measures text in them. */
import { loadFonts } from '../../../demos/fonts.ts'

export interface FontReport {
  readonly faces: number
  readonly width: number
  /** In a family that does not exist. */
  readonly fallbackWidth: number
  /** Pixels of the drawn text that differ from the missing-glyph box drawn in the same place. */
  readonly differs: number
  /** Pixels that are neither transparent nor grey: emoji have many, letters none. */
  readonly colored: number
}

async function measureFont(text: string, font: string): Promise<FontReport> {
  await loadFonts('/fonts', text)
  const size = 64
  const draw = (drawn: string, css: string): Uint8ClampedArray => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = size
    const ctx = canvas.getContext('2d', { willReadFrequently: true })
    if (ctx === null) throw new Error('no 2d context')
    ctx.font = css
    ctx.fillText(drawn, 4, 48)
    return ctx.getImageData(0, 0, size, size).data
  }
  const ctx = document.createElement('canvas').getContext('2d')
  if (ctx === null) throw new Error('no 2d context')
  const width = (css: string) => {
    ctx.font = css
    return ctx.measureText(text).width
  }
  const drawn = draw(text, font)
  // No font has a glyph for a noncharacter.
  const box = draw('\u{ffffe}', font)
  return {
    faces: document.fonts.size,
    width: width(font),
    fallbackWidth: width('40px "No such family"'),
    differs: drawn.filter((value, i) => value !== box[i]).length,
    colored: countColored(drawn),
  }
}

function countColored(data: Uint8ClampedArray): number {
  let count = 0
  for (let i = 0; i < data.length; i += 4) if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) count++
  return count
}

declare global {
  interface Window {
    measureFont: typeof measureFont
  }
}
window.measureFont = measureFont
