/** Colours, type and small parts that the panels of the teller board share. */

import { type IconName, icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, named } from '../nodes.ts'

/** Digits of one width, for columns of amounts. */
export const FIGURES = "'Noto Sans SC', Inter"

export const INK = '#15202b'
export const SOFT = '#5a6875'
export const FAINT = '#93a0ab'
export const RULE = '#e4eaee'
export const WASH = '#f5f8f9'
export const BRAND = '#0e5f58'
export const BRAND_WASH = '#e8f3f1'
export const GOLD = '#b8842b'
export const GOLD_WASH = '#fbf3e2'
export const RED = '#c2413b'
export const RED_WASH = '#fcedeb'
export const GREEN = '#23845a'
export const GREEN_WASH = '#e7f5ee'
export const BLUE = '#2d68c4'
export const BLUE_WASH = '#eaf1fb'

export const CARD_SHADOW = [
  { y: 1, blur: 2, color: 'rgb(16 42 51 / .06)' },
  { y: 8, blur: 24, spread: -4, color: 'rgb(16 42 51 / .10)' },
]

export function badge(content: string, x: number, y: number, width: number, color: string, wash: string): BoardNode {
  return box({ x, y, width, height: 24, cornerRadius: 12, fill: wash }, [centered(content, 0, width, 12, 12, color)])
}

export function card(
  id: string,
  x: number,
  y: number,
  width: number,
  height: number,
  children: BoardNode[],
): BoardNode {
  return named(
    id,
    box({ x, y, width, height, cornerRadius: 16, fill: '#fff', shadow: CARD_SHADOW, draggable: true }, children),
  )
}

/** Icon tile, title and a line under it, at the top left of a card. */
export function heading(name: IconName, title: string, note: string, color: string, wash: string): BoardNode[] {
  return [
    box({ x: 24, y: 20, width: 40, height: 40, cornerRadius: 12, fill: wash }, [icon(name, 10, 10, 20, color)]),
    label(title, 76, 32, 16, INK, { weight: 600 }),
    label(note, 76, 52, 12, SOFT),
  ]
}

export interface ButtonLook {
  fill: string
  color: string
  border?: string
}

export function button(
  content: string,
  x: number,
  y: number,
  width: number,
  look: ButtonLook,
  glyph?: IconName,
): BoardNode {
  const height = 40
  return box(
    {
      x,
      y,
      width,
      height,
      cornerRadius: 10,
      fill: look.fill,
      ...(look.border && { stroke: { color: look.border, width: 1, align: 'inside' } }),
    },
    glyph === undefined
      ? [centered(content, 0, width, 20, 14, look.color)]
      : [icon(glyph, 14, 11, 18, look.color), label(content, 40, 20, 14, look.color, { weight: 500 })],
  )
}

export const PLAIN: ButtonLook = { fill: '#fff', color: '#33424e', border: '#d5dde2' }
