/**
 * Motions, from the equation of the spring and not from its solution: the state (x, x') after t seconds is exp(t M) of the first, and a
 * stretch is the exponential of its matrix. Both by a series of a small part, squared.
 */
import type { AnchorStore } from '../../src/frame/frame.ts'
import { ANCHOR_WORDS, type Field, MOTION } from '../../src/frame/layout.ts'
import { type Affine, compose } from './affine.ts'

type Matrix = readonly [a: number, b: number, c: number, d: number]

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
]

/** exp of a matrix given by rows. */
function exponential(m: Matrix): Matrix {
  const size = Math.max(...m.map(Math.abs), 1)
  const halvings = Math.ceil(Math.log2(size)) + 5
  const part = m.map((v) => v / 2 ** halvings) as unknown as Matrix
  let sum: Matrix = [1, 0, 0, 1]
  let term: Matrix = [1, 0, 0, 1]
  for (let i = 1; i <= 12; i++) {
    term = times(term, part).map((v) => v / i) as unknown as Matrix
    sum = sum.map((v, at) => v + (term[at] ?? 0)) as unknown as Matrix
  }
  for (let i = 0; i < halvings; i++) sum = times(sum, sum)
  return sum
}

export interface Pose {
  readonly map: Affine
  readonly opacity: number
}

/** The motion whose block begins at `row`: the space that it moves -> the space of its first row, and its opacity. */
export function readPose(anchors: AnchorStore, row: number, time: number): Pose {
  const read = (field: Field, index = 0): number => anchors.floats[row * ANCHOR_WORDS + field.word + index] ?? 0
  const [decay, frequency] = [read(MOTION.spring), read(MOTION.spring, 1)]
  const start = read(MOTION.start) * 65536 + read(MOTION.start, 1)
  const seconds = Math.max(0, (time - start) | 0) / 10_000
  const stiffness = decay * decay + frequency * Math.abs(frequency)
  const [a, b] = exponential([0, seconds, -stiffness * seconds, -2 * decay * seconds])
  const moved = (value: number, rate: number): number => a * value + b * (rate - decay * value)
  const place = [0, 1, 2, 3].map((i) => moved(read(MOTION.place, i), read(MOTION.placeRate, i)))
  const shape = [0, 1, 2, 3].map((i) => moved(read(MOTION.shape, i), read(MOTION.shapeRate, i)))
  const [x = 0, y = 0, turns = 0, opacity = 0] = place
  const [scaleX = 0, scaleY = 0, along = 0, across = 0] = shape
  const angle = turns * 2 * Math.PI
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const stretch = exponential([along, across, across, -along])
  const turn: Affine = { a: cos, b: sin, c: -sin, d: cos, tx: x, ty: y }
  const scale: Affine = { a: read(MOTION.scale) + scaleX, b: 0, c: 0, d: read(MOTION.scale, 1) + scaleY, tx: 0, ty: 0 }
  return {
    map: compose(turn, compose(scale, { a: stretch[0], b: stretch[2], c: stretch[1], d: stretch[3], tx: 0, ty: 0 })),
    opacity: Math.min(1, Math.max(0, read(MOTION.opacity) + opacity)),
  }
}
