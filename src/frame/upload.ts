/**
 * What a backend that keeps copies of the frame's stores has to upload, in which pieces, and how many bytes that is.
 * All such backends, the recording one included, count alike because they share this and only carry out the pieces.
 */
import type { AtlasStore, Frame, Pass, Spans, View } from './frame.ts'
import { ANCHOR_TEXELS, ANCHORS_PER_ROW, RECORD_TEXELS, RECORDS_PER_ROW } from './layout.ts'

// The textures that all records share, and what a batch samples beside them: in the order of the shader's bindings.
export const RECORDS = 0
export const ANCHORS = 1
export const ATLAS = 2
export const SOURCE = 3
export type TextureUse = typeof RECORDS | typeof ANCHORS | typeof ATLAS | typeof SOURCE
export const DRAW_LIST = 0
export const VIEWS = 1
export type BufferUse = typeof DRAW_LIST | typeof VIEWS

export type Texels = Uint8Array | Uint32Array | Float32Array

/** How the items of a store lie in their data texture. */
export interface StoreShape {
  readonly texture: TextureUse
  /** Texels. */
  readonly width: number
  readonly texelsPerItem: number
}

export const RECORD_SHAPE: StoreShape = {
  texture: RECORDS,
  width: RECORDS_PER_ROW * RECORD_TEXELS,
  texelsPerItem: RECORD_TEXELS,
}
export const ANCHOR_SHAPE: StoreShape = {
  texture: ANCHORS,
  width: ANCHORS_PER_ROW * ANCHOR_TEXELS,
  // A move changes one of a row's texels, a sample of a trail is one.
  texelsPerItem: 1,
}

/** What carries out the uploads: makes, fills and frees textures and buffers. */
export interface UploadPort<Texture, Buffer> {
  /** Texels are zero. `layers` above 0 make it an array; a target can be drawn into. */
  createTexture(use: TextureUse, width: number, height: number, layers: number, isTarget: boolean): Texture
  /** A rectangle of a layer; its texels start at element `offset` of `data`, in rows of `rowLength` texels. */
  writeTexture(
    texture: Texture,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    layer: number,
    width: number,
    height: number,
  ): void
  freeTexture(texture: Texture): void
  createBuffer(use: BufferUse, bytes: number): Buffer
  /** `count` elements of `data` from `from` on, to the byte `at`. */
  writeBuffer(buffer: Buffer, at: number, data: Uint32Array, from: number, count: number): void
  /** Bytes from the byte `at` on to the byte `toAt` of another. */
  copyBuffer(from: Buffer, at: number, to: Buffer, toAt: number, bytes: number): void
  freeBuffer(buffer: Buffer): void
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
const FIRST_VIEWS = 4

/** So many equal entries behind a change of the draw list's length are moved on the GPU; fewer go up again. */
const LEAST_MOVED = 256

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
export function writeSpans<Texture>(
  spans: Spans,
  count: number,
  { width, texelsPerItem }: StoreShape,
  data: Texels,
  texture: Texture,
  port: Pick<UploadPort<Texture, unknown>, 'writeTexture'>,
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

/** Spans of the items that hold anything: what a texture of zeros lacks. */
function filledSpans(data: Texels, count: number, words: number): Spans {
  const spans: number[] = []
  for (let item = 0; item < count; item++) {
    const end = (item + 1) * words
    let word = end - words
    while (word < end && data[word] === 0) word++
    if (word === end) continue
    if (spans[spans.length - 1] === item) spans[spans.length - 1] = item + 1
    else spans.push(item, item + 1)
  }
  return spans
}

/** What a backend holds of the frames so far: the stores by use, and images by id. */
export interface Uploads<Texture, Buffer> {
  readonly textures: readonly Texture[]
  readonly buffers: readonly Buffer[]
  readonly images: ReadonlyMap<number, Texture>
  /** Brings along everything that the frame's passes read; returns the bytes. */
  beforeDrawing(frame: Frame): number
  afterDrawing(frame: Frame): void
  free(): void
}

export function createUploads<Texture, Buffer>(port: UploadPort<Texture, Buffer>): Uploads<Texture, Buffer> {
  const textures: Texture[] = []
  const buffers: Buffer[] = []
  const images = new Map<number, Texture>()
  const rowsOf = [0, 0]
  let atlasSize = 0
  let atlasLayers = 0
  /** Where the draw list goes when its end moves: a buffer cannot be copied within itself. */
  let spareList: Buffer | undefined
  /** The draw list that is there. */
  let list = new Uint32Array(0)
  let listCount = 0
  let views = new Uint32Array(0)
  const view = new Uint32Array(VIEW_WORDS)
  const viewFloats = new Float32Array(view.buffer)

  function allocate(use: TextureUse, width: number, height: number, layers: number): void {
    const before = textures[use]
    if (before !== undefined) port.freeTexture(before)
    textures[use] = port.createTexture(use, width, height, layers, false)
  }

  function allocateBuffer(use: BufferUse, bytes: number): void {
    const before = buffers[use]
    if (before !== undefined) port.freeBuffer(before)
    buffers[use] = port.createBuffer(use, bytes)
  }

  /** What is not there was never added, or is freed already. */
  function freeImage(id: number): void {
    const image = images.get(id)
    if (image !== undefined) port.freeTexture(image)
    images.delete(id)
  }

  function freeImages(): void {
    for (const id of images.keys()) freeImage(id)
  }

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
      allocate(texture, width, rows, 0)
    }
    const spans = grows ? filledSpans(data, count, texelsPerItem * TEXEL_WORDS) : full ? [0, count] : dirty
    return writeSpans(spans, count, shape, data, textures[texture] as Texture, port)
  }

  /** Without pages the atlas is one texel, so that there is something to bind. */
  function atlas({ size, pages, dirty }: AtlasStore, full: boolean): number {
    const side = pages.length > 0 ? size : 1
    const grows = pages.length > atlasLayers || side > atlasSize
    if (grows) {
      atlasSize = side
      atlasLayers = doubledTo(pages.length, 1)
      allocate(ATLAS, side, side, atlasLayers)
    }
    const whole = () => pages.map((_, page) => ({ page, x: 0, y: 0, width: size, height: size }))
    let bytes = 0
    for (const { page, x, y, width, height } of full || grows ? whole() : dirty) {
      const data = pages[page] as Uint8Array
      port.writeTexture(textures[ATLAS] as Texture, data, (y * size + x) * 4, size, x, y, page, width, height)
      bytes += width * height * 4
    }
    return bytes
  }

  function addImages({ imagesAdded, full }: Frame): number {
    if (full) freeImages()
    let total = 0
    for (const { id, width, height, bytes } of imagesAdded) {
      freeImage(id)
      const image = port.createTexture(SOURCE, width, height, 0, false)
      images.set(id, image)
      port.writeTexture(image, bytes, 0, width, 0, 0, 0, width, height)
      total += bytes.length
    }
    return total
  }

  /** What starts and ends the list as it did before stays; an end that is elsewhere now moves on the GPU. */
  function drawList({ drawList, drawCount, full }: Frame): number {
    if (full) listCount = 0
    const shift = drawCount - listCount
    let from = 0
    let to = drawCount
    while (from < to && from < to - shift && drawList[from] === list[from]) from++
    while (from < to && from < to - shift && drawList[to - 1] === list[to - 1 - shift]) to--
    if (shift && drawCount - to < LEAST_MOVED) to = drawCount
    const entries = doubledTo(drawCount, DRAW_LIST_ENTRIES)
    const grows = entries > list.length
    if (grows || (shift && to < drawCount)) {
      const before = buffers[DRAW_LIST]
      const after = (!grows && spareList) || port.createBuffer(DRAW_LIST, entries * 4)
      if (before !== undefined) {
        port.copyBuffer(before, 0, after, 0, from * 4)
        port.copyBuffer(before, (to - shift) * 4, after, to * 4, (drawCount - to) * 4)
      }
      buffers[DRAW_LIST] = after
      if (grows) {
        for (const buffer of [before, spareList]) if (buffer !== undefined) port.freeBuffer(buffer)
        spareList = port.createBuffer(DRAW_LIST, entries * 4)
        list = new Uint32Array(entries)
      } else spareList = before
    }
    list.set(drawList.subarray(0, drawCount))
    listCount = drawCount
    if (from < to) port.writeBuffer(buffers[DRAW_LIST] as Buffer, from * 4, drawList, from, to - from)
    return (to - from) * 4
  }

  /** A pass's view goes up when it differs from the one there; no target has the width 0 of those never written. */
  function passViews(passes: readonly Pass[], { scale, offsetX, offsetY, time }: View): number {
    if (passes.length * VIEW_WORDS > views.length) {
      const count = doubledTo(passes.length, FIRST_VIEWS)
      views = new Uint32Array(count * VIEW_WORDS)
      allocateBuffer(VIEWS, count * VIEW_STRIDE)
    }
    let bytes = 0
    for (let index = 0; index < passes.length; index++) {
      const { width, height, x, y } = passes[index] as Pass
      viewFloats.set([width, height, x, y, offsetX, offsetY, scale])
      view[7] = time
      const at = index * VIEW_WORDS
      if (view.every((word, i) => word === views[at + i])) continue
      views.set(view, at)
      port.writeBuffer(buffers[VIEWS] as Buffer, index * VIEW_STRIDE, view, 0, VIEW_WORDS)
      bytes += VIEW_BYTES
    }
    return bytes
  }

  return {
    textures,
    buffers,
    images,
    beforeDrawing: (frame) => {
      const { records, anchors, full } = frame
      return (
        store(RECORD_SHAPE, RECORD_ROWS, records.words, records.count, records.dirty, full) +
        store(ANCHOR_SHAPE, ANCHOR_ROWS, anchors.floats, anchors.count * ANCHOR_TEXELS, anchors.dirty, full) +
        atlas(frame.atlas, full) +
        addImages(frame) +
        drawList(frame) +
        passViews(frame.passes, frame.view)
      )
    },
    afterDrawing: ({ imagesFreed }) => {
      for (const id of imagesFreed) freeImage(id)
    },
    free: () => {
      freeImages()
      for (const texture of textures) port.freeTexture(texture)
      for (const buffer of buffers) port.freeBuffer(buffer)
      if (spareList !== undefined) port.freeBuffer(spareList)
    },
  }
}
