import { TICKS_PER_SECOND } from '../base/time.ts'
import type { Affine } from './affine.ts'
import { springBasis } from './spring.ts'

/**
 * Where a motion is at a tick, as shaders/lib/motion.wgsl computes it: what it moves -> the space it moves in, about the origin of
 * both. `numbers` from `at` on are scale x, scale y and opacity at rest, flags, decay, frequency, start (high, low), then A and B of eight
 * channels: x, y, rotation (turns), opacity, scale x, scale y, and the stretch exp([[e, f], [f, -e]]), which keeps areas. Returns the opacity.
 */
export function motionPose(numbers: ArrayLike<number>, at: number, tick: number, out: Affine): number {
  const n = (i: number) => numbers[at + i] as number
  const seconds = Math.max(0, (tick - n(6) * 65536 - n(7)) | 0) / TICKS_PER_SECOND
  const [f, g] = springBasis({ decay: n(4), frequency: n(5) }, seconds)
  const channel = (i: number) => n(8 + i) * f + n(16 + i) * g
  const e1 = channel(6)
  const e2 = channel(7)
  const k = Math.hypot(e1, e2)
  const even = Math.cosh(k)
  const odd = Math.sinh(k) / (k || 1)
  const angle = channel(2) * 2 * Math.PI
  const x = n(0) + channel(4)
  const y = n(1) + channel(5)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const a = even + odd * e1
  const b = odd * e2
  const c = even - odd * e1
  out[0] = cos * x * a - sin * y * b
  out[1] = sin * x * a + cos * y * b
  out[2] = cos * x * b - sin * y * c
  out[3] = sin * x * b + cos * y * c
  out[4] = channel(0)
  out[5] = channel(1)
  return Math.min(1, Math.max(0, n(2) + channel(3)))
}
