/**
 * What a backend that keeps copies of the frame's stores has to upload, in which pieces, and how many bytes that is.
 * All such backends, the recording one included, count alike because they share this and only carry out the pieces.
 */
import type { AtlasStore, Frame, FrameImage, Pass, Spans, View } from './frame.ts'
import { ANCHOR_TEXELS, ANCHOR_TEXTURE_WIDTH, RECORD_TEXELS, RECORD_TEXTURE_WIDTH } from './layout.ts'

/** The textures that all records share, and what a batch samples beside them: bindings in WGSL's order. */
export const TEXTURE = { records: 0, anchors: 1, atlas: 2, source: 3 } as const
export type TextureUse = (typeof TEXTURE)[keyof typeof TEXTURE]
export const BUFFER = { drawList: 0, views: 1 } as const
export type BufferUse = (typeof BUFFER)[keyof typeof BUFFER]

export type Texels = Uint8Array | Uint32Array | Float32Array

/** How the items of a store lie in their data texture. */
export interface StoreShape {
  readonly texture: TextureUse
  /** Texels. */
  readonly width: number
  readonly texelsPerItem: number
}

export const RECORD_SHAPE: StoreShape = {
  texture: TEXTURE.records,
  width: RECORD_TEXTURE_WIDTH,
  texelsPerItem: RECORD_TEXELS,
}
export const ANCHOR_SHAPE: StoreShape = {
  texture: TEXTURE.anchors,
  width: ANCHOR_TEXTURE_WIDTH,
  texelsPerItem: ANCHOR_TEXELS,
}

/** What carries out the uploads. */
export interface UploadPort {
  /** Replaces what was there; all texels are zero. `layers` above 0 make it an array. */
  allocateTexture(use: TextureUse, width: number, height: number, layers: number): void
  /** A rectangle of a layer; its texels start at element `offset` of `data`, in rows of `rowLength` texels. */
  writeTexture(
    use: TextureUse,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    layer: number,
    width: number,
    height: number,
  ): void
  /** Replaces what was there. */
  allocateBuffer(use: BufferUse, bytes: number): void
  /** `count` elements of `data` from `from` on, to the byte `at`. */
  writeBuffer(use: BufferUse, at: number, data: Uint32Array, from: number, count: number): void
  addImage(image: FrameImage): void
  freeImage(id: number): void
  freeImages(): void
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
export function writeSpans(
  spans: Spans,
  count: number,
  { texture, width, texelsPerItem }: StoreShape,
  data: Texels,
  port: Pick<UploadPort, 'writeTexture'>,
): number {
  const perRow = width / texelsPerItem
  const itemWords = texelsPerItem * TEXEL_WORDS
  const joined = Math.floor(JOIN_BYTES / 4 / itemWords)
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
      const texels = columns * texelsPerItem
      port.writeTexture(
        texture,
        data,
        at * itemWords,
        texels,
        column * texelsPerItem,
        Math.floor(at / perRow),
        0,
        texels,
        rows,
      )
      at += columns * rows
    }
  }
  return items * itemWords * 4
}

/** Brings a port up to date with one frame after the other. Holds sizes and the views, no content. */
export interface Uploads {
  /** Brings along everything that the frame's passes read; returns the bytes. */
  beforeDrawing(frame: Frame): number
  afterDrawing(frame: Frame): void
}

export function createUploads(port: UploadPort): Uploads {
  const rowsOf = [0, 0]
  /** The span of all items, refilled for each use. */
  const all = [0, 0]
  let atlasSize = 0
  let atlasLayers = 0
  let listEntries = 0
  let views = new Uint32Array(0)
  const view = new Uint32Array(VIEW_WORDS)
  const viewFloats = new Float32Array(view.buffer)

  function store(
    shape: StoreShape,
    firstRows: number,
    data: Texels,
    count: number,
    dirty: Spans,
    full: boolean,
  ): number {
    const { texture, width, texelsPerItem } = shape
    const rows = doubledTo(Math.ceil((count * texelsPerItem) / width), firstRows)
    const grows = rows > (rowsOf[texture] as number)
    if (grows) {
      rowsOf[texture] = rows
      port.allocateTexture(texture, width, rows, 0)
    }
    all[1] = count
    return writeSpans(full || grows ? all : dirty, count, shape, data, port)
  }

  /** Without pages the atlas is one texel, so that there is something to bind. */
  function atlas({ size, pages, dirty }: AtlasStore, full: boolean): number {
    const wantedSize = pages.length > 0 ? size : 1
    const grows = pages.length > atlasLayers || atlasLayers === 0 || wantedSize > atlasSize
    if (grows) {
      atlasSize = wantedSize
      atlasLayers = doubledTo(pages.length, 1)
      port.allocateTexture(TEXTURE.atlas, wantedSize, wantedSize, atlasLayers)
    }
    let texels = 0
    const write = (page: number, x: number, y: number, width: number, height: number) => {
      const data = pages[page] as Uint8Array
      port.writeTexture(TEXTURE.atlas, data, (y * size + x) * 4, size, x, y, page, width, height)
      texels += width * height
    }
    if (full || grows) for (let page = 0; page < pages.length; page++) write(page, 0, 0, size, size)
    else for (const { page, x, y, width, height } of dirty) write(page, x, y, width, height)
    return texels * 4
  }

  function images({ imagesAdded, full }: Frame): number {
    if (full) port.freeImages()
    let bytes = 0
    for (const image of imagesAdded) {
      port.addImage(image)
      bytes += image.bytes.length
    }
    return bytes
  }

  function drawList({ drawList, drawCount, drawListFrom, full }: Frame): number {
    const entries = doubledTo(drawCount, DRAW_LIST_ENTRIES)
    const grows = entries > listEntries
    if (grows) {
      listEntries = entries
      port.allocateBuffer(BUFFER.drawList, entries * 4)
    }
    const from = full || grows ? 0 : drawListFrom
    const count = Math.max(0, drawCount - from)
    if (count > 0) port.writeBuffer(BUFFER.drawList, from * 4, drawList, from, count)
    return count * 4
  }

  /** A pass's view goes up when it differs from the one there; no target has the width 0 of those never written. */
  function passViews(passes: readonly Pass[], { scale, offsetX, offsetY, time }: View): number {
    if (passes.length * VIEW_WORDS > views.length) {
      const count = doubledTo(passes.length, VIEWS)
      views = new Uint32Array(count * VIEW_WORDS)
      port.allocateBuffer(BUFFER.views, count * VIEW_STRIDE)
    }
    let bytes = 0
    for (let index = 0; index < passes.length; index++) {
      const { width, height, x, y } = passes[index] as Pass
      viewFloats[0] = width
      viewFloats[1] = height
      viewFloats[2] = x
      viewFloats[3] = y
      viewFloats[4] = offsetX
      viewFloats[5] = offsetY
      viewFloats[6] = scale
      view[7] = time
      const at = index * VIEW_WORDS
      if (view.every((word, i) => word === views[at + i])) continue
      views.set(view, at)
      port.writeBuffer(BUFFER.views, index * VIEW_STRIDE, view, 0, VIEW_WORDS)
      bytes += VIEW_BYTES
    }
    return bytes
  }

  return {
    beforeDrawing: (frame) => {
      const { records, anchors, full } = frame
      return (
        store(RECORD_SHAPE, RECORD_ROWS, records.words, records.count, records.dirty, full) +
        store(ANCHOR_SHAPE, ANCHOR_ROWS, anchors.floats, anchors.count, anchors.dirty, full) +
        atlas(frame.atlas, full) +
        images(frame) +
        drawList(frame) +
        passViews(frame.passes, frame.view)
      )
    },
    afterDrawing: ({ imagesFreed }) => {
      for (const id of imagesFreed) port.freeImage(id)
    },
  }
}
