import type { ImagePort } from '../../src/encode/image-port.ts'
import { emptyRect, mapRect } from '../../src/math/rect.ts'
import type { Cell, TextPort } from '../../src/text/ports.ts'

/** A text port without fonts: every character is half a font size wide; a cell's bytes tell its text, size and phase apart. */
export function createFakeTextPort(): TextPort {
  return {
    version: () => 0,
    measure: (text, { size }) => ({ width: (text.length * size) / 2, ascent: size * 0.8, descent: size * 0.2 }),
    raster(text, font, x, y, [a, b, c, d]): Cell {
      const line = { x0: x, y0: y - font.size * 0.8, x1: x + (text.length * font.size) / 2, y1: y + font.size * 0.2 }
      const { x0, y0, x1, y1 } = mapRect(emptyRect(), line, [a, b, c, d, 0, 0])
      const left = Math.floor(x0)
      const top = Math.floor(y0)
      const width = Math.min(200, Math.max(1, Math.ceil(x1) - left))
      const height = Math.min(200, Math.max(1, Math.ceil(y1) - top))
      const bytes = new Uint8Array(width * height * 4)
      const seed = `${text}${font.size}${font.weight}${x}${y}${a}${b}${c}${d}`
      let hash = 0
      for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) as number)) | 0
      for (let i = 0; i < bytes.length; i++) bytes[i] = (hash >> ((i >> 2) % 24)) & 255
      return { x: left, y: top, width, height, hasColor: false, bytes }
    },
  }
}

/** Images by name `WxH`, filled with one colour each. */
export function createFakeImages(): ImagePort {
  const size = (src: unknown) => {
    const [width, height] = String(src).split('x').map(Number)
    return width && height ? { width, height } : null
  }
  return {
    version: () => 0,
    key: String,
    size,
    pixels(src, level) {
      const natural = size(src)
      if (!natural) return null
      const width = Math.max(1, natural.width >> level)
      const height = Math.max(1, natural.height >> level)
      return { width, height, bytes: new Uint8Array(width * height * 4).fill((natural.width * 7 + level) & 255) }
    },
  }
}
