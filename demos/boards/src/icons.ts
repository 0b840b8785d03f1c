import { type BoardNode, path } from './nodes.ts'

/** Line icons on a grid of 20 x 20, drawn with a round pen of 1.5. */
const ICONS = {
  cash: 'M2.5 5.5h15v9h-15z M10 12.2a2.2 2.2 0 1 0 0-4.4a2.2 2.2 0 0 0 0 4.4z M5 8v4 M15 8v4',
  shield: 'M10 2.5l6 2.2v4.8c0 3.8-2.5 6.6-6 8c-3.5-1.4-6-4.2-6-8V4.7z M7.3 9.8l2 2l3.6-3.8',
  undo: 'M4 8.5h8.2a3.9 3.9 0 0 1 0 7.8H7 M7.2 5L3.7 8.5l3.5 3.5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6a3 3 0 0 0 0 6z M2 16.5c.3-3 2.5-4.5 5.5-4.5s5.2 1.5 5.5 4.5 M13 4a2.8 2.8 0 0 1 0 5.3 M15 12.2c1.8.6 2.9 2 3.1 4.3',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13z M8.3 17.2a1.9 1.9 0 0 0 3.4 0',
  card: 'M2.5 5a1 1 0 0 1 1-1h13a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z M2.5 8h15 M5.5 12.7h3.5',
  check: 'M5 10.4l3.4 3.4l6.8-7.3',
  cross: 'M6 6l8 8 M14 6l-8 8',
  chevron: 'M6 8l4 4l4-4',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11a5.5 5.5 0 0 0 0 11z M13 13l4 4',
  clock: 'M10 17a7 7 0 1 0 0-14a7 7 0 0 0 0 14z M10 6.2V10l2.6 1.7',
  warn: 'M10 3.2l7.4 13.1H2.6z M10 8v3.6 M10 14v.1',
  scan: 'M3 7V4a1 1 0 0 1 1-1h3 M13 3h3a1 1 0 0 1 1 1v3 M17 13v3a1 1 0 0 1-1 1h-3 M7 17H4a1 1 0 0 1-1-1v-3 M3 10h14',
  printer: 'M6 7V3h8v4 M6 14H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-2 M6 11.5h8V17H6z',
  lock: 'M4.5 9h11v7.5h-11z M6.8 9V6.3a3.2 3.2 0 0 1 6.4 0V9 M10 12v1.6',
  home: 'M3 9.2L10 3.3l7 5.9 M5 8v8.5h10V8 M8.3 16.5v-4.6h3.4v4.6',
  chart: 'M3 3v14h14 M6.5 13V9.5 M10 13V6 M13.5 13V8',
  globe:
    'M10 17.2a7.2 7.2 0 1 0 0-14.4a7.2 7.2 0 0 0 0 14.4z M2.8 10h14.4 M10 2.8c2.3 2 3.2 4.5 3.2 7.2s-.9 5.2-3.2 7.2c-2.3-2-3.2-4.5-3.2-7.2s.9-5.2 3.2-7.2z',
  cart: 'M2.5 3.5h2l2 9.5h8.5l1.8-6.8H5.2 M7.8 17a1 1 0 1 0 0-2a1 1 0 0 0 0 2z M13.8 17a1 1 0 1 0 0-2a1 1 0 0 0 0 2z',
  gear: 'M10 12.8a2.8 2.8 0 1 0 0-5.6a2.8 2.8 0 0 0 0 5.6z M10 2.5v2.2 M10 15.3v2.2 M2.5 10h2.2 M15.3 10h2.2 M4.7 4.7l1.6 1.6 M13.7 13.7l1.6 1.6 M15.3 4.7l-1.6 1.6 M6.3 13.7l-1.6 1.6',
  layers: 'M10 3l7.5 4L10 11L2.5 7z M3 10.5l7 3.7l7-3.7 M3 13.8l7 3.7l7-3.7',
  calendar: 'M3 5h14v12H3z M3 8.5h14 M6.5 3v3.5 M13.5 3v3.5',
  up: 'M5.5 14.5l9-9 M8 5.5h6.5V12',
  down: 'M5.5 5.5l9 9 M14.5 8v6.5H8',
  bolt: 'M11.2 2.5L4.5 11.3h5l-.9 6.2l6.9-9h-5.1z',
  dots: 'M4.5 10h.1 M10 10h.1 M15.4 10h.1',
} as const

export type IconName = keyof typeof ICONS

/** The icon in a square of `size` px whose top left corner is (x, y). */
export function icon(name: IconName, x: number, y: number, size: number, color: string, width = 1.5): BoardNode {
  const scale = size / 20
  const stroke = { color, width: Number((width / scale).toFixed(3)), cap: 'round', join: 'round' } as const
  return path({ x, y, ...(scale !== 1 && { scaleX: scale, scaleY: scale }), d: ICONS[name], stroke })
}
