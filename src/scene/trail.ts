import { emptyRect, type Rect, setEmpty, setRect, unite } from '../math/rect.ts'
import { createCubic, spanCubic } from '../math/trail-curve.ts'
import * as CHANGE from './change.ts'
import { type Check, color, coordinate, length, oneOf, range, record, refuse, unit } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps } from './node.ts'
import { TrailSamples } from './trail-samples.ts'

/** One colour, or two: of what is new and of what has nearly faded. */
export type TrailColor = string | readonly [fresh: string, old: string]

/** A soft edge about a trail, as a shadow has it: sigma = blur / 2. */
export interface TrailGlow {
  readonly blur: number
  readonly color: string
}

export interface TrailProps extends NodeProps {
  color: TrailColor
  /** Px, at full. */
  width: number
  /** 'speed': half as wide at 1500 px a second; 'pressure': as wide as the pointer is pressed. */
  widthBy: 'constant' | 'speed' | 'pressure'
  /** How much of its width a place loses until it has faded, 0..1. */
  taper: number
  /** Seconds until a place has faded, 0.01 to 60. */
  life: number
  glow: TrailGlow | undefined
}

export interface TrailPush {
  /** 0..1, default 1. */
  readonly pressure?: number
  /** Milliseconds of the engine's clock, default now. One before that of the sample before counts as that one. */
  readonly time?: number
  /** A guess, which the next sample takes the place of. Default false. */
  readonly predicted?: boolean
}

/** Px a second at which 'speed' halves the width. */
const HALF_SPEED = 1500
/** Milliseconds over which speeds are averaged. */
const SPEED_MS = 50
/** After so long without a sample, what is followed lay still until STEP_MS before the next. */
const REST_MS = 100
const STEP_MS = 16
/** What bounds grow beyond what they must hold, px, so that few samples change them. */
const ROOM = 64
/** A shadow ends after so many sigmas. */
const GLOW_REACH = 3

export interface Trail extends TrailProps {}

/**
 * The ribbon that something leaves behind where it moves: a smooth curve through all samples, fading with their age. Pointers
 * miss it. Its samples are no property and not in a document.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Trail extends Node<TrailProps> {
  readonly type = 'trail'
  readonly samples = new TrailSamples()
  readonly #exact = emptyRect()
  readonly #told = emptyRect()
  /** Of the samples since then. */
  #widest = 0
  #isOpen = false
  /** The newest sample is a guess, stands in for a second one, or comes too soon to stay. */
  #isProvisional = false
  /** Px a millisecond. */
  #speed = 0

  /** Adds a place that what is followed was at, in the node's own space; the first, and that after `end`, starts a stroke. */
  push(x: number, y: number, { pressure = 1, time, predicted = false }: TrailPush = {}): this {
    coordinate(x, 'x')
    coordinate(y, 'y')
    unit(pressure, 'pressure')
    if (predicted && !this.#isOpen) return this
    this.#takeBack()
    const { samples } = this
    const { newest } = samples
    const at = Math.max(newest, milliseconds(time ?? this.scene?.now() ?? 0, 'time'))
    if (newest < at - this.life * 1000) this.#forgetPlaces()
    samples.prune(at - this.life * 1000)
    const isFirst = !this.#isOpen
    if (!isFirst && at - newest > REST_MS) this.#repeat(at - STEP_MS)
    samples.push(x, y, this.width * this.#share(isFirst, x, y, at, pressure, predicted), at, isFirst)
    if (isFirst) this.#repeat(at)
    this.#isOpen = true
    this.#isProvisional = predicted || isFirst || at - newest < (this.scene?.trailSpacing ?? 0)
    this.changed(this.#hold() ? CHANGE.PAINT | CHANGE.BOUNDS : CHANGE.PAINT, [])
    return this
  }

  /** Ends the stroke: what is there fades, and the next sample starts another. */
  end(): this {
    if (!this.#isOpen) return this
    this.#takeBack()
    const { samples } = this
    if (samples.starts(samples.end - 1)) this.#repeat(samples.newest)
    this.#isOpen = false
    this.changed(CHANGE.PAINT, [])
    return this
  }

  inkBounds(out: Rect): Rect {
    const { x0, y0, x1, y1 } = this.#told
    if (x0 > x1) return setEmpty(out)
    const { glow } = this
    const reach = this.#widest / 2 + (glow ? (GLOW_REACH * glow.blur) / 2 : 0) + 1
    return setRect(out, x0 - reach, y0 - reach, x1 + reach, y1 + reach)
  }

  contains(): boolean {
    return false
  }

  #takeBack(): void {
    if (this.#isProvisional) this.samples.pop()
    this.#isProvisional = false
  }

  /** The newest place once more: a stroke of one sample is a dot, a span of no length. */
  #repeat(time: number): void {
    const { samples } = this
    const last = samples.end - 1
    samples.push(samples.x(last), samples.y(last), samples.width(last), time, false)
  }

  #share(isFirst: boolean, x: number, y: number, time: number, pressure: number, predicted: boolean): number {
    const { samples, widthBy } = this
    const last = samples.end - 1
    if (widthBy !== 'speed') return widthBy === 'pressure' ? pressure : 1
    if (isFirst) this.#speed = 0
    else if (!predicted) {
      const passed = Math.max(1, time - samples.time(last))
      const speed = Math.hypot(x - samples.x(last), y - samples.y(last)) / passed
      this.#speed += (speed - this.#speed) * (1 - Math.exp(-passed / SPEED_MS))
    }
    return 1 / (1 + this.#speed * (1000 / HALF_SPEED))
  }

  #forgetPlaces(): void {
    setEmpty(this.#exact)
    setEmpty(this.#told)
    this.#widest = 0
  }

  /** Grows the bounds by the two newest spans; true when they are others than were told. */
  #hold(): boolean {
    const { samples } = this
    const exact = this.#exact
    const widest = this.#widest
    for (let i = Math.max(samples.begin, samples.end - 2); i < samples.end; i++) this.#holdSpan(i)
    const told = this.#told
    const isWider = this.#widest > widest
    if (!isWider && exact.x0 >= told.x0 && exact.y0 >= told.y0 && exact.x1 <= told.x1 && exact.y1 <= told.y1)
      return false
    setRect(told, exact.x0 - ROOM, exact.y0 - ROOM, exact.x1 + ROOM, exact.y1 + ROOM)
    return true
  }

  /** The span that ends at a sample, or the sample alone. */
  #holdSpan(i: number): void {
    const { samples } = this
    const exact = this.#exact
    unite(exact, samples.x(i), samples.y(i), samples.x(i), samples.y(i))
    this.#widest = Math.max(this.#widest, samples.width(i))
    if (samples.starts(i) || i === samples.begin) return
    const before = Math.max(samples.begin, i - 2)
    const after = Math.min(samples.end - 1, i + 1)
    spanCubic(
      cubic,
      samples.x(before),
      samples.y(before),
      samples.x(i - 1),
      samples.y(i - 1),
      samples.x(i),
      samples.y(i),
      samples.x(after),
      samples.y(after),
      before < i - 1 && !samples.starts(i - 1),
      after > i && !samples.starts(after),
    )
    for (let k = 2; k < 6; k += 2) {
      const x = cubic[k] as number
      const y = cubic[k + 1] as number
      unite(exact, x, y, x, y)
    }
  }
}

const cubic = createCubic()

const milliseconds = range(-1e15, 1e15)

const trailColor: Check<TrailColor> = (value, path) => {
  if (!Array.isArray(value)) return color(value, path)
  if (value.length !== 2) refuse(value, path, 'a colour, or two: when new and when old')
  for (const [i, each] of value.entries()) color(each, `${path}[${i}]`)
  return value as unknown as TrailColor
}

defineFields(Trail, {
  color: field<TrailColor>('#000', CHANGE.PAINT, trailColor),
  width: field(8, CHANGE.BOUNDS, length),
  widthBy: field('constant', 0, oneOf('constant', 'speed', 'pressure')),
  taper: field(1, CHANGE.PAINT, unit),
  life: field(0.6, CHANGE.PAINT, range(0.01, 60)),
  glow: field<TrailGlow | undefined>(
    undefined,
    CHANGE.BOUNDS,
    record<TrailGlow>({ blur: length, color }, 'blur', 'color'),
  ),
})
