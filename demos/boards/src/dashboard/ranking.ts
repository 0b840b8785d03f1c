/** Sellers by net revenue, with portraits and flags. */

import { AVATARS } from '../avatars.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, group, image, named } from '../nodes.ts'
import { AMBER, CYAN, FAINT, heading, INK, MINT, panel, ROSE, SOFT, VIOLET } from './look.ts'
export function ranking(): BoardNode {
  const people = [
    ['Mina Castellanos', '🇪🇸 Spain', '$48,210', 0.94, '+18%', VIOLET],
    ['Kenji Watanabe', '🇯🇵 Japan', '$41,985', 0.82, '+11%', CYAN],
    ['Amara Okafor', '🇳🇬 Nigeria', '$36,470', 0.71, '+24%', MINT],
    ['Lukas Brandt', '🇩🇪 Germany', '$29,120', 0.57, '-3%', AMBER],
    ['林 晓雯 Lin', '🇨🇳 China', '$24,845', 0.48, '+7%', ROSE],
  ] as const
  const medals = ['🥇', '🥈', '🥉']
  return panel('ranking', 96, 560, 508, 316, [
    ...heading('Top sellers', 'By net revenue, March'),
    box({ x: 404, y: 22, width: 84, height: 30, cornerRadius: 10, fill: 'rgb(255 255 255 / .05)' }, [
      centered('View all', 0, 84, 15, 12, SOFT),
    ]),
    ...people.map(([name, country, revenue, share, delta, color], index) =>
      named(
        `seller-${index + 1}`,
        group({ y: 68 + index * 47 }, [
          ...(index === 0
            ? [box({ x: 10, y: 1, width: 488, height: 45, cornerRadius: 12, fill: 'rgb(255 255 255 / .04)' })]
            : []),
          index < 3
            ? centered(medals[index] ?? '', 16, 28, 24, 16, INK, 400)
            : centered(`${index + 1}`, 16, 28, 24, 13, FAINT, 600),
          image({
            x: 52,
            y: 8,
            width: 32,
            height: 32,
            src: AVATARS[index] ?? AVATARS[0],
            fit: 'cover',
            cornerRadius: 16,
          }),
          label(name, 96, 15, 13, INK, { weight: 600 }),
          label(country, 96, 33, 12, FAINT),
          box({ x: 236, y: 21, width: 112, height: 6, cornerRadius: 3, fill: 'rgb(255 255 255 / .07)' }, [
            box({
              width: Math.round(112 * share),
              height: 6,
              cornerRadius: 3,
              fill: color,
              shadow: { blur: 8, color },
            }),
          ]),
          label(revenue, 352, 24, 13, INK, { weight: 600, width: 76, align: 'right' }),
          label(delta, 436, 24, 12, delta.startsWith('+') ? MINT : ROSE, { weight: 600, width: 52, align: 'right' }),
        ]),
      ),
    ),
  ])
}
