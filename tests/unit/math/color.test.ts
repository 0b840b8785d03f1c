import { describe, expect, it } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { type Color, packUnorm16, readColor, unpackUnorm16 } from '../../../src/math/color.ts'
import { color } from '../../../src/scene/check.ts'

const parseColor = (text: string) => readColor(text) as Color

const bytes = (text: string) => parseColor(text).map((v, i) => (i < 3 ? Math.round(v * 255) : v))

function expectNear(text: string, wanted: readonly number[], tolerance = 1e-4): void {
  const color = parseColor(text)
  wanted.forEach((v, i) => {
    expect(Math.abs((color[i] ?? Number.NaN) - v), `${text} component ${i}: ${color[i]} is not ${v}`).toBeLessThan(
      tolerance,
    )
  })
}

const GREEN = [0, 128 / 255, 0, 1]

describe('readColor', () => {
  it.each([
    ['#1a73e8', [26, 115, 232, 1]],
    ['#1A73E8', [26, 115, 232, 1]],
    ['#f0a', [255, 0, 170, 1]],
    ['#f0a0', [255, 0, 170, 0]],
    ['#11223380', [17, 34, 51, 128 / 255]],
    ['rgb(1, 2, 3)', [1, 2, 3, 1]],
    ['RGBA(1,2,3,.5)', [1, 2, 3, 0.5]],
    ['rgba(10%, 20%, 100%, 50%)', [26, 51, 255, 0.5]],
    ['rgb(0 0 0 / .25)', [0, 0, 0, 0.25]],
    ['rgb(0 0 0/25%)', [0, 0, 0, 0.25]],
    ['rgb(100% none 0 / none)', [255, 0, 0, 0]],
    ['  rgb(  300   -20 1e2 / 2 )\n', [255, 0, 100, 1]],
    ['hsl(120, 100%, 25%)', [0, 128, 0, 1]],
    ['hsla(240deg, 100%, 50%, 0.1)', [0, 0, 255, 0.1]],
    ['hsl(120 100 25)', [0, 128, 0, 1]],
    ['hsl(-240 100% 25%)', [0, 128, 0, 1]],
    ['hsl(.5turn 100% 50%)', [0, 255, 255, 1]],
    ['hsl(200grad 100% 50%)', [0, 255, 255, 1]],
    ['hsl(3.14159265rad 100% 50%)', [0, 255, 255, 1]],
    ['hsl(none none 50%)', [128, 128, 128, 1]],
    ['hwb(120 0% 49.8039%)', [0, 128, 0, 1]],
    ['hwb(0 60% 60%)', [128, 128, 128, 1]],
    ['color(srgb 1 50% none / 0.5)', [255, 128, 0, 0.5]],
    ['rgb(1e999 -1e999 0)', [255, 0, 0, 1]],
    ['transparent', [0, 0, 0, 0]],
    ['rebeccapurple', [102, 51, 153, 1]],
    ['RED', [255, 0, 0, 1]],
    ['tan', [210, 180, 140, 1]],
    ['aqua', [0, 255, 255, 1]],
    ['lightgoldenrodyellow', [250, 250, 210, 1]],
    ['darkslategrey', [47, 79, 79, 1]],
    ['darkslategray', [47, 79, 79, 1]],
    ['grey', [128, 128, 128, 1]],
    ['yellowgreen', [154, 205, 50, 1]],
    ['green', [0, 128, 0, 1]],
  ])('reads %s', (text, wanted) => {
    expect(bytes(text)).toEqual(wanted)
  })

  // The same green in every space: the reference squares of the web platform tests for CSS Color 4.
  it.each([
    'lab(46.2775% -47.5621 48.5837)',
    'lch(46.2775% 67.9892 134.3912)',
    'oklab(51.975% -0.1403 0.10768)',
    'oklch(51.975% 0.17686 142.495)',
    'color(srgb-linear 0 0.21586 0)',
    'color(display-p3 0.21604 0.49418 0.13151)',
    'color(a98-rgb 0.281363 0.498012 0.116746)',
    'color(prophoto-rgb 0.230479 0.395789 0.129968)',
    'color(rec2020 0.235202 0.431704 0.085432)',
    'color(xyz 0.07719 0.15438 0.02573)',
    'color(xyz-d65 0.07719 0.15438 0.02573)',
    'color(xyz-d50 0.08314 0.154746 0.020961)',
  ])('finds the green #008000 in %s', (text) => {
    expectNear(text, GREEN, 2e-3)
  })

  it.each([
    'lab(100 0 0)',
    'lch(100% 0 0)',
    'oklab(1 0 0)',
    'oklch(100% 0 none)',
    'color(srgb-linear 1 1 1)',
    'color(display-p3 1 1 1)',
    'color(a98-rgb 1 1 1)',
    'color(prophoto-rgb 1 1 1)',
    'color(rec2020 1 1 1)',
    'color(xyz 0.9504559 1 1.0890578)',
    'color(xyz-d50 0.9642957 1 0.8251046)',
  ])('maps the white of %s to white', (text) => {
    expectNear(text, [1, 1, 1, 1], 1e-5)
  })

  it('takes percentages of a lab component for shares of its reference range', () => {
    expect(parseColor('lab(50% 50% -50%)')).toEqual(parseColor('lab(50 62.5 -62.5)'))
    expect(parseColor('lch(50% 50% 30)')).toEqual(parseColor('lch(50 75 30deg)'))
    expect(parseColor('oklab(50% 50% -50%)')).toEqual(parseColor('oklab(.5 .2 -.2)'))
    expect(parseColor('oklch(50% 50% 30)')).toEqual(parseColor('oklch(.5 .2 30)'))
  })

  it('clips colours outside sRGB per component', () => {
    expectNear('color(display-p3 0 1 0)', [0, 1, 0, 1], 1e-9)
    expect(bytes('oklch(90% 0.4 150)').slice(0, 3)).toEqual([0, 255, 0])
    expect(bytes('hsl(0 200% 50%)')).toEqual([255, 0, 0, 1])
  })

  it('keeps fractions finer than a byte', () => {
    expect(parseColor('rgb(0.5 127.75 0)')[1]).toBeCloseTo(127.75 / 255, 12)
  })

  it.each([
    '',
    ' ',
    'currentcolor',
    'Canvas',
    'inherit',
    'blu',
    'lightred',
    'e90',
    'FF0000',
    'constructor',
    'constructor(1 2 3)',
    '#12',
    '#12345',
    '#1234567',
    '#ggg',
    '#fffffffff',
    'rgb()',
    'rgb(1 2)',
    'rgb(1 2 3',
    'rgb(1 2 3 4)',
    'rgb(1, 2, 3, 4, 5)',
    'rgb(1, 2 3)',
    'rgb(1,,3)',
    'rgb(1, 2%, 3)',
    'rgb(none, 2, 3)',
    'rgb(1 2 3 / 4 / 5)',
    'rgb(1 2 3 /)',
    'rgb(1px 2 3)',
    'rgb(0x1 2 3)',
    'rgb(1. 2 3)',
    'rgb(NaN 2 3)',
    'rgb(1 2 3deg)',
    'hsl(120, 100, 50)',
    'hsl(50% 100% 50%)',
    'hwb(1, 2%, 3%)',
    'lab(1, 2, 3)',
    'color(1 2 3)',
    'color(nowhere 1 2 3)',
    'color(srgb, 1, 2, 3)',
    'color(srgb 1 2)',
    'color-mix(in srgb, red, blue)',
    'rgb(from red r g b)',
    'rgb(calc(1) 2 3)',
    'var(--a)',
    'light-dark(red, blue)',
    'url(x)',
    '<b>red</b>',
    `rgb(${' '.repeat(300)}1 2 3)`,
  ])('refuses %j with invalid-color and its path', (text) => {
    expect(readColor(text)).toBeUndefined()
    try {
      color(text, 'root.props.fill')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EngineError)
      expect(error).toMatchObject({ code: 'invalid-color', path: 'root.props.fill' })
      expect((error as Error).message).toContain("'#1a73e8'")
    }
  })

  it('gives the same object for the same text, and goes on when its memory is full', () => {
    expect(parseColor('#abc')).toBe(parseColor('#abc'))
    for (let i = 0; i < 5000; i++) parseColor(`rgb(${i % 256} ${i >> 8} 7)`)
    expect(bytes('#abc')).toEqual([170, 187, 204, 1])
  })
})

describe('unorm16 packing', () => {
  it('puts the first component in the low half and rounds to the nearest step', () => {
    const words = new Uint32Array(4)
    packUnorm16(words, 1, [1, 0, 0.5, 1])
    expect([...words]).toEqual([0, 0x0000ffff, 0xffff8000, 0])
    expect(unpackUnorm16(words, 1)).toEqual([1, 0, 0x8000 / 65535, 1])
  })

  it('clamps, and reads back within half a step', () => {
    const words = new Uint32Array(2)
    packUnorm16(words, 0, [-1, 2, 0.123456, 0.987654])
    const back = unpackUnorm16(words, 0)
    expect(back.slice(0, 2)).toEqual([0, 1])
    expect(Math.abs(back[2] - 0.123456)).toBeLessThanOrEqual(0.5 / 65535)
    expect(Math.abs(back[3] - 0.987654)).toBeLessThanOrEqual(0.5 / 65535)
  })
})
