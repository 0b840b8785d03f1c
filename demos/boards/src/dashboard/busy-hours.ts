/** A heat map of orders by weekday and hour. */

import { random } from '../curves.ts'
import { label } from '../label.ts'
import { type BoardNode, box } from '../nodes.ts'
import { FAINT, heading, panel } from './look.ts'
export function hoursMap(): BoardNode {
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const ramp = ['#1d2335', '#2a2b59', '#3e3788', '#5b4bc4', '#8b7bff', '#c9c0ff']
  const next = random(19)
  const cell = (day: number, slot: number): BoardNode => {
    const busy = Math.exp(-(((slot - 9 - (day > 4 ? 2 : 0)) / 4.2) ** 2)) * (day > 4 ? 0.72 : 1) + next() * 0.28 - 0.12
    const color = ramp[Math.max(0, Math.min(5, Math.floor(busy * 6)))] ?? '#1d2335'
    return box({ x: 60 + slot * 20, y: 76 + day * 27, width: 17, height: 24, cornerRadius: 5, fill: color })
  }
  return panel('hours', 620, 560, 400, 316, [
    ...heading('Busy hours', 'Orders per hour, local time'),
    ...days.flatMap((day, row) => [
      label(day, 20, 88 + row * 27, 11, FAINT),
      ...Array.from({ length: 16 }, (_, slot) => cell(row, slot)),
    ]),
    ...['6 am', '10 am', '2 pm', '6 pm', '9 pm'].map((hour, index) =>
      label(hour, 60 + index * 80 - (index === 4 ? 28 : 0), 280, 11, FAINT),
    ),
    label('Less', 236, 40, 11, FAINT),
    ...ramp.map((color, index) =>
      box({ x: 264 + index * 14, y: 35, width: 11, height: 11, cornerRadius: 3, fill: color }),
    ),
    label('More', 352, 40, 11, FAINT),
  ])
}
