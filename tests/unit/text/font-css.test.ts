import { describe, expect, it } from 'vitest'
import { familyCss, fontCss } from '../../../src/text/font-css.ts'

describe('font css', () => {
  it.each([
    ['Inter', '"Inter"'],
    ['Noto Sans SC, sans-serif', '"Noto Sans SC", sans-serif'],
    ['"A, B", \'C\' , System-UI', '"A, B", "C", system-ui'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['"serif"', '"serif"'],
    ['x\ny', '"x y"'],
    ['', 'sans-serif'],
    [' , ', 'sans-serif'],
  ])('quotes the family %j', (family, expected) => {
    expect(familyCss(family)).toBe(expected)
  })

  it('puts style, weight and size before it', () => {
    expect(fontCss({ family: 'Inter', size: 13.5, weight: 600, style: 'italic' })).toBe('italic 600 13.5px "Inter"')
  })
})
