import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlank, layoutText, type TextStyle } from '../../../src/text/layout.ts'
import type { Font, MeasureText } from '../../../src/text/ports.ts'

const font: Font = { family: 'Test', size: 10, weight: 400, style: 'normal' }

/** 10 px a code point, none for marks and joiners; ascent 8, descent 2. */
const measure: MeasureText = (text) => ({
  width: [...text].filter((c) => !/\p{M}|[\u200b-\u200f]|\ufe0f/u.test(c)).length * 10,
  ascent: 8,
  descent: 2,
})

const style = (more: Partial<TextStyle> = {}): TextStyle => ({ font, lineHeight: 1.5, align: 'left', ...more })
const layout = (text: string, more: Partial<TextStyle> = {}) => layoutText(text, style(more), measure)
const rows = (text: string, more: Partial<TextStyle> = {}) =>
  layout(text, more).lines.map((line) => line.clusters.map((cluster) => cluster.text).join(''))
const cells = (text: string) => layout(text).lines.flatMap((line) => line.clusters.map((cluster) => cluster.text))

describe('clusters', () => {
  it.each([
    ['hello world', ['hello', ' ', 'world']],
    ["don't l’eau", ["don't", ' ', 'l’eau']],
    ['¥1,204.50', ['¥', '1', ',', '2', '0', '4', '.', '5', '0']],
    ['存取款Submit', ['存', '取', '款', 'Submit']],
    ['naïve cafe\u0301s', ['naïve', ' ', 'cafe\u0301s']],
    ['👨‍👩‍👧‍👦🇨🇳👍🏽', ['👨‍👩‍👧‍👦', '🇨🇳', '👍🏽']],
    ['abcdefghijklmnopqrstuvwxyzabcd', ['abcdefghijklmnopqrstuvwx', 'yzabcd']],
    ['שלום עולם', ['שלום עולם']],
    ['Total: 12 مرحبا بك!', ['Total', ':', ' ', '1', '2', ' ', 'مرحبا بك', '!']],
    ['สวัสดีครับ', ['สวัสดี', 'ครับ']],
    ['Ελληνικά Привет', ['Ελληνικά', ' ', 'Привет']],
  ])('of %s', (text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  it('lay long right-to-left runs out from right to left in chunks', () => {
    const text = Array.from({ length: 40 }, () => 'שלום').join(' ')
    const { clusters, width } = layout(text).lines[0] ?? { clusters: [], width: 0 }
    expect(clusters.length).toBeGreaterThan(1)
    expect(clusters[0]?.start).toBe(0)
    expect((clusters[0]?.x ?? 0) + (clusters[0]?.width ?? 0)).toBe(width)
    expect(clusters.at(-1)?.x).toBe(0)
  })

  it('keep kerning across their borders', () => {
    const kerned: MeasureText = (text, font) => {
      const { width, ...rest } = measure(text, font)
      return { width: width - 3 * (text.match(/V(?=1)|1(?=A)/g)?.length ?? 0), ...rest }
    }
    const line = layoutText('AV1A', style(), kerned).lines[0]
    expect(line?.clusters.map(({ x }) => x)).toEqual([0, 17, 24])
    expect(line?.width).toBe(kerned('AV1A', font).width)
  })

  it('tell apart those that show nothing', () => {
    const { clusters = [] } = layout('a \u200b\u00a0b').lines[0] ?? {}
    expect(clusters.map(isBlank)).toEqual([false, true, true, true, false])
  })
})

describe('lines', () => {
  it.each([
    ['one two three', 70, ['one two', 'three']],
    ['one two three', 80, ['one two', 'three']],
    ['a  b', 20, ['a', 'b']],
    ['  ab cd', 50, ['  ab', 'cd']],
    ['中文换行测试', 30, ['中文换', '行测试']],
    ['中文，换行', 20, ['中', '文，', '换行']],
    ['他说（好）吧', 30, ['他说', '（好）', '吧']],
    ['中文mixed文字', 60, ['中文', 'mixed文', '字']],
    ['abcdefgh', 30, ['abc', 'def', 'gh']],
    ['a abcdefgh', 30, ['a', 'abc', 'def', 'gh']],
    ['well-known fact', 60, ['well-', 'known', 'fact']],
    ['at -5 or --flag', 40, ['at', '-5', 'or', '--fl', 'ag']],
    ['go a/bc', 40, ['go', 'a/bc']],
    ['100% 200%', 50, ['100%', '200%']],
    ['a\nb\r\nc\n', undefined, ['a', 'b', 'c', '']],
    ['a\u00a0b c', 30, ['a\u00a0b', 'c']],
    ['AAA。', 30, ['AA', 'A。']],
    ['สวัสดีครับ', 50, ['สวัสดี', 'ครับ']],
    ['👨‍👩‍👧👨‍👩‍👧', 15, ['👨‍👩‍👧', '👨‍👩‍👧']],
  ])('of %j in %s px', (text, width, expected) => {
    expect(rows(text, width === undefined ? {} : { width })).toEqual(expected)
  })

  it('have one line and no width for no text', () => {
    expect(layout('')).toEqual({ width: 0, height: 15, lines: [{ x: 0, width: 0, baseline: 10.5, clusters: [] }] })
  })

  it('stand on baselines with half the leading above', () => {
    expect(layout('a\nb', { lineHeight: 2 }).lines.map((line) => line.baseline)).toEqual([13, 33])
    expect(layout('a\nb', { lineHeight: 2 }).height).toBe(40)
  })

  it('align inside the width, or inside the widest line', () => {
    const xs = (more: Partial<TextStyle>) => layout('abcd\nab', more).lines.map((line) => line.x)
    expect(xs({ align: 'right' })).toEqual([0, 20])
    expect(xs({ align: 'center', width: 100 })).toEqual([30, 40])
    expect(xs({ align: 'center', width: 15 }).every((x) => x >= 0)).toBe(true)
    expect(layout('ab  \ncd', { align: 'right', width: 50 }).lines[0]).toMatchObject({ x: 30, width: 20 })
  })
})

describe('the ellipsis', () => {
  it.each([
    ['hello world again', 80, 1, ['hello w…']],
    ['hello world again', 70, 1, ['hello…']],
    ['hello world again', 80, 2, ['hello', 'world a…']],
    ['hello', 50, 1, ['hello']],
    ['中文换行测试', 40, 1, ['中文换…']],
    ['a\nb\nc', undefined, 2, ['a', 'b…']],
    ['a\n\n', undefined, 1, ['a']],
    ['ab\ncd', 20, 1, ['a…']],
    ['abc', 5, 1, ['']],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 50, 1, ['👨‍👩‍👧…']],
  ])('of %j in %s px and %i lines', (text, width, maxLines, expected) => {
    expect(rows(text, width === undefined ? { maxLines } : { width, maxLines })).toEqual(expected)
  })

  it('stands for the rest of the text', () => {
    expect(layout('hello world', { width: 60, maxLines: 1 }).lines[0]?.clusters.at(-1)).toMatchObject({
      start: 5,
      end: 11,
      text: '…',
    })
  })
})

describe('any text', () => {
  const alphabet = [
    ...'abc AVé 12 中文换行，。（）「」！ー… ("\')-/\n\t¥%',
    'e\u0301',
    '👨‍👩‍👧',
    '🇨🇳',
    '👍🏽',
    'สวัสดี',
    'مرحبا',
    'שלום',
    '\u200b',
    '\u00a0',
    '한',
    'カ',
    '\r\n',
    '\ud800',
    '🀄',
  ]
  const anyText = fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }).map((parts) => parts.join(''))
  const width = fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined })
  const widthOf = (value: number | undefined) => (value === undefined ? {} : { width: value })
  const boundaries = (text: string) =>
    new Set([...new Intl.Segmenter('und').segment(text)].map((s) => s.index).concat(text.length))

  it('is covered by its clusters in order, but for hanging spaces and line ends, cut only between graphemes', () => {
    fc.assert(
      fc.property(anyText, width, (text, limit) => {
        const allowed = boundaries(text)
        let at = 0
        for (const line of layout(text, widthOf(limit)).lines) {
          for (const { start, end, text: own } of line.clusters) {
            expect(text.slice(at, start)).toMatch(/^\s*$/)
            expect(own).toBe(text.slice(start, end))
            expect(allowed.has(start) && allowed.has(end)).toBe(true)
            at = end
          }
        }
        expect(text.slice(at)).toMatch(/^\s*$/)
      }),
      { seed: 21, numRuns: 3000 },
    )
  })

  it('stays within the width, unless a line is a single grapheme', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 200 }), (text, limit) => {
        for (const line of layout(text, { width: limit }).lines) {
          if (line.clusters.filter((c) => !/^\s+$/.test(c.text)).length <= 1) continue
          expect(line.width).toBeLessThanOrEqual(limit + 0.001)
        }
      }),
      { seed: 22, numRuns: 3000 },
    )
  })

  it('never starts a line with closing nor ends one with opening punctuation while there is another place', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 200 }), (text, limit) => {
        // Runs of punctuation wider than the line leave no other place.
        fc.pre(!/[，。（）「」！ー…("')\-/%¥\s\u200b\u00a0]{4}/.test(text))
        const { lines } = layout(text, { width: limit })
        lines.forEach((line, i) => {
          const first = line.clusters[0]
          const last = line.clusters.at(-1)
          if (first && i > 0 && !/[\n\r]\s*$/.test(text.slice(0, first.start)))
            expect(first.text).not.toMatch(/^[，。）」！ー…)%]/)
          if (last && i < lines.length - 1 && !/^[\t \u200b]*[\n\r]/.test(text.slice(last.end)))
            expect(last.text).not.toMatch(/[（「(]$/)
        })
      }),
      { seed: 23, numRuns: 3000 },
    )
  })

  it('has at most the lines it may have, and an ellipsis never makes one too wide', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 3 }),
        (text, limit, maxLines) => {
          const { lines, height } = layout(text, { width: limit, maxLines })
          expect(lines.length).toBeLessThanOrEqual(maxLines)
          expect(height).toBe(lines.length * 15)
          const last = lines.at(-1)
          const end = last?.clusters.at(-1)
          if (last && end?.text === '…' && text.slice(end.start, end.end) !== '…') {
            expect(last.width).toBeLessThanOrEqual(limit + 0.001)
          }
        },
      ),
      { seed: 24, numRuns: 3000 },
    )
  })
})
