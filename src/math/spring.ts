/**
 * A damped spring about its place of rest in closed form: m x'' + c x' + k x = 0. With decay d = c / 2m and w^2 = |k/m - d^2|
 *
 *     x(t) = A f(t) + B g(t),    A = x(0),  B = x'(0) + d A
 *     f = e^(-d t) cos(w t),  g = e^(-d t) sin(w t) / w        swinging, k/m > d^2
 *     f = e^(-d t) cosh(w t), g = e^(-d t) sinh(w t) / w       creeping, k/m < d^2
 *
 * so that f' = -d f - q g and g' = f - d g with q = k/m - d^2. Time in seconds. shaders/lib/motion.wgsl says the same.
 */
export interface SpringShape {
  /** d, 1/s. */
  readonly decay: number
  /** w, rad/s, never 0; below 0 for a spring that creeps. */
  readonly frequency: number
}

/**
 * A critical spring, and one with a w below this share of d, is taken to swing so slowly: sin(w t) / w keeps its digits in float32,
 * and no place is off by more than 1/2000 of the way.
 */
const LEAST_FREQUENCY = 0.03

export function springShape(stiffness: number, damping: number, mass: number): SpringShape {
  const decay = damping / (2 * mass)
  const q = stiffness / mass - decay * decay
  const w = Math.sqrt(Math.abs(q))
  const least = LEAST_FREQUENCY * decay
  return { decay, frequency: w < least ? least : w * Math.sign(q) }
}

/** f and g at a time. */
export function springBasis({ decay, frequency: w }: SpringShape, t: number): [f: number, g: number] {
  if (w < 0) {
    const slow = Math.exp((-decay - w) * t)
    const fast = Math.exp((w - decay) * t)
    return [(slow + fast) / 2, (fast - slow) / (2 * w)]
  }
  const fade = Math.exp(-decay * t)
  return [fade * Math.cos(w * t), (fade * Math.sin(w * t)) / w]
}

/** x' from the basis at the same time. */
export function springVelocity(
  { decay, frequency: w }: SpringShape,
  a: number,
  b: number,
  f: number,
  g: number,
): number {
  return (b - decay * a) * f - (a * w * Math.abs(w) + b * decay) * g
}

/** The least and the greatest of x from now on, rest included. */
export function springExtremes(shape: SpringShape, a: number, b: number): [least: number, greatest: number] {
  const { decay, frequency: w } = shape
  // x' = 0 where start f = pull g: at tan(w t) or tanh(w t) = start w / pull
  const start = b - decay * a
  const pull = a * w * Math.abs(w) + b * decay
  const half = Math.PI / w
  const first = w < 0 ? Math.atanh((start * w) / pull) / w : ((Math.atan2(start * w, pull) + Math.PI) / w) % half
  let least = Math.min(0, a)
  let greatest = Math.max(0, a)
  // Later turns are smaller.
  for (const t of w < 0 ? [first] : [first, first + half]) {
    if (!(t > 0 && t < Infinity)) continue
    const [f, g] = springBasis(shape, t)
    const x = a * f + b * g
    least = Math.min(least, x)
    greatest = Math.max(greatest, x)
  }
  return [least, greatest]
}

/** Seconds after which |x| stays below `limit`. */
export function springRest({ decay, frequency: w }: SpringShape, a: number, b: number, limit: number): number {
  const rate = w < 0 ? decay + w : decay
  // The envelope e^(-rate t) (|A| + |B| min(t, 1 / |w|)) reaches the limit at the fixed point of this.
  let t = 1 / rate
  for (let i = 0; i < 32; i++) {
    t = Math.max(0, Math.log((Math.abs(a) + Math.abs(b) * Math.min(t, 1 / Math.abs(w))) / limit) / rate)
  }
  return t
}
