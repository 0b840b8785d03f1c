/**
 * What a backend that keeps copies of the frame's stores has to upload, in which pieces, and how many bytes that is.
 * All such backends, the recording one included, count alike because they share this and only carry out the pieces.
 */
import type { AtlasStore, Frame, FrameImage, Pass, Spans, View } from './frame.ts'
import { ANCHOR_TEXELS, ANCHOR_TEXTURE_WIDTH, RECORD_TEXELS, RECORD_TEXTURE_WIDTH } from './layout.ts'

/** How the items of a store lie in their data texture. */
export interface StoreShape {
  /** Texels. */
  readonly width: number
  readonly texelsPerItem: number
}

export const RECORD_SHAPE: StoreShape = { width: RECORD_TEXTURE_WIDTH, texelsPerItem: RECORD_TEXELS }
export const ANCHOR_SHAPE: StoreShape = { width: ANCHOR_TEXTURE_WIDTH, texelsPerItem: ANCHOR_TEXELS }

/** A data texture of one of the shapes above. `allocate` frees what was there; its content need not be kept. */
export interface StorePort<Data> {
  allocate(rows: number): void
  /** Rectangle in texels; its data starts at element `offset` and is tight, as more than one row is always whole rows. */
  write(data: Data, offset: number, x: number, y: number, width: number, height: number): void
}

export interface AtlasPort {
  allocate(size: number, layers: number): void
  /** A rectangle of a whole page of `size` x `size` texels. */
  write(page: Uint8Array, layer: number, size: number, x: number, y: number, width: number, height: number): void
}

export interface DrawListPort {
  allocate(entries: number): void
  /** Entries `from` to `end` to their own places. */
  write(slots: Uint32Array, from: number, end: number): void
}

export interface ViewsPort {
  allocate(count: number): void
  write(index: number, words: Uint32Array): void
}

export interface ImagesPort {
  add(image: FrameImage): void
  free(id: number): void
  freeAll(): void
}

/** What carries out the uploads. Every `allocate` replaces what was there before; new textures are zero. */
export interface UploadPort {
  readonly records: StorePort<Uint32Array>
  readonly anchors: StorePort<Float32Array>
  readonly atlas: AtlasPort
  readonly drawList: DrawListPort
  readonly views: ViewsPort
  readonly images: ImagesPort
}

/** The `view` uniform of a pass: target width, height, origin x, y (device px); offsetX, offsetY, scale, and the time as u32. */
export const VIEW_WORDS = 8
export const VIEW_BYTES = VIEW_WORDS * 4
/** Between the views of two passes; the largest alignment that either API may ask for. */
export const VIEW_STRIDE = 256

/** Of a data texture's texel. */
const TEXEL_WORDS = 4

/** Two spans this near in a row go up as one: fewer calls are worth more than so few bytes. */
const JOIN_BYTES = 256

// First sizes; all double from there.
const RECORD_ROWS = 4
const ANCHOR_ROWS = 2
const DRAW_LIST_ENTRIES = 1024
const VIEWS = 4

/** The first of `least`, 2 `least`, 4 `least` ... that holds `needed`. */
export function doubledTo(needed: number, least: number): number {
  let capacity = least
  while (capacity < needed) capacity *= 2
  return capacity
}

/**
 * Cuts spans of items (those below `count`) into rectangles of the data texture and writes them; returns the bytes.
 * Spans are joined over small gaps, so that a gap's items, which the texture holds already, may go up again.
 */
export function writeSpans<Data>(
  spans: Spans,
  count: number,
  { width, texelsPerItem }: StoreShape,
  data: Data,
  port: StorePort<Data>,
): number {
  const perRow = width / texelsPerItem
  const itemBytes = texelsPerItem * TEXEL_WORDS * 4
  const joined = Math.floor(JOIN_BYTES / itemBytes)
  let items = 0
  for (let i = 0; i < spans.length; ) {
    let at = spans[i] as number
    let end = spans[i + 1] as number
    i += 2
    while (i < spans.length && (spans[i] as number) - end <= joined) {
      end = spans[i + 1] as number
      i += 2
    }
    end = Math.min(end, count)
    items += Math.max(0, end - at)
    while (at < end) {
      const column = at % perRow
      const wholeRows = column === 0 ? Math.floor((end - at) / perRow) : 0
      const columns = wholeRows > 0 ? perRow : Math.min(perRow - column, end - at)
      const rows = Math.max(1, wholeRows)
      const x = column * texelsPerItem
      const y = Math.floor(at / perRow)
      port.write(data, at * texelsPerItem * TEXEL_WORDS, x, y, columns * texelsPerItem, rows)
      at += columns * rows
    }
  }
  return items * itemBytes
}

class StoreUpload<Data> {
  readonly #shape: StoreShape
  readonly #port: StorePort<Data>
  readonly #firstRows: number
  #rows = 0
  /** The span of all items, refilled for each use. */
  readonly #all = [0, 0]

  constructor(shape: StoreShape, firstRows: number, port: StorePort<Data>) {
    this.#shape = shape
    this.#firstRows = firstRows
    this.#port = port
  }

  apply(data: Data, count: number, dirty: Spans, full: boolean): number {
    const rows = doubledTo(Math.ceil((count * this.#shape.texelsPerItem) / this.#shape.width), this.#firstRows)
    const grows = rows > this.#rows
    if (grows) {
      this.#rows = rows
      this.#port.allocate(rows)
    }
    this.#all[1] = count
    return writeSpans(full || grows ? this.#all : dirty, count, this.#shape, data, this.#port)
  }
}

/** Brings a port up to date with one frame after the other. Holds sizes and the views, no content. */
export class Uploads {
  readonly #port: UploadPort
  readonly #records: StoreUpload<Uint32Array>
  readonly #anchors: StoreUpload<Float32Array>
  #atlasSize = 0
  #atlasLayers = 0
  #drawListEntries = 0
  #views = new Uint32Array(0)
  readonly #view = new Uint32Array(VIEW_WORDS)
  readonly #viewFloats = new Float32Array(this.#view.buffer)

  constructor(port: UploadPort) {
    this.#port = port
    this.#records = new StoreUpload(RECORD_SHAPE, RECORD_ROWS, port.records)
    this.#anchors = new StoreUpload(ANCHOR_SHAPE, ANCHOR_ROWS, port.anchors)
  }

  /** Brings along everything that the frame's passes read; returns the bytes. */
  beforeDrawing(frame: Frame): number {
    const { records, anchors, full } = frame
    return (
      this.#records.apply(records.words, records.count, records.dirty, full) +
      this.#anchors.apply(anchors.floats, anchors.count, anchors.dirty, full) +
      this.#atlas(frame.atlas, full) +
      this.#images(frame) +
      this.#drawList(frame) +
      this.#passViews(frame.passes, frame.view)
    )
  }

  afterDrawing(frame: Frame): void {
    for (const id of frame.imagesFreed) this.#port.images.free(id)
  }

  /** Without pages the atlas is one texel, so that there is something to bind. */
  #atlas({ size, pages, dirty }: AtlasStore, full: boolean): number {
    const port = this.#port.atlas
    const wantedSize = pages.length > 0 ? size : 1
    const grows = pages.length > this.#atlasLayers || this.#atlasLayers === 0 || wantedSize > this.#atlasSize
    if (grows) {
      this.#atlasSize = wantedSize
      this.#atlasLayers = doubledTo(pages.length, 1)
      port.allocate(wantedSize, this.#atlasLayers)
    }
    let texels = 0
    if (full || grows) {
      for (let layer = 0; layer < pages.length; layer++)
        port.write(pages[layer] as Uint8Array, layer, size, 0, 0, size, size)
      texels = pages.length * size * size
    } else {
      for (const { page, x, y, width, height } of dirty) {
        port.write(pages[page] as Uint8Array, page, size, x, y, width, height)
        texels += width * height
      }
    }
    return texels * 4
  }

  #images({ imagesAdded, full }: Frame): number {
    if (full) this.#port.images.freeAll()
    let bytes = 0
    for (const image of imagesAdded) {
      this.#port.images.add(image)
      bytes += image.bytes.byteLength
    }
    return bytes
  }

  #drawList({ drawList, drawCount, drawListFrom, full }: Frame): number {
    const entries = doubledTo(drawCount, DRAW_LIST_ENTRIES)
    const grows = entries > this.#drawListEntries
    if (grows) {
      this.#drawListEntries = entries
      this.#port.drawList.allocate(entries)
    }
    const from = full || grows ? 0 : drawListFrom
    if (from >= drawCount) return 0
    this.#port.drawList.write(drawList, from, drawCount)
    return (drawCount - from) * 4
  }

  /** A pass's view goes up when it differs from the one there; no target has the width 0 of those never written. */
  #passViews(passes: readonly Pass[], { scale, offsetX, offsetY, time }: View): number {
    if (passes.length * VIEW_WORDS > this.#views.length) {
      const count = doubledTo(passes.length, VIEWS)
      this.#views = new Uint32Array(count * VIEW_WORDS)
      this.#port.views.allocate(count)
    }
    let bytes = 0
    for (let index = 0; index < passes.length; index++) {
      const { width, height, x, y } = passes[index] as Pass
      const view = this.#viewFloats
      view[0] = width
      view[1] = height
      view[2] = x
      view[3] = y
      view[4] = offsetX
      view[5] = offsetY
      view[6] = scale
      this.#view[7] = time
      if (this.#isThere(index)) continue
      this.#views.set(this.#view, index * VIEW_WORDS)
      this.#port.views.write(index, this.#view)
      bytes += VIEW_BYTES
    }
    return bytes
  }

  #isThere(index: number): boolean {
    for (let i = 0; i < VIEW_WORDS; i++) if (this.#views[index * VIEW_WORDS + i] !== this.#view[i]) return false
    return true
  }
}
