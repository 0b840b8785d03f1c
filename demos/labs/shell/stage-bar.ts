import { segments } from '../controls/segments.ts'
import { slider } from '../controls/slider.ts'
import type { Common } from './common.ts'
import { button, icon, make } from './make.ts'
import { bind, type Settings } from './settings.ts'
import { zoomBy, zoomHome } from './viewpoint.ts'
import { name } from './words.ts'

const ZOOM_STEP = 1.25
const MINUS = 'M3.5 8h9'
const PLUS = 'M3.5 8h9M8 3.5v9'

/** Over the stage, at its top: what is shown, how much differences are amplified, and the zoom. */
export function stageBar(settings: Settings<Common>): HTMLElement {
  const views = segments(['View', '视图'], bind(settings, 'view'), [
    { value: 'live', words: ['Live', '实时'] },
    { value: 'compare', words: ['Compare', '对比'] },
  ])
  views.id = 'views'
  const gain = slider(bind(settings, 'gain'), { words: ['Amplify', '差异放大'], min: 1, max: 64, unit: '×', home: 32 })
  gain.classList.add('gain')
  const level = name(
    button('zoom-level', () => zoomHome(settings), '100 %'),
    ['Actual size (0)', '实际大小 (0)'],
  )
  const show = () => {
    level.textContent = `${Math.round(settings.values.zoom * 100)} %`
  }
  settings.onChange(show)
  show()
  const zoom = make(
    'div',
    'zoom',
    name(
      button('icon-button', () => zoomBy(settings, 1 / ZOOM_STEP), icon(MINUS)),
      ['Zoom out (−)', '缩小 (−)'],
    ),
    level,
    name(
      button('icon-button', () => zoomBy(settings, ZOOM_STEP), icon(PLUS)),
      ['Zoom in (+)', '放大 (+)'],
    ),
  )
  return make('div', 'stage-bar', views, gain, make('span', 'spring'), zoom)
}
