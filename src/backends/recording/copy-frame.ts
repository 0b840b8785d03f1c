import type { AtlasStore, Frame } from '../../frame/frame.ts'
import { ANCHOR_WORDS, RECORD_WORDS } from '../../frame/layout.ts'

/**
 * A copy that holds none of the encoder's memory. What did not change since `before` (a copy of the frame before) is
 * shared with it, so that a long recording of a quiet scene stays small. Stores are copied up to what is in use.
 */
export function copyFrame(frame: Frame, before: Frame | undefined): Frame {
  const last = frame.full ? undefined : before
  const { records, anchors, drawList, drawCount } = frame
  return {
    ...frame,
    background: [...frame.background],
    view: { ...frame.view },
    records: {
      words: copyStore(records.words, records.count * RECORD_WORDS, records.dirty, last?.records.words),
      count: records.count,
      dirty: [...records.dirty],
    },
    anchors: {
      floats: copyStore(anchors.floats, anchors.count * ANCHOR_WORDS, anchors.dirty, last?.anchors.floats),
      count: anchors.count,
      dirty: [...anchors.dirty],
    },
    atlas: copyAtlas(frame.atlas, last?.atlas),
    imagesAdded: frame.imagesAdded.map((image) => ({ ...image, bytes: image.bytes.slice() })),
    imagesFreed: [...frame.imagesFreed],
    drawList: copyList(drawList.subarray(0, drawCount), last?.drawList),
    passes: structuredClone(frame.passes),
  }
}

function copyStore<Data extends Uint32Array | Float32Array>(
  data: Data,
  length: number,
  dirty: readonly number[],
  before: Data | undefined,
): Data {
  if (before?.length === length && dirty.length === 0) return before
  return data.slice(0, length) as Data
}

function copyList(list: Uint32Array, before: Uint32Array | undefined): Uint32Array {
  const isSame = before?.length === list.length && before.every((entry, i) => entry === list[i])
  return isSame ? before : list.slice()
}

function copyAtlas({ size, pages, dirty }: AtlasStore, before: AtlasStore | undefined): AtlasStore {
  const isDirty = new Set(dirty.map(({ page }) => page))
  return {
    size,
    pages: pages.map((bytes, page) => (isDirty.has(page) ? undefined : before?.pages[page]) ?? bytes.slice()),
    dirty: dirty.map((change) => ({ ...change })),
  }
}
