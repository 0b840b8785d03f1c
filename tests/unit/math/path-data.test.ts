import { describe, expect, it } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { type PathCommands, parsePathData, VERB_COORDS } from '../../../src/math/path-data.ts'

/** Absolute commands as text, rounded to 1/1000. */
function written({ verbs, coords }: PathCommands): string {
  let i = 0
  return verbs
    .map((verb) => {
      const count = VERB_COORDS[verb] as number
      const numbers = coords.slice(i, i + count).map((v) => Math.round(v * 1000) / 1000 + 0)
      i += count
      return 'MLQCZ'.charAt(verb) + numbers.join(' ')
    })
    .join(' ')
}

const GOOD: [string, string][] = [
  ['', ''],
  ['  \n', ''],
  ['M1 2', 'M1 2'],
  ['M1,2L3,4', 'M1 2 L3 4'],
  ['m1 2 3 4 5 6', 'M1 2 L4 6 L9 12'],
  ['M1 2 3 4', 'M1 2 L3 4'],
  ['M0 0H5V6h-1v-2', 'M0 0 L5 0 L5 6 L4 6 L4 4'],
  ['M0 0H1 2 3', 'M0 0 L1 0 L2 0 L3 0'],
  ['M.5.5-1-1', 'M0.5 0.5 L-1 -1'],
  ['M1e2-1E-1+.5e+1 2.', 'M100 -0.1 L5 2'],
  ['M0 0C1 1 2 1 3 0S5-1 6 0', 'M0 0 C1 1 2 1 3 0 C4 -1 5 -1 6 0'],
  ['M0 0S5-1 6 0', 'M0 0 C0 0 5 -1 6 0'],
  ['M0 0Q1 1 2 0T4 0T6 0', 'M0 0 Q1 1 2 0 Q3 -1 4 0 Q5 1 6 0'],
  ['M0 0L1 1T4 0', 'M0 0 L1 1 Q1 1 4 0'],
  ['M0 0Q1 1 2 0S3 1 4 0', 'M0 0 Q1 1 2 0 C2 0 3 1 4 0'],
  ['M1 1l2 0 0 2zl5 5', 'M1 1 L3 1 L3 3 Z M1 1 L6 6'],
  ['M1 1L2 2ZM5 5Z', 'M1 1 L2 2 Z M5 5 Z'],
  ['M0 0ZZ', 'M0 0 Z'],
  ['M0 0A0 5 0 0 1 3 4', 'M0 0 L3 4'],
  ['M3 4A5 5 0 0 1 3 4', 'M3 4'],
  ['M0 0 , 1 1', 'M0 0 L1 1'],
]

const BAD: [string, number][] = [
  ['L1 2', 0],
  ['1 2', 0],
  ['M1', 2],
  ['M1 2,', 5],
  ['M,1 2', 1],
  ['M1,,2', 3],
  ['M1 2L', 5],
  ['M1 2 3', 6],
  ['M1 2X3 4', 4],
  ['M1 2Z3 4', 5],
  ['M1 2A5 5 0 2 1 3 4', 11],
  ['M1 2A5 5 0 01', 13],
  ['M1e999 2', 1],
  ['M1 e5', 3],
  ['M- 5', 1],
  ['M1 2;L3 4', 4],
  ['M NaN 2', 2],
  ['M0 0C1 1 2 2', 12],
]

describe('parsePathData', () => {
  it.each(GOOD)('reads %j', (d, expected) => {
    expect(written(parsePathData(d))).toBe(expected)
  })

  it.each(BAD)('refuses %j at offset %i', (d, offset) => {
    const failure = caught(() => parsePathData(d))
    expect(failure.code).toBe('invalid-path-data')
    expect(failure.message).toMatch(offset >= d.length ? /at its end/ : new RegExp(`offset ${offset},`))
  })

  it('shows only the start of a hostile string', () => {
    const failure = caught(() => parsePathData(`M${'x'.repeat(1e6)}`))
    expect(failure.message.length).toBeLessThan(200)
    expect(String(failure.value).length).toBeLessThanOrEqual(100)
  })

  it('reads arc flags without separators', () => {
    expect(parsePathData('M0 0a5 5 0 0110 0')).toEqual(parsePathData('M0 0 a 5 5 0 0 1 10 0'))
    expect(parsePathData('M0 0a5 5 0 01.5.5')).toEqual(parsePathData('M0 0 a 5 5 0 0 1 .5 .5'))
  })

  it.each([
    ['0 0', 0],
    ['0 1', 1],
    ['1 0', 2],
    ['1 1', 3],
  ])('takes the arc that the flags %s ask for', (flags, which) => {
    // Radius 5, chord from (3, 4) to (-3, 4): centres (0, 0) and (0, 8), small and large arcs.
    const { coords } = parsePathData(`M3 4A5 5 0 ${flags} -3 4`)
    const middleY = [3, 5, -5, 13][which] as number
    const ys = coords.filter((_, i) => i % 2 === 1)
    const extreme = middleY > 4 ? Math.max(...ys) : Math.min(...ys)
    expect(Math.abs(extreme - middleY)).toBeLessThan(which < 2 ? 0.6 : 0.5)
    expect(coords.slice(-2)).toEqual([-3, 4])
  })

  it('keeps arcs on their ellipse, turned and grown when the radii are too small', () => {
    const { coords } = parsePathData('M0 0A2 1 30 0 1 10 0')
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)]
    // The chord becomes a diameter: the ellipse about (5, 0) through (0, 0) with axes 2 : 1.
    const norm = (x: number, y: number) => Math.hypot((cos * (x - 5) + sin * y) / 2, -sin * (x - 5) + cos * y)
    for (let i = 6; i < coords.length; i += 6) {
      expect(norm(coords[i] as number, coords[i + 1] as number)).toBeCloseTo(norm(0, 0), 9)
    }
    expect(coords.length).toBeGreaterThan(20)
  })
})

function caught(run: () => unknown): EngineError {
  try {
    run()
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
