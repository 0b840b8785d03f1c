/** Visitors on a map of dots, as lights that add up. */
import { label } from '../label.ts'
import { LAND } from '../land.ts'
import { type BoardNode, box, dot, group, named, path, polyline } from '../nodes.ts'
import { heading, INK, MINT, panel, SOFT } from './look.ts'
export function liveMap(): BoardNode {
  const cities = [
    [90, 52, 34, '120 104 255'],
    [70, 56, 22, '56 208 238'],
    [40, 62, 26, '56 208 238'],
    [70, 86, 18, '251 191 74'],
    [116, 124, 26, '61 220 151'],
    [160, 46, 32, '120 104 255'],
    [178, 52, 24, '255 122 144'],
    [162, 92, 20, '251 191 74'],
    [216, 76, 20, '255 122 144'],
    [240, 84, 26, '61 220 151'],
    [292, 68, 34, '120 104 255'],
    [316, 60, 24, '56 208 238'],
    [280, 106, 20, '61 220 151'],
    [322, 142, 22, '251 191 74'],
  ] as const
  return panel('live-map', 1036, 560, 380, 316, [
    ...heading('Live visitors', 'Right now, by city'),
    box({ x: 292, y: 22, width: 68, height: 26, cornerRadius: 13, fill: 'rgb(61 220 151 / .14)' }, [
      dot(15, 13, 4, { fill: MINT, shadow: { blur: 8, color: MINT } }),
      label('1,284', 26, 13, 12, MINT, { weight: 600 }),
    ]),
    named(
      'world',
      group({ x: 8, y: 60, clip: { width: 364, height: 190, cornerRadius: 12 } }, [
        path({ d: LAND, fill: '#414d70' }),
        ...cities.map(([x, y, radius, rgb]) =>
          dot(x, y, radius, {
            fill: {
              type: 'radial',
              stops: [
                [0, `rgb(${rgb} / .85)`],
                [0.35, `rgb(${rgb} / .28)`],
                [1, `rgb(${rgb} / 0)`],
              ],
            },
            blendMode: 'screen',
          }),
        ),
        ...cities.map(([x, y]) => dot(x, y, 2, { fill: '#fff', blendMode: 'add', opacity: 0.85 })),
        polyline({
          points: [
            [90, 52],
            [108, 38],
            [140, 34],
            [160, 46],
          ],
          stroke: { color: 'rgb(255 255 255 / .35)', width: 1, dash: [2, 4], join: 'round' },
        }),
      ]),
    ),
    ...[
      ['🇺🇸 New York', '318', 20],
      ['🇬🇧 London', '246', 146],
      ['🇨🇳 上海', '204', 262],
    ].flatMap(([city, count, x]) => [
      label(`${city}`, Number(x), 268, 12, SOFT),
      label(`${count}`, Number(x), 288, 15, INK, { weight: 700 }),
    ]),
  ])
}
