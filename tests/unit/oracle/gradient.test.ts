import { describe, expect, it } from 'vitest'
import { GRADIENT } from '../../../src/frame/layout.ts'
import { colorOf, placeOf, readGradient, type Stop } from '../../oracle/gradient.ts'
import { FrameWriter } from './frame-writer.ts'

const place = (type: number, geometry: readonly [number, number, number, number], x: number, y: number): number =>
  placeOf({ type, geometry, stops: [] }, [10, 20, 110, 70], x, y)

const grey = (offset: number, v: number): Stop => ({ offset, color: [v, v, v, 1] })

describe('gradients', () => {
  it('run along the line in px, not in fractions', () => {
    expect(place(GRADIENT.LINEAR, [0, 0.5, 1, 0.5], 35, 99)).toBeCloseTo(0.25, 12)
    // From corner to corner of a 100 x 50 box: the perpendicular through the middle has t = 1/2 in px space.
    expect(place(GRADIENT.LINEAR, [0, 0, 1, 1], 60 + 10, 45 - 20)).toBeCloseTo(0.5, 12)
  })

  it('grow from the centre in units of each radius', () => {
    expect(place(GRADIENT.RADIAL, [0.5, 0.5, 0.5, 0.5], 110, 45)).toBeCloseTo(1, 12)
    expect(place(GRADIENT.RADIAL, [0.5, 0.5, 0.5, 0.5], 60, 20)).toBeCloseTo(1, 12)
    expect(place(GRADIENT.RADIAL, [0.5, 0.5, 1, 1], 60 + 30, 45 + 20)).toBeCloseTo(0.5, 12)
  })

  it('turn clockwise from the top, in px', () => {
    expect(place(GRADIENT.CONIC, [0.5, 0.5, 0, 0], 60, 30)).toBeCloseTo(0, 12)
    expect(place(GRADIENT.CONIC, [0.5, 0.5, 0, 0], 90, 45)).toBeCloseTo(0.25, 12)
    expect(place(GRADIENT.CONIC, [0.5, 0.5, 0, 0], 70, 35)).toBeCloseTo(0.125, 12)
    expect(place(GRADIENT.CONIC, [0.5, 0.5, 0.5, 0], 30, 45)).toBeCloseTo(0.25, 12)
  })

  it('clamp to the ends and jump at stops that share an offset', () => {
    const stops = [grey(0.2, 0.1), grey(0.5, 0.3), grey(0.5, 0.7), grey(0.9, 0.8)]
    expect(colorOf(stops, -1)[0]).toBe(0.1)
    expect(colorOf(stops, 0.35)[0]).toBeCloseTo(0.2, 12)
    expect(colorOf(stops, 0.4999999)[0]).toBeCloseTo(0.3, 5)
    expect(colorOf(stops, 0.5)[0]).toBe(0.7)
    expect(colorOf(stops, 2)[0]).toBe(0.8)
  })

  it('mix premultiplied colours', () => {
    const stops: Stop[] = [
      { offset: 0, color: [1, 0, 0, 1] },
      { offset: 1, color: [0, 0, 0, 0] },
    ]
    expect(colorOf(stops, 0.25)).toEqual([0.75, 0, 0, 0.75])
  })

  it('go on in the next slot after six stops', () => {
    const writer = new FrameWriter()
    const color = (i: number) => ({ offset: i / 7, color: [i / 7, 0, 0, 1] as const })
    const rest = writer.paint(GRADIENT.LINEAR, [0, 0, 1, 0], 8, [color(6), color(7)])
    const slot = writer.paint(GRADIENT.LINEAR, [0, 0, 1, 0], 8, [0, 1, 2, 3, 4, 5].map(color), rest)
    const { stops } = readGradient(writer.frame(1, 1, []).records, slot)
    expect(stops).toHaveLength(8)
    stops.forEach((stop, i) => {
      expect(stop.offset).toBeCloseTo(i / 7, 6)
      expect(stop.color[0]).toBeCloseTo(i / 7, 4)
    })
    const broken = writer.paint(GRADIENT.LINEAR, [0, 0, 1, 0], 8, [0, 1, 2, 3, 4, 5].map(color))
    expect(() => readGradient(writer.frame(1, 1, []).records, broken)).toThrow(/chain the rest/)
  })
})
