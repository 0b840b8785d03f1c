import { TICKS_PER_SECOND } from '../base/time.ts'
import { KIND, SHADOW_PLACES, SLOT_BITS } from '../frame/layout.ts'
import type { Trail } from '../scene/trail.ts'
import { type Entry, isOver } from './entry.ts'
import { CLEAR, premultiply, type RecordTarget } from './target.ts'
import { TrailRing, toTicks } from './trail-ring.ts'

/** One record for all of a trail; nothing once it has faded. */
export function encodeTrail(target: RecordTarget, node: Trail): void {
  const entry = target.entry as Entry
  const { samples, color, life, taper, glow } = node
  const { map } = entry.inputs
  entry.until = toTicks(samples.newest + life * 1000)
  if (samples.size === 0 || isOver(entry, target.time)) {
    entry.ring?.release()
    entry.ring = null
    entry.drawn = []
    return
  }
  entry.ring ??= new TrailRing(target.anchors)
  entry.ring.write(samples, life * TICKS_PER_SECOND, target.time)
  const { row, chunks } = entry.ring
  const [fresh, old] = typeof color === 'string' ? [color, color] : color
  const [a, b, c, d, tx, ty] = map
  target
    .record(KIND.TRAIL, 0, 0)
    .map(a, b, c, d, tx, ty)
    .rect(row, chunks, life * TICKS_PER_SECOND, taper)
    .fill(premultiply(fresh))
    .stroke(0, 0, premultiply(old))
    .shadow(SHADOW_PLACES - 1, 0, 0, (glow?.blur ?? 0) / 2, 0, glow ? premultiply(glow.color) : CLEAR)
  target.commit()
  const [slot = 0] = entry.slots
  entry.drawn = Array.from({ length: chunks }, (_, chunk) => slot + chunk * 2 ** SLOT_BITS)
}
