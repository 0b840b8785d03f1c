import type { Frame } from '../../src/frame/frame.ts'
import {
  ANCHOR_WORDS,
  FLAG,
  KIND,
  MOTION_ROWS,
  PAINT,
  RECORD,
  RECORD_WORDS,
  SHADOW,
  SHADOW_WORDS,
} from '../../src/frame/layout.ts'

/**
 * A frame as plain values in paint order, with slots, rows and atlas places replaced by what they hold: two frames that draw the same
 * picture from differently used memory are equal.
 */
export function resolveFrame(frame: Frame): unknown {
  const { drawList, passes, view, background, width, height } = frame
  return {
    width,
    height,
    background,
    view,
    passes: passes.map(({ batches, ...pass }) => ({
      ...pass,
      records: batches.flatMap(({ blend, source, start, count }) =>
        [...drawList.subarray(start, start + count)].map((slot) => ({ blend, ...resolveRecord(frame, slot, source) })),
      ),
    })),
  }
}

/** Floats of a row, then those of the motion that it lies in, then those of the row of that one's space, and so on. */
function resolveRow({ anchors: { floats } }: Frame, row: number): number[] {
  const all: number[] = []
  for (let at = row * ANCHOR_WORDS; ; ) {
    all.push(...floats.subarray(at, at + ANCHOR_WORDS - 1))
    const motion = floats[at + ANCHOR_WORDS - 1] as number
    if (motion === 0) return all
    at = (motion - 1) * ANCHOR_WORDS
    all.push(...floats.subarray(at + ANCHOR_WORDS, at + MOTION_ROWS * ANCHOR_WORDS))
  }
}

function resolveRecord(
  frame: Frame,
  slot: number,
  source: Frame['passes'][number]['batches'][number]['source'],
): object {
  const words = frame.records.words.slice(slot * RECORD_WORDS, (slot + 1) * RECORD_WORDS)
  const head = words[0] as number
  const kind = head & 15
  const anchor = words[RECORD.anchor.word] as number
  const clip = words[RECORD.clip.word] as number
  const paint = words[RECORD.paint.word] as number
  const samples = kind === KIND.CELL || kind === KIND.IMAGE
  const fromSource = (head & FLAG.FROM_SOURCE) !== 0 || kind === KIND.LAYER
  const own = [...words]
  own[RECORD.anchor.word] = 0
  own[RECORD.clip.word] = 0
  own[RECORD.paint.word] = 0
  own[RECORD.nextShadow.word] = 0
  const [u0, v0, u1, v1] = new Float32Array(words.buffer, RECORD.uv.word * 4, 4) as unknown as [
    number,
    number,
    number,
    number,
  ]
  if (samples && !fromSource) {
    // only the size and the part inside the cell stay; where the cell lies does not matter
    const uv = [u1 - u0, v1 - v0, u0 % 1, v0 % 1]
    own.splice(RECORD.uv.word, 4, ...uv)
  }
  return {
    own,
    row: kind === KIND.LAYER && anchor === 0 ? null : resolveRow(frame, anchor),
    clip: clip && kind !== KIND.LAYER ? resolveRecord(frame, clip - 1, { type: 'none' }) : null,
    paint: paint && !samples ? resolvePaint(frame, paint - 1) : null,
    shadows: kind <= KIND.ELLIPSE ? resolveShadows(frame, words[RECORD.nextShadow.word] as number) : [],
    texels: samples && !fromSource ? texels(frame, paint, u0, v0, u1, v1) : null,
    source:
      fromSource && source.type === 'target' ? frame.passes.findIndex(({ target }) => target === source.target) : null,
  }
}

function resolvePaint(frame: Frame, slot: number): object {
  const words = [...frame.records.words.slice(slot * RECORD_WORDS, (slot + 1) * RECORD_WORDS)]
  const next = words[PAINT.next.word] as number
  words[PAINT.next.word] = 0
  return { words, next: next ? resolvePaint(frame, next - 1) : null }
}

/** Shape, colour and inset of each. */
function resolveShadows(frame: Frame, first: number): number[][] {
  const shadows: number[][] = []
  for (let place = first; place !== 0; ) {
    const words = frame.records.words.subarray(place * SHADOW_WORDS, (place + 1) * SHADOW_WORDS)
    shadows.push([...words.subarray(0, SHADOW.next.word)])
    place = words[SHADOW.next.word] as number
  }
  return shadows
}

function texels({ atlas }: Frame, page: number, u0: number, v0: number, u1: number, v1: number): string {
  const bytes = atlas.pages[page] as Uint8Array
  let hash = 0
  for (let y = Math.floor(v0); y < Math.ceil(v1); y++) {
    for (let i = (y * atlas.size + Math.floor(u0)) * 4; i < (y * atlas.size + Math.ceil(u1)) * 4; i++) {
      hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0
    }
  }
  return `${Math.ceil(u1 - u0)}x${Math.ceil(v1 - v0)} ${hash}`
}
