import { KIND, SHADOW_PLACES } from '../frame/layout.ts'
import type { Shadow } from '../scene/paint.ts'
import type { RecordWriter } from './record-writer.ts'
import { premultiply, type RecordTarget } from './target.ts'

/** The shadow's place in a record. */
const OWN = SHADOW_PLACES - 1

/** Puts shadows into the record that is being made: the first outer one itself, and the place of the others (0: none). */
export function writeShadows(writer: RecordWriter, own: Shadow | undefined, others: number): void {
  if (own) writeShadow(writer, OWN, own)
  writer.nextShadow(OWN, others)
}

/** Writes shadows into SHADOWS slots in the order of the list; the place of the first, 0 when there are none. */
export function encodeShadows(target: RecordTarget, shadows: readonly Shadow[]): number {
  const { writer, store } = target
  let place = 0
  let slot = 0
  // Backwards, since each names the next. The last one of a slot begins it.
  for (let i = shadows.length; i-- > 0; ) {
    const at = 1 + (i % (SHADOW_PLACES - 1))
    if (place === 0 || at === SHADOW_PLACES - 1) {
      slot = target.partSlot()
      writer.begin(KIND.SHADOWS, 0, 0, 0).opacity(0)
    }
    writeShadow(writer, at, shadows[i] as Shadow)
    writer.nextShadow(at, place)
    place = slot * SHADOW_PLACES + at
    if (at === 1) store.write(slot, writer.words)
  }
  return place
}

function writeShadow(
  writer: RecordWriter,
  at: number,
  { x = 0, y = 0, blur = 0, spread = 0, color, inset }: Shadow,
): void {
  writer.shadow(at, x, y, blur / 2, spread, premultiply(color), inset)
}
