/**
 * The bytes behind an image's address, with the limits held before anything is decoded: the bytes while they arrive, the
 * size from the header. `blob:` and `http(s):` go through `fetch` and so need `connect-src`; data URLs are decoded here. A
 * chunk of its own: bitmaps and canvases do without.
 */

import { EngineError } from '../base/errors.ts'
import { readImageSize } from '../document/image-header.ts'
import type { ImageLimits } from '../document/image-limits.ts'
import { checkImageSize, imageError } from './image-error.ts'

/** The image's bytes, header checked. Throws EngineError. */
export async function fetchImage(source: string, limits: ImageLimits, signal: AbortSignal): Promise<Blob> {
  const checkLength = (bytes: number) => {
    if (bytes <= limits.imageBytes) return
    throw imageError('limit-image-bytes', source, `has more than ${limits.imageBytes} bytes`)
  }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    const [, base64, data] = /^data:[^,]*?(;\s*base64\s*)?,(.*)$/is.exec(source) ?? []
    bytes =
      data === undefined
        ? await download(source, checkLength, signal)
        : dataBytes(source, data, base64 !== undefined, checkLength)
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    throw imageError('image-failed', source, 'could not be loaded; check its address, connect-src and CORS', cause)
  }
  const header = readImageSize(bytes)
  if (!header) {
    throw imageError('invalid-image', source, 'must be a PNG, JPEG, GIF, WebP or BMP image')
  }
  checkImageSize(source, header, limits)
  return new Blob([bytes], { type: `image/${header.type}` })
}

/** Throws when an image has more bytes than allowed. */
type CheckLength = (bytes: number) => void

/** The bytes of a data URL, `data` being what follows its comma. */
function dataBytes(source: string, data: string, isBase64: boolean, checkLength: CheckLength): Uint8Array<ArrayBuffer> {
  // A byte takes up to three characters.
  checkLength(data.length / 3 - 1)
  // Percent escapes as bytes, one character each.
  let binary = data.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  try {
    if (isBase64) binary = atob(binary)
  } catch (cause) {
    throw imageError('invalid-image', source, 'cannot be decoded', cause)
  }
  checkLength(binary.length)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

/** Reads to the end, or to the first byte too many. */
async function download(
  source: string,
  checkLength: CheckLength,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ok, status, body } = await fetch(source, { signal })
  if (!ok) throw imageError('image-failed', source, `was answered with status ${status}`)
  let length = 0
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const write = (chunk: Uint8Array<ArrayBuffer>) => {
    length += chunk.length
    checkLength(length)
    chunks.push(chunk)
  }
  await body?.pipeTo(new WritableStream({ write }))
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
