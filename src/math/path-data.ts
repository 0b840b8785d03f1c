/**
 * SVG path data (SVG 2, section 9.3.9) -> absolute move, line, quadratic, cubic and close commands. Unlike a browser,
 * which draws up to the first mistake, a mistake is refused with its offset.
 */

import { EngineError } from '../base/errors.ts'

export const VERB = { MOVE: 0, LINE: 1, QUAD: 2, CUBIC: 3, CLOSE: 4 } as const
export type Verb = (typeof VERB)[keyof typeof VERB]
/** Coordinates that follow each verb. */
export const VERB_COORDS: readonly number[] = [2, 2, 4, 6, 0]

export interface PathCommands {
  readonly verbs: readonly Verb[]
  /** x, y pairs of all verbs one after another; the start of a segment is the end of the one before. */
  readonly coords: readonly number[]
}

/** Arguments of each command letter. */
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }

export function parsePathData(d: string): PathCommands {
  const reader = new PathReader(d)
  const pen = new Pen()
  let letter = reader.command()
  if (letter !== '' && letter !== 'M' && letter !== 'm') reader.fail('path data starts with "M" or "m"', 0)
  while (letter !== '') {
    const upper = letter.toUpperCase()
    const isRelative = letter !== upper
    const count = ARGUMENTS[upper] as number
    if (count === 0) pen.close()
    else {
      let drawn = upper
      do {
        pen.draw(drawn, isRelative, reader.arguments(upper, count))
        // More pairs after a move are lines.
        if (drawn === 'M') drawn = 'L'
      } while (reader.hasMore())
    }
    letter = reader.command()
  }
  return { verbs: pen.verbs, coords: pen.coords }
}

class PathReader {
  readonly #text: string
  readonly #number = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  fail(what: string, at = this.#at): never {
    const near = this.#text.slice(at, at + 12)
    const place = near === '' ? 'at its end' : `at offset ${at}, near ${JSON.stringify(near)}`
    throw new EngineError('invalid-path-data', `path data is wrong ${place}: ${what}`, {
      value: this.#text.slice(0, 100),
    })
  }

  /** The next command letter, or '' at the end. */
  command(): string {
    this.#skipSpace()
    const letter = this.#text.charAt(this.#at)
    if (letter === '') return ''
    if (ARGUMENTS[letter.toUpperCase()] === undefined) this.fail('expected a command (one of MLHVCSQTAZ)')
    this.#at++
    return letter
  }

  /** One set of arguments. */
  arguments(command: string, count: number): number[] {
    const values: number[] = []
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#skipSeparator()
      else this.#skipSpace()
      values.push(command === 'A' && (i === 3 || i === 4) ? this.#flag() : this.#float())
    }
    return values
  }

  /** Whether another set of arguments follows; stands before it then. */
  hasMore(): boolean {
    const hadComma = this.#skipSeparator()
    if (/[\d.+-]/.test(this.#text.charAt(this.#at))) return true
    if (hadComma) this.fail('expected a number after the comma')
    return false
  }

  #float(): number {
    this.#number.lastIndex = this.#at
    const found = this.#number.exec(this.#text)
    if (!found) this.fail('expected a number')
    const value = Number(found[0])
    if (!Number.isFinite(value)) this.fail('the number is too large')
    this.#at += found[0].length
    return value
  }

  /** Arc flags are one digit and need no separator after them. */
  #flag(): number {
    const digit = this.#text.charAt(this.#at)
    if (digit !== '0' && digit !== '1') this.fail('expected an arc flag, 0 or 1')
    this.#at++
    return Number(digit)
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && ' \t\n\f\r'.includes(this.#text.charAt(this.#at))) this.#at++
  }

  /** White space with at most one comma; true when there was one. */
  #skipSeparator(): boolean {
    this.#skipSpace()
    if (this.#text.charAt(this.#at) !== ',') return false
    this.#at++
    this.#skipSpace()
    return true
  }
}

/** Turns commands with their arguments into absolute verbs. */
class Pen {
  readonly verbs: Verb[] = []
  readonly coords: number[] = []
  #x = 0
  #y = 0
  #startX = 0
  #startY = 0
  /** Control point that a following S or T mirrors, when the last command was of its kind. */
  #controlX = 0
  #controlY = 0
  #controlOf: 'cubic' | 'quad' | 'none' = 'none'

  draw(command: string, isRelative: boolean, args: readonly number[]): void {
    const ox = isRelative ? this.#x : 0
    const oy = isRelative ? this.#y : 0
    const at = (i: number) => args[i] as number
    const mirrored = (kind: 'cubic' | 'quad') =>
      this.#controlOf === kind
        ? ([2 * this.#x - this.#controlX, 2 * this.#y - this.#controlY] as const)
        : ([this.#x, this.#y] as const)
    switch (command) {
      case 'M':
        this.#startX = ox + at(0)
        this.#startY = oy + at(1)
        this.#push(VERB.MOVE, this.#startX, this.#startY)
        break
      case 'L':
        this.#push(VERB.LINE, ox + at(0), oy + at(1))
        break
      case 'H':
        this.#push(VERB.LINE, ox + at(0), this.#y)
        break
      case 'V':
        this.#push(VERB.LINE, this.#x, oy + at(0))
        break
      case 'C':
        this.#push(VERB.CUBIC, ox + at(0), oy + at(1), ox + at(2), oy + at(3), ox + at(4), oy + at(5))
        break
      case 'S':
        this.#push(VERB.CUBIC, ...mirrored('cubic'), ox + at(0), oy + at(1), ox + at(2), oy + at(3))
        break
      case 'Q':
        this.#push(VERB.QUAD, ox + at(0), oy + at(1), ox + at(2), oy + at(3))
        break
      case 'T':
        this.#push(VERB.QUAD, ...mirrored('quad'), ox + at(0), oy + at(1))
        break
      default:
        this.#arc(at(0), at(1), at(2), at(3) === 1, at(4) === 1, ox + at(5), oy + at(6))
    }
  }

  close(): void {
    if (this.verbs.at(-1) !== VERB.CLOSE) this.verbs.push(VERB.CLOSE)
    this.#x = this.#startX
    this.#y = this.#startY
    this.#controlOf = 'none'
  }

  #push(verb: Verb, ...coords: number[]): void {
    // What follows a close without a move goes on from the start of the closed contour.
    if (verb !== VERB.MOVE && this.verbs.at(-1) === VERB.CLOSE) {
      this.verbs.push(VERB.MOVE)
      this.coords.push(this.#x, this.#y)
    }
    this.verbs.push(verb)
    this.coords.push(...coords)
    this.#controlOf = verb === VERB.CUBIC ? 'cubic' : verb === VERB.QUAD ? 'quad' : 'none'
    this.#controlX = coords.at(-4) ?? 0
    this.#controlY = coords.at(-3) ?? 0
    this.#x = coords.at(-2) ?? 0
    this.#y = coords.at(-1) ?? 0
  }

  /**
   * An elliptical arc as cubics of at most 45 degrees (4e-6 of the radius away from the ellipse). Centre from the end
   * points by SVG 2, appendix B.2.4; radii that are too small grow until they fit (B.2.5).
   */
  #arc(rx: number, ry: number, rotation: number, isLarge: boolean, isSweep: boolean, x: number, y: number): void {
    const fromX = this.#x
    const fromY = this.#y
    if (fromX === x && fromY === y) return
    if (rx === 0 || ry === 0) {
      this.#push(VERB.LINE, x, y)
      return
    }
    const rotationRad = (rotation * Math.PI) / 180
    const cos = Math.cos(rotationRad)
    const sin = Math.sin(rotationRad)
    const halfX = (fromX - x) / 2
    const halfY = (fromY - y) / 2
    // The half chord on the unit circle.
    const ux = (cos * halfX + sin * halfY) / Math.abs(rx)
    const uy = (-sin * halfX + cos * halfY) / Math.abs(ry)
    const length2 = ux * ux + uy * uy
    const grow = Math.max(1, Math.sqrt(length2))
    const a = Math.abs(rx) * grow
    const b = Math.abs(ry) * grow
    const px = ux / grow
    const py = uy / grow
    const apart = grow > 1 ? 0 : Math.sqrt(1 / length2 - 1)
    const side = isLarge === isSweep ? -apart : apart
    const qx = side * py
    const qy = -side * px
    const startRad = Math.atan2(py - qy, px - qx)
    let sweepRad = Math.atan2(-py - qy, -px - qx) - startRad
    if (isSweep && sweepRad < 0) sweepRad += 2 * Math.PI
    if (!isSweep && sweepRad > 0) sweepRad -= 2 * Math.PI

    const centerX = (fromX + x) / 2 + cos * a * qx - sin * b * qy
    const centerY = (fromY + y) / 2 + sin * a * qx + cos * b * qy
    const mapX = (u: number, v: number) => centerX + cos * a * u - sin * b * v
    const mapY = (u: number, v: number) => centerY + sin * a * u + cos * b * v
    const steps = Math.ceil(Math.abs(sweepRad) / (Math.PI / 4) - 1e-9)
    const stepRad = sweepRad / steps
    const handle = (4 / 3) * Math.tan(stepRad / 4)
    for (let i = 0; i < steps; i++) {
      const c0 = Math.cos(startRad + i * stepRad)
      const s0 = Math.sin(startRad + i * stepRad)
      const c1 = Math.cos(startRad + (i + 1) * stepRad)
      const s1 = Math.sin(startRad + (i + 1) * stepRad)
      const isLast = i === steps - 1
      this.#push(
        VERB.CUBIC,
        mapX(c0 - handle * s0, s0 + handle * c0),
        mapY(c0 - handle * s0, s0 + handle * c0),
        mapX(c1 + handle * s1, s1 - handle * c1),
        mapY(c1 + handle * s1, s1 - handle * c1),
        isLast ? x : mapX(c1, s1),
        isLast ? y : mapY(c1, s1),
      )
    }
    this.#controlOf = 'none'
  }
}
