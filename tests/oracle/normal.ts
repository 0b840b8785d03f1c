/** The normal distribution in double precision, and the Gauss-Legendre rule. */

/** Beyond this many deviations the density is under 1e-17. */
export const FAR = 8.5

const ROOT_TWO = Math.SQRT2
const ROOT_PI = Math.sqrt(Math.PI)

/**
 * Below 3: the series 2/sqrt(pi) e^(-x^2) sum 2^n x^(2n+1) / (2n+1)!! (DLMF 7.6.2), whose terms are all positive.
 * Above: erfc as a continued fraction (DLMF 7.9.1), evaluated from the inside.
 */
export function erf(x: number): number {
  const size = Math.abs(x)
  if (size > 6) return Math.sign(x)
  const gauss = Math.exp(-size * size)
  if (size < 3) {
    let term = size
    let sum = size
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * size * size) / (2 * n + 1)
      sum += term
    }
    return (Math.sign(x) * 2 * gauss * sum) / ROOT_PI
  }
  let fraction = size
  for (let n = 40; n >= 1; n--) fraction = size + n / 2 / fraction
  return Math.sign(x) * (1 - gauss / (ROOT_PI * fraction))
}

export function density(u: number): number {
  return Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI)
}

/** Share of the distribution below u. */
export function below(u: number): number {
  if (u > FAR) return 1
  if (u < -FAR) return 0
  return 0.5 * (1 + erf(u / ROOT_TWO))
}

/** Integral of `below` from minus infinity to u. */
export function belowIntegral(u: number): number {
  if (u > FAR) return u
  if (u < -FAR) return 0
  return u * below(u) + density(u)
}

export interface Rule {
  /** In 0..1. */
  readonly nodes: readonly number[]
  /** Sum 1. */
  readonly weights: readonly number[]
}

/** Roots of the Legendre polynomial by Newton's method, moved to 0..1. */
export function gaussLegendre(count: number): Rule {
  const nodes: number[] = []
  const weights: number[] = []
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 8; step++) {
      let before = 1
      let value = x
      for (let k = 2; k <= count; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
      slope = (count * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    nodes.push((1 + x) / 2)
    weights.push(1 / ((1 - x * x) * slope * slope))
  }
  return { nodes, weights }
}
