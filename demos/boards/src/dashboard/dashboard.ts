/** A dark sales dashboard in English: every chart is made of nodes. */

import type { GlissadeDocument } from '../../../../src/document/document.ts'
import { board } from '../nodes.ts'
import { hoursMap } from './busy-hours.ts'
import { channelBars } from './channel-bars.ts'
import { keyFigures } from './key-figures.ts'
import { liveMap } from './live-map.ts'
import { backdrop, header, sidebar } from './page.ts'
import { ranking } from './ranking.ts'
import { revenueChart } from './revenue-chart.ts'
import { sourcesDonut } from './sources-donut.ts'

export function dashboard(): GlissadeDocument {
  return board(
    [1440, 900],
    '#0b0e16',
    [
      backdrop(),
      sidebar(),
      header(),
      ...keyFigures(),
      revenueChart(),
      channelBars(),
      sourcesDonut(),
      ranking(),
      hoursMap(),
      liveMap(),
    ],
    'dashboard',
  )
}
