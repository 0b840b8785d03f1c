/** Backdrop, sidebar and header. */

import { AVATARS } from '../avatars.ts'
import { type IconName, icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, group, image, line, named, path } from '../nodes.ts'
import { EDGE, FAINT, INK, MINT, ROSE, SOFT, VIOLET } from './look.ts'

export function backdrop(): BoardNode {
  const glow = (x: number, y: number, radius: number, color: string, clear: string) =>
    dot(x, y, radius, {
      fill: {
        type: 'radial',
        stops: [
          [0, color],
          [1, clear],
        ],
      },
      blendMode: 'screen',
    })
  return named(
    'backdrop',
    group({ clip: { width: 1440, height: 900 } }, [
      box({
        width: 1440,
        height: 900,
        fill: {
          type: 'linear',
          angle: 150,
          stops: [
            [0, '#0c101b'],
            [1, '#090c14'],
          ],
        },
      }),
      glow(220, 40, 420, 'rgb(96 76 255 / .22)', 'rgb(96 76 255 / 0)'),
      glow(1260, 860, 480, 'rgb(24 150 190 / .16)', 'rgb(24 150 190 / 0)'),
    ]),
  )
}

export function sidebar(): BoardNode {
  const items: IconName[] = ['home', 'chart', 'people', 'globe', 'cart', 'layers', 'bell']
  return named(
    'sidebar',
    box({ width: 72, height: 900, fill: 'rgb(255 255 255 / .025)' }, [
      line({
        points: [
          [71.5, 0],
          [71.5, 900],
        ],
        stroke: { color: EDGE, width: 1 },
      }),
      box(
        {
          x: 16,
          y: 24,
          width: 40,
          height: 40,
          cornerRadius: 13,
          fill: {
            type: 'linear',
            angle: 135,
            stops: [
              [0, '#a694ff'],
              [1, '#5b45f5'],
            ],
          },
          shadow: { y: 6, blur: 18, color: 'rgb(110 86 255 / .5)' },
        },
        [path({ d: 'M11 27L17 13L23 23L29 13', stroke: { color: '#fff', width: 3, cap: 'round', join: 'round' } })],
      ),
      ...items.flatMap((name, index) => {
        const y = 104 + index * 52
        const glyph = icon(name, 26, y + 10, 20, index === 1 ? '#fff' : FAINT)
        if (index !== 1) return [glyph]
        return [
          box({ x: 16, y, width: 40, height: 40, cornerRadius: 12, fill: 'rgb(139 123 255 / .22)' }),
          box({ y: y + 8, width: 3, height: 24, cornerRadius: [0, 3, 3, 0], fill: VIOLET }),
          glyph,
        ]
      }),
      dot(46, 428, 4, { fill: ROSE, stroke: { color: '#10141f', width: 2, align: 'outside' } }),
      icon('gear', 26, 786, 20, FAINT),
      image({ x: 16, y: 836, width: 40, height: 40, src: AVATARS[0], fit: 'cover', cornerRadius: 20 }),
      dot(51, 871, 5, { fill: MINT, stroke: { color: '#0d111b', width: 2, align: 'outside' } }),
    ]),
  )
}

export function header(): BoardNode {
  return named(
    'header',
    group({ x: 96, y: 24 }, [
      label('Good morning, Ava 👋', 0, 14, 24, INK, { weight: 700 }),
      label('Revenue is up 12.4% on last week. Three regions need a look.', 0, 42, 13, SOFT),
      box(
        {
          x: 820,
          y: 4,
          width: 220,
          height: 40,
          cornerRadius: 12,
          fill: 'rgb(255 255 255 / .04)',
          stroke: { color: EDGE, width: 1, align: 'inside' },
        },
        [
          icon('search', 12, 11, 18, FAINT),
          label('Search anything', 38, 20, 13, FAINT),
          box({ x: 180, y: 10, width: 28, height: 20, cornerRadius: 6, fill: 'rgb(255 255 255 / .07)' }, [
            centered('⌘K', 0, 28, 10, 11, SOFT),
          ]),
        ],
      ),
      box(
        {
          x: 1052,
          y: 4,
          width: 152,
          height: 40,
          cornerRadius: 12,
          fill: 'rgb(255 255 255 / .04)',
          stroke: { color: EDGE, width: 1, align: 'inside' },
        },
        [
          icon('calendar', 12, 11, 18, SOFT),
          label('Mar 1 – 31', 38, 20, 13, INK, { weight: 500 }),
          icon('chevron', 124, 12, 16, FAINT),
        ],
      ),
      box(
        {
          x: 1216,
          y: 4,
          width: 104,
          height: 40,
          cornerRadius: 12,
          fill: {
            type: 'linear',
            angle: 100,
            stops: [
              [0, '#7c68ff'],
              [1, '#5c46f0'],
            ],
          },
          shadow: { y: 6, blur: 18, color: 'rgb(92 70 240 / .45)' },
        },
        [icon('up', 14, 11, 18, '#fff'), label('Export', 40, 20, 14, '#fff', { weight: 600 })],
      ),
    ]),
  )
}
