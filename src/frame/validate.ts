/**
 * Checks every guarantee that `frame.ts`, `layout.ts` and `backends/backend.ts` give to a backend. For tests and
 * development: it looks at all records that the frame draws and at all texels that it brings along.
 */
import { EngineError } from '../base/errors.ts'
import {
  type AnchorStore,
  type AtlasStore,
  type Batch,
  BLEND_MODES,
  FEATURE,
  type Frame,
  type Pass,
  type Spans,
} from './frame.ts'
import {
  ANCHOR_TEXELS,
  ANCHOR_WORDS,
  type Field,
  FLAG,
  GRADIENT,
  KIND,
  MAX_CLIPS,
  MAX_SHADOWS,
  MOTION,
  MOTION_ROWS,
  PAINT,
  RECORD,
  RECORD_WORDS,
  SHADOW,
  SHADOW_INSET,
  SHADOW_PLACES,
  SHADOW_WORDS,
  SLOT_BITS,
  SLOT_MASK,
  STOPS_PER_SLOT,
  TRAIL_SPANS,
} from './layout.ts'

export interface ValidateOptions {
  /** Ids of the images that lived after the frame before; default none. */
  readonly imagesAlive?: ReadonlySet<number>
}

const ALL_FEATURES = Object.values(FEATURE).reduce((bits, bit) => bits | bit, 0)

/** Throws an `EngineError` with code `invalid-frame` that names the first thing that is wrong, and where. */
export function validateFrame(frame: Frame, { imagesAlive = new Set() }: ValidateOptions = {}): void {
  checkScreen(frame)
  const { records, anchors } = frame
  checkCount('records.count', records.count, records.words.length / RECORD_WORDS)
  checkSpans('records.dirty', records.dirty, records.words.length / RECORD_WORDS)
  checkCount('anchors.count', anchors.count, anchors.floats.length / ANCHOR_WORDS)
  checkSpans('anchors.dirty', anchors.dirty, anchors.floats.length / (ANCHOR_WORDS / ANCHOR_TEXELS))
  checkAtlas(frame.atlas, frame.full)
  const images = checkImages(frame, frame.full ? new Set() : imagesAlive)
  if (!isCount(frame.drawCount) || frame.drawCount > frame.drawList.length)
    fail('drawCount', frame.drawCount, `a whole number up to the ${frame.drawList.length} entries of drawList`)
  if (!isCount(frame.features) || frame.features > ALL_FEATURES)
    fail('features', frame.features, `bits of ${Object.keys(FEATURE).join(', ')}, up to ${ALL_FEATURES}`)
  checkPasses(frame, images)
  checkShift(frame)
}

function checkScreen({ x, y, width, height, background, view }: Frame): void {
  if (!Number.isSafeInteger(x)) fail('x', x, 'a whole number of px')
  if (!Number.isSafeInteger(y)) fail('y', y, 'a whole number of px')
  if (!isSize(width)) fail('width', width, 'a whole number of px above 0')
  if (!isSize(height)) fail('height', height, 'a whole number of px above 0')
  const [, , , alpha] = background
  background.forEach((value, i) => {
    if (!(value >= 0 && value <= 1 && value <= alpha)) fail(`background[${i}]`, value, 'premultiplied, 0 to 1')
  })
  if (!(view.scale > 0 && Number.isFinite(view.scale))) fail('view.scale', view.scale, 'finite and above 0')
  checkFinite('view.offsetX', view.offsetX)
  checkFinite('view.offsetY', view.offsetY)
  if (!isCount(view.time) || view.time >= 2 ** 32) fail('view.time', view.time, 'a whole number below 2^32')
}

function checkCount(path: string, count: number, capacity: number): void {
  if (!isCount(count) || count > capacity) fail(path, count, `a whole number up to the capacity, ${capacity}`)
}

function checkSpans(path: string, dirty: Spans, capacity: number): void {
  if (dirty.length % 2 !== 0) fail(path, dirty.length, 'pairs of start and end')
  let end = 0
  for (let i = 0; i < dirty.length; i += 2) {
    const start = at(dirty, i)
    if (!isCount(start) || start < end) fail(`${path}[${i}]`, start, 'whole, and not before the end of the span before')
    end = at(dirty, i + 1)
    if (!isCount(end) || end <= start || end > capacity)
      fail(`${path}[${i + 1}]`, end, `whole, after its start, and within the capacity, ${capacity}`)
  }
}

function checkAtlas({ size, pages, dirty }: AtlasStore, full: boolean): void {
  if (!isSize(size)) fail('atlas.size', size, 'a whole number of texels above 0')
  pages.forEach((bytes, page) => {
    if (bytes.length !== size * size * 4) fail(`atlas.pages[${page}].length`, bytes.length, `${size} * ${size} * 4`)
    if (full) checkTexels(`atlas.pages[${page}]`, bytes, size, { x: 0, y: 0, width: size, height: size })
  })
  dirty.forEach((change, i) => {
    const { page, x, y, width, height } = change
    const path = `atlas.dirty[${i}]`
    const bytes = pages[page]
    if (bytes === undefined) fail(`${path}.page`, page, `one of the ${pages.length} pages`)
    const isInside =
      isCount(x) && isCount(y) && isSize(width) && isSize(height) && x + width <= size && y + height <= size
    if (!isInside) fail(path, [x, y, width, height], `x, y, width, height in whole texels within the page's ${size}`)
    checkTexels(path, bytes, size, change)
  })
}

/** Returns the ids that live while the frame is drawn. */
function checkImages({ imagesAdded, imagesFreed }: Frame, before: ReadonlySet<number>): ReadonlySet<number> {
  const alive = new Set(before)
  imagesAdded.forEach(({ id, width, height, bytes }, i) => {
    const path = `imagesAdded[${i}]`
    if (!isSize(id) || alive.has(id)) fail(`${path}.id`, id, 'a whole number from 1 that no image has')
    if (!isSize(width) || !isSize(height)) fail(path, [width, height], 'width and height in whole texels above 0')
    if (bytes.length !== width * height * 4) fail(`${path}.bytes.length`, bytes.length, `${width} * ${height} * 4`)
    checkTexels(`${path}.bytes`, bytes, width, { x: 0, y: 0, width, height })
    alive.add(id)
  })
  const freed = new Set<number>()
  imagesFreed.forEach((id, i) => {
    if (!alive.has(id) || freed.has(id)) fail(`imagesFreed[${i}]`, id, 'an image that lives, named once')
    freed.add(id)
  })
  return alive
}

function checkTexels(
  path: string,
  bytes: Uint8Array,
  stride: number,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  for (let row = y; row < y + height; row++)
    for (let i = (row * stride + x) * 4; i < (row * stride + x + width) * 4; i += 4) {
      const alpha = at(bytes, i + 3)
      if (at(bytes, i) > alpha || at(bytes, i + 1) > alpha || at(bytes, i + 2) > alpha)
        fail(`${path} at byte ${i}`, Array.from(bytes.subarray(i, i + 4)), 'premultiplied: no channel above alpha')
    }
}

function checkPasses(frame: Frame, images: ReadonlySet<number>): void {
  const { passes } = frame
  const first = passes.findIndex(({ target }) => target === 0)
  if (frame.full && first < 0) fail('passes', passes.length, 'one of the screen, in a full frame')
  passes.forEach((pass, index) => {
    const path = `passes[${index}]`
    const isScreen = first >= 0 && index >= first
    const target = isScreen ? 0 : index + 1
    if (pass.target !== target)
      fail(`${path}.target`, pass.target, `${target}: numbered in the order of use, the screen last`)
    checkArea(path, pass)
    if (isScreen) checkPart(path, pass, frame)
    if (!isScreen && pass.batches.length === 0) fail(`${path}.batches`, 0, 'at least one; only the screen may be empty')
    for (const [i, batch] of pass.batches.entries()) checkBatch(`${path}.batches[${i}]`, frame, batch, index, images)
  })
}

function checkArea(path: string, { x, y, width, height }: Pass): void {
  if (!Number.isInteger(x) || !Number.isInteger(y) || !isSize(width) || !isSize(height))
    fail(path, [x, y, width, height], 'x, y, width, height in whole px, with a size above 0')
}

/** The frame's rectangle is that of the screen. */
function checkPart(path: string, pass: Pass, { x, y, width, height, full }: Frame): void {
  const isPart = pass.x >= x && pass.y >= y && pass.x + pass.width <= x + width && pass.y + pass.height <= y + height
  if (!isPart || (full && (pass.width !== width || pass.height !== height)))
    fail(
      path,
      [pass.x, pass.y, pass.width, pass.height],
      `${full ? 'all' : 'a part'} of the screen, ${width} x ${height} from ${x}, ${y}`,
    )
}

/** What comes into view when the kept picture moves is drawn by passes, each pixel of it. */
function checkShift({ x, y, width, height, shiftX, shiftY, passes, full }: Frame): void {
  const isWhole = Number.isSafeInteger(shiftX) && Number.isSafeInteger(shiftY)
  if (!isWhole || (full && (shiftX !== 0 || shiftY !== 0)))
    fail('shift', [shiftX, shiftY], full ? '0, in a full frame' : 'whole numbers of px')
  if (shiftX === 0 && shiftY === 0) return
  const screens = passes.filter(({ target }) => target === 0)
  const isKept = (at: number, start: number, size: number, shift: number) =>
    at >= start + shift && at < start + shift + size
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) {
      if (isKept(column, x, width, shiftX) && isKept(row, y, height, shiftY)) continue
      const isDrawn = screens.some(
        (pass) => column >= pass.x && column < pass.x + pass.width && row >= pass.y && row < pass.y + pass.height,
      )
      if (!isDrawn)
        fail('shift', [shiftX, shiftY], `such that passes draw all that comes into view; (${column}, ${row})`)
    }
}

function checkBatch(path: string, frame: Frame, batch: Batch, pass: number, images: ReadonlySet<number>): void {
  const { blend, source, start, count } = batch
  if (BLEND_MODES[blend] === undefined) fail(`${path}.blend`, blend, `0 to ${BLEND_MODES.length - 1}`)
  if (source.type === 'image' && !images.has(source.id))
    fail(`${path}.source.id`, source.id, 'an image that was added and not freed')
  if (source.type === 'target' && !(Number.isInteger(source.target) && source.target >= 1 && source.target <= pass))
    fail(`${path}.source.target`, source.target, 'the target of an earlier pass')
  if (!isCount(start) || !isSize(count) || start + count > frame.drawCount)
    fail(path, [start, count], `start and count (> 0) within the ${frame.drawCount} entries of the draw list`)
  let checked = -1
  for (let entry = start; entry < start + count; entry++) {
    const slot = at(frame.drawList, entry) & SLOT_MASK
    const chunk = at(frame.drawList, entry) >>> SLOT_BITS
    if (chunk > 0 && !isChunkOf(frame, slot, chunk))
      fail(`drawList[${entry}]`, chunk, 'a chunk of the trail that it names')
    if (slot >= frame.records.count)
      fail(`drawList[${entry}]`, slot, `a slot below records.count, ${frame.records.count}`)
    // Once for all chunks of a trail.
    if (slot !== checked) checkRecord(`records[${slot}]`, frame, slot, source.type)
    checked = slot
  }
}

const FIELDS: readonly (readonly [string, Field])[] = Object.entries(RECORD)

function checkRecord(path: string, frame: Frame, slot: number, source: Batch['source']['type']): void {
  const { words } = frame.records
  const head = word(words, slot, RECORD.head)
  const kind = kindOf(words, slot)
  if (kind > KIND.LAYER && kind !== KIND.TRAIL)
    fail(`${path}.head`, kind, 'a kind that the draw list names: BOX to LAYER, TRAIL')
  for (const [name, field] of FIELDS) {
    const isUsed = name !== 'uv' && (name !== 'shadow' || kind <= KIND.ELLIPSE)
    if (field.type === 'f32' && isUsed) checkFloats(`${path}.${name}`, words, slot, field)
    if (field.type === 'unorm16x4') checkColor(`${path}.${name}`, words, slot * RECORD_WORDS + field.word)
  }
  checkRange(`${path}.opacity`, float(words, slot, RECORD.opacity), 0, 1)
  checkRange(
    `${path}.strokeWidth`,
    float(words, slot, RECORD.strokeWidth),
    0,
    kind <= KIND.ELLIPSE ? Number.MAX_VALUE : 0,
  )

  checkAnchor(path, frame, slot)
  if (kind === KIND.LAYER) {
    if (source !== 'target') fail(`${path}.head`, kind, `in a batch whose source is a target, not '${source}'`)
    return
  }
  checkClips(path, frame, slot)
  if (kind === KIND.TRAIL) {
    checkTrail(path, frame, slot)
    return
  }
  const paintOrPage = word(words, slot, RECORD.paint)
  if (kind <= KIND.ELLIPSE) {
    if (paintOrPage > 0) checkPaint(`${path}.paint`, frame, paintOrPage - 1)
    checkShadows(`${path}.nextShadow`, frame, slot)
    return
  }
  checkFloats(`${path}.uv`, words, slot, RECORD.uv)
  if (kind === KIND.IMAGE && (head & FLAG.FROM_SOURCE) !== 0) {
    if (source === 'none') fail(`${path}.head`, head, 'FROM_SOURCE only in a batch that has a source')
  } else if (paintOrPage >= frame.atlas.pages.length) {
    fail(`${path}.page`, paintOrPage, `one of the ${frame.atlas.pages.length} atlas pages`)
  }
}

function checkTrail(path: string, { records, anchors, features }: Frame, slot: number): void {
  if (!(features & FEATURE.TRAIL)) fail('features', features, `with the bit of TRAIL, as ${path} is one`)
  const [row = 0, chunks = 0, life = 0, taper = 0] = [0, 1, 2, 3].map((i) =>
    floatAt(records.words, slot * RECORD_WORDS + RECORD.rect.word + i),
  )
  const rows = (chunks * TRAIL_SPANS) / 2
  if (!isCount(row) || !isSize(chunks) || row + rows > anchors.count)
    fail(`${path}.rect`, [row, chunks], `rows of chunks below anchors.count, ${anchors.count}`)
  if (!(life > 0)) fail(`${path}.rect[2]`, life, 'above 0')
  checkRange(`${path}.rect[3]`, taper, 0, 1)
  checkRange(`${path}.shadow[2]`, floatAt(records.words, slot * RECORD_WORDS + RECORD.shadow.word + 2), 0, 1e9)
  for (let i = row * ANCHOR_WORDS; i < (row + rows) * ANCHOR_WORDS; i++)
    checkFinite(`anchors.floats[${i}]`, at(anchors.floats, i))
}

function isChunkOf({ records }: Frame, slot: number, chunk: number): boolean {
  return (
    kindOf(records.words, slot) === KIND.TRAIL &&
    chunk < floatAt(records.words, slot * RECORD_WORDS + RECORD.rect.word + 1)
  )
}

function checkAnchor(path: string, { records, anchors, features }: Frame, slot: number): void {
  const row = word(records.words, slot, RECORD.anchor)
  if (row >= anchors.count) fail(`${path}.anchor`, row, `a row below anchors.count, ${anchors.count}`)
  for (let around = row, depth = 0; ; depth++) {
    checkRow(anchors, around, 1)
    checkRange(`anchors[${around}].opacity`, at(anchors.floats, around * ANCHOR_WORDS + 6), 0, 1)
    const motion = at(anchors.floats, around * ANCHOR_WORDS + 7)
    if (motion === 0) return
    const where = `anchors[${around}].motion`
    if (!isCount(motion) || motion - 1 + MOTION_ROWS > anchors.count)
      fail(where, motion, `0, or the first row + 1 of ${MOTION_ROWS} below anchors.count, ${anchors.count}`)
    if (depth > anchors.count) fail(where, motion, 'a motion that is not, by way of others, in itself')
    if ((features & FEATURE.MOTION) === 0) fail('features', features, 'with the bit of MOTION, as a record is in one')
    around = motion - 1
    checkRow(anchors, around + 1, MOTION_ROWS - 1)
    if (at(anchors.floats, around * ANCHOR_WORDS + MOTION.spring.word + 1) === 0)
      fail(`anchors[${around}].spring`, 0, 'of a frequency that is not 0')
  }
}

function checkRow({ floats }: AnchorStore, row: number, rows: number): void {
  for (let i = row * ANCHOR_WORDS; i < (row + rows) * ANCHOR_WORDS; i++)
    checkFinite(`anchors.floats[${i}]`, at(floats, i))
}

function checkClips(path: string, frame: Frame, slot: number): void {
  const { words } = frame.records
  let next = word(words, slot, RECORD.clip)
  for (let depth = 1; next !== 0; depth++) {
    const clip = next - 1
    if (depth > MAX_CLIPS) fail(`${path}.clip`, depth, `a chain of at most ${MAX_CLIPS} clips`)
    checkKind(`${path}.clip`, frame, clip, KIND.CLIP, 'CLIP')
    checkAnchor(`records[${clip}]`, frame, clip)
    for (const name of ['linear', 'translation', 'rect', 'radii'] as const)
      checkFloats(`records[${clip}].${name}`, words, clip, RECORD[name])
    next = word(words, clip, RECORD.clip)
  }
}

function checkPaint(path: string, frame: Frame, first: number): void {
  const { words } = frame.records
  checkKind(path, frame, first, KIND.PAINT, 'PAINT')
  const gradient = word(words, first, PAINT.gradient)
  if (gradient > GRADIENT.CONIC) fail(`records[${first}].gradient`, gradient, `0 to ${GRADIENT.CONIC}`)
  checkFloats(`records[${first}].geometry`, words, first, PAINT.geometry)
  const stops = word(words, first, PAINT.stopCount)
  if (stops === 0) fail(`records[${first}].stopCount`, stops, 'at least 1')
  let before = Number.NEGATIVE_INFINITY
  for (let i = 0, slot = first; i < stops; i++) {
    if (i > 0 && i % STOPS_PER_SLOT === 0) {
      const next = word(words, slot, PAINT.next)
      if (next === 0) fail(`records[${slot}].next`, next, `the slot + 1 of stop ${i} of ${stops}`)
      checkKind(`records[${slot}].next`, frame, next - 1, KIND.PAINT, 'PAINT')
      slot = next - 1
    }
    const index = slot * RECORD_WORDS + PAINT.stops.word + (i % STOPS_PER_SLOT) * 4
    checkColor(`records[${first}].stops[${i}]`, words, index)
    const offset = floatAt(words, index + 2)
    if (!(offset >= before && Number.isFinite(offset)))
      fail(`records[${first}].stops[${i}].offset`, offset, 'finite and ascending')
    before = offset
  }
}

/** The record's own shadow was checked with its fields, but for its sigma. */
function checkShadows(path: string, frame: Frame, slot: number): void {
  const { words } = frame.records
  let place = slot * SHADOW_PLACES + SHADOW_PLACES - 1
  for (let count = 1; ; count++) {
    const base = place * SHADOW_WORDS
    checkRange(`shadows[${place}].sigma`, floatAt(words, base + SHADOW.shape.word + 2), 0, Number.MAX_VALUE)
    place = at(words, base + SHADOW.next.word)
    if (place === 0) return
    // One more than the list may have: the record's own place may be empty.
    if (count > MAX_SHADOWS) fail(path, count, `a chain of at most ${MAX_SHADOWS} shadows`)
    checkKind(path, frame, Math.floor(place / SHADOW_PLACES), KIND.SHADOWS, 'SHADOWS')
    if (place % SHADOW_PLACES === 0) fail(path, place, `a place of a shadow: no multiple of ${SHADOW_PLACES}`)
    const next = place * SHADOW_WORDS
    for (let i = 0; i < SHADOW.shape.count; i++)
      checkFinite(`shadows[${place}].shape`, floatAt(words, next + SHADOW.shape.word + i))
    checkColor(`shadows[${place}].color`, words, next + SHADOW.color.word)
    const inset = at(words, next + SHADOW.inset.word)
    if (inset !== 0 && inset !== SHADOW_INSET) fail(`shadows[${place}].inset`, inset, `0 or ${SHADOW_INSET}`)
  }
}

function checkKind(path: string, { records }: Frame, slot: number, kind: number, name: string): void {
  if (slot >= records.count) fail(path, slot, `a slot below records.count, ${records.count}`)
  if (kindOf(records.words, slot) !== kind) fail(path, slot, `a slot that holds a ${name}`)
}

function checkFloats(path: string, words: Uint32Array, slot: number, field: Field): void {
  for (let i = 0; i < field.count; i++) checkFinite(path, floatAt(words, slot * RECORD_WORDS + field.word + i))
}

function checkColor(path: string, words: Uint32Array, index: number): void {
  const [low, high] = [at(words, index), at(words, index + 1)]
  const alpha = high >>> 16
  if ((low & 0xffff) > alpha || low >>> 16 > alpha || (high & 0xffff) > alpha)
    fail(path, [low & 0xffff, low >>> 16, high & 0xffff, alpha], 'premultiplied: no channel above alpha')
}

function checkFinite(path: string, value: number): void {
  if (!Number.isFinite(value)) fail(path, value, 'finite')
}

function checkRange(path: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) fail(path, value, `${least} to ${most}`)
}

function kindOf(words: Uint32Array, slot: number): number {
  return word(words, slot, RECORD.head) & 15
}

function word(words: Uint32Array, slot: number, field: Field): number {
  return at(words, slot * RECORD_WORDS + field.word)
}

function float(words: Uint32Array, slot: number, field: Field): number {
  return floatAt(words, slot * RECORD_WORDS + field.word)
}

const bits = new DataView(new ArrayBuffer(4))

function floatAt(words: Uint32Array, index: number): number {
  bits.setUint32(0, at(words, index))
  return bits.getFloat32(0)
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

function fail(path: string, value: unknown, allowed: string): never {
  const shown = Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
  throw new EngineError('invalid-frame', `The frame's ${path} is ${shown}; it must be ${allowed}.`, { path, value })
}
