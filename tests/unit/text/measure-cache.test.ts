import { describe, expect, it } from 'vitest'
import { layoutText } from '../../../src/text/layout.ts'
import { createMeasureCache } from '../../../src/text/measure-cache.ts'
import type { Font } from '../../../src/text/ports.ts'

const font = (size: number): Font => ({ family: 'Test', size, weight: 400, style: 'normal' })
const counted = () => {
  const asked: string[] = []
  const measure = (text: string, { size }: Font) => {
    asked.push(`${size}:${text}`)
    return { width: text.length * size, ascent: size, descent: 0 }
  }
  return { asked, measure }
}

describe('the measure cache', () => {
  it('measures a string once per font, whatever object the font is', () => {
    const { asked, measure } = counted()
    const cache = createMeasureCache(measure)
    for (let i = 0; i < 3; i++)
      for (const size of [10, 12]) expect(cache.measure('ab', font(size)).width).toBe(2 * size)
    expect(asked).toEqual(['10:ab', '12:ab'])
  })

  it('measures nothing when a text is laid out again, and no digit of a changed number', () => {
    const { asked, measure } = counted()
    const cache = createMeasureCache(measure)
    const style = { font: font(10), lineHeight: 1, align: 'left', width: 80 } as const
    layoutText('余额 0123456789 balance', style, cache.measure)
    layoutText('余额 0123456789 balance', style, cache.measure)
    const before = asked.length
    layoutText('余额 0123456789 balance', { ...style, width: 120 }, cache.measure)
    expect(asked).toHaveLength(before)
  })

  it('stays bounded and keeps what is in use', () => {
    const { asked, measure } = counted()
    const cache = createMeasureCache(measure, 100)
    for (let i = 0; i < 1000; i++) {
      cache.measure(`label ${i}`, font(10))
      cache.measure('used', font(10))
    }
    expect(asked.filter((text) => text === '10:used')).toHaveLength(1)
    cache.measure('label 0', font(10))
    expect(asked.filter((text) => text === '10:label 0')).toHaveLength(2)
  })

  it('forgets everything when cleared', () => {
    const { asked, measure } = counted()
    const cache = createMeasureCache(measure)
    cache.measure('a', font(10))
    cache.clear()
    cache.measure('a', font(10))
    expect(asked).toHaveLength(2)
  })
})
