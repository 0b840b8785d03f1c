/**
 * The bytes behind an image's address, with the limits held before anything is decoded: the bytes while they arrive, the
 * size from the header. `blob:` and `http(s):` go through `fetch` and so need `connect-src`; data URLs are decoded here.
 */

import { EngineError, type ErrorCode } from '../base/errors.ts'
import { readImageSize } from '../document/image-header.ts'
import type { Limits } from '../document/limits.ts'

export type ImageLimits = Pick<Limits, 'imageBytes' | 'imageSide' | 'imagePixels'>

/** The image's bytes, header checked. Throws EngineError. */
export async function fetchImage(source: string, limits: ImageLimits, signal: AbortSignal): Promise<Blob> {
  const bytes = /^data:/i.test(source) ? dataUrlBytes(source, limits) : await download(source, limits, signal)
  const header = readImageSize(bytes)
  if (!header) {
    throw imageError('invalid-image', source, 'is not a PNG, JPEG, GIF, WebP or BMP image; convert it to one of these')
  }
  checkImageSize(source, header, limits)
  return new Blob([bytes], { type: `image/${header.type}` })
}

export function checkImageSize(source: unknown, size: { width: number; height: number }, limits: ImageLimits): void {
  const { width, height } = size
  if (Math.max(width, height) <= limits.imageSide && width * height <= limits.imagePixels) return
  const allowed = `${limits.imageSide} px a side and ${limits.imagePixels} px in all`
  throw imageError('limit-image-size', source, `is ${width} x ${height} px; the limit is ${allowed}; make it smaller`)
}

/** An error that names the image; `source` is shortened. */
export function imageError(code: ErrorCode, source: unknown, what: string, cause?: unknown): EngineError {
  const name =
    typeof source === 'string' ? JSON.stringify(source.length > 80 ? `${source.slice(0, 77)}...` : source) : 'a bitmap'
  return new EngineError(code, `The image ${name} ${what}.`, { path: 'src', ...(cause === undefined ? {} : { cause }) })
}

function tooManyBytes(source: string, limits: ImageLimits): EngineError {
  return imageError('limit-image-bytes', source, `has more than ${limits.imageBytes} bytes; make it smaller`)
}

function dataUrlBytes(source: string, limits: ImageLimits): Uint8Array<ArrayBuffer> {
  const comma = source.indexOf(',')
  if (comma < 0) throw imageError('invalid-image', source, 'is a data URL without data')
  const isBase64 = /;\s*base64\s*$/i.test(source.slice(0, comma))
  const length = source.length - comma - 1
  if ((isBase64 ? (length * 3) / 4 : length / 3) > limits.imageBytes + 3) throw tooManyBytes(source, limits)
  try {
    const text = decodeBytes(source.slice(comma + 1))
    const binary = isBase64 ? atob(text) : text
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
    if (bytes.length > limits.imageBytes) throw tooManyBytes(source, limits)
    return bytes
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    throw imageError('invalid-image', source, 'is a data URL that cannot be decoded', cause)
  }
}

/** Percent escapes as bytes, one character each. */
function decodeBytes(text: string): string {
  return text.includes('%')
    ? text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

async function download(source: string, limits: ImageLimits, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(source, { signal })
    if (!response.ok) throw imageError('image-failed', source, `was answered with status ${response.status}`)
    if (Number(response.headers.get('content-length')) > limits.imageBytes) {
      await response.body?.cancel()
      throw tooManyBytes(source, limits)
    }
    return response.body ? await readAll(response.body, source, limits) : new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    const hint =
      'could not be loaded; check the address, the page’s connect-src, and that the other server allows it (CORS)'
    throw imageError('image-failed', source, hint, cause)
  }
}

/** Reads to the end, or to the first byte too many. */
async function readAll(
  stream: ReadableStream<Uint8Array>,
  source: string,
  limits: ImageLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limits.imageBytes) {
      await reader.cancel()
      throw tooManyBytes(source, limits)
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
