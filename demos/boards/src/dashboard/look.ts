/** Colours, type and small parts that the panels of the dashboard share. */

import { icon } from '../icons.ts'
import { label } from '../label.ts'
import { type BoardNode, box, named } from '../nodes.ts'

export const INK = '#eef1f8'
export const SOFT = '#9aa4b8'
export const FAINT = '#66708a'
export const PANEL = '#141926'
export const EDGE = 'rgb(255 255 255 / .07)'
export const GRID = 'rgb(255 255 255 / .08)'
export const VIOLET = '#8b7bff'
export const CYAN = '#38d0ee'
export const MINT = '#3ddc97'
export const AMBER = '#fbbf4a'
export const ROSE = '#ff7a90'

export function panel(
  id: string,
  x: number,
  y: number,
  width: number,
  height: number,
  children: BoardNode[],
): BoardNode {
  return named(
    id,
    box(
      {
        x,
        y,
        width,
        height,
        cornerRadius: 20,
        fill: {
          type: 'linear',
          angle: 160,
          stops: [
            [0, '#181e2d'],
            [1, PANEL],
          ],
        },
        stroke: { color: EDGE, width: 1, align: 'inside' },
        shadow: { y: 12, blur: 32, spread: -8, color: 'rgb(0 0 0 / .45)' },
        draggable: true,
      },
      children,
    ),
  )
}

export const heading = (title: string, note: string): BoardNode[] => [
  label(title, 20, 28, 15, INK, { weight: 600 }),
  label(note, 20, 48, 12, FAINT),
]

export function change(value: string, x: number, y: number): BoardNode {
  const rises = value.startsWith('+')
  const color = rises ? MINT : ROSE
  const wash = rises ? 'rgb(61 220 151 / .14)' : 'rgb(255 122 144 / .14)'
  const width = value.length * 7 + 28
  return box({ x, y, width, height: 22, cornerRadius: 11, fill: wash }, [
    icon(rises ? 'up' : 'down', 7, 5, 12, color, 1.6),
    label(value, 22, 11, 12, color, { weight: 600 }),
  ])
}
