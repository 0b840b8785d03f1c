import { readImageSize } from './image-header.ts'
import type { Limits } from './limits.ts'
import type { PlainReader } from './plain.ts'

const RASTER_DATA = /^data:image\/(?:png|jpeg|webp|gif|bmp)(?:;[\w-]+=[\w.-]+)*;base64,/i
/** Every type that `readImageSize` knows; an AVIF could not be bounded, an SVG is a document. */
const ALLOWED =
  'Use http:, https:, blob:, a relative address, or a base64 data URL of a png, jpeg, webp, gif or bmp image.'

/** Base64 characters, a multiple of four, in which the header of nearly every image lies (64 kB). */
const HEADER_CHARACTERS = 87_384

/** Checks where images come from and, for data URLs, how large they will be, before anything is decoded. */
export class ImageSources {
  readonly #reader: PlainReader
  readonly #seen = new Set<string>()
  #totalPixels = 0

  constructor(reader: PlainReader) {
    this.#reader = reader
  }

  check(source: string): void {
    const reader: PlainReader = this.#reader
    if (!/^data:/i.test(source)) {
      const { textLength } = reader.limits
      if (source.length > textLength) {
        reader.refuse('limit-text', `has ${source.length} characters; the limit is ${textLength} (limits.textLength).`)
      }
      // A browser drops control characters and leading spaces before it looks at the scheme.
      const scheme = /^([a-z][a-z\d+.-]*):/i.exec(source)?.[1]?.toLowerCase()
      if (/\p{Cc}|^\s/u.test(source) || (scheme && !/^(https?|blob)$/.test(scheme))) this.#refuseSource(source)
    } else if (!this.#seen.has(source)) {
      this.#checkData(source, reader.limits)
      this.#seen.add(source)
    }
  }

  #checkData(source: string, limits: Limits): void {
    const reader: PlainReader = this.#reader
    const prefix = RASTER_DATA.exec(source.slice(0, 200))?.[0]
    if (!prefix) this.#refuseSource(source)
    const bytes = Math.ceil(((source.length - prefix.length) * 3) / 4)
    if (bytes > limits.imageBytes) {
      reader.refuse('limit-image-bytes', `is an image of ${bytes} bytes; the limit is ${limits.imageBytes}.`)
    }
    const size = headerOf(source, prefix.length)
    if (!size) reader.refuse('invalid-image', `is a data URL without a readable image header. ${ALLOWED}`)
    const { width, height } = size
    const pixels = width * height
    if (Math.max(width, height) > limits.imageSide || pixels > limits.imagePixels) {
      const allowed = `${limits.imageSide} px a side and ${limits.imagePixels} px in all`
      reader.refuse('limit-image-size', `is an image of ${width} x ${height} px; the limit is ${allowed}.`)
    }
    this.#totalPixels += pixels
    if (this.#totalPixels > limits.totalImagePixels) {
      reader.refuse('limit-image-size', `brings the images to more than ${limits.totalImagePixels} px in all.`)
    }
  }

  #refuseSource(source: string): never {
    this.#reader.refuse('invalid-image', `is ${JSON.stringify(source.slice(0, 60))}. ${ALLOWED}`, source)
  }
}

function headerOf(source: string, start: number): { width: number; height: number } | null {
  const beginning = decode(source.slice(start, start + HEADER_CHARACTERS))
  const size = beginning && readImageSize(beginning)
  if (size || !beginning || source.length <= start + HEADER_CHARACTERS) return size
  // Metadata may push the size of a JPEG further back.
  const whole = decode(source.slice(start))
  return whole && readImageSize(whole)
}

function decode(base64: string): Uint8Array | null {
  try {
    const binary = atob(base64)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  } catch {
    return null
  }
}
