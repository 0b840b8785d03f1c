import { type Common, MAX_ZOOM, MIN_ZOOM } from '../shell/common.ts'
import { make } from '../shell/make.ts'
import type { Settings } from '../shell/settings.ts'
import { zoomBy, zoomHome } from '../shell/viewpoint.ts'
import { name, say, type Words } from '../shell/words.ts'

const STEPS = 400
const WORDS: Words = ['Zoom', '缩放']

/** The zoom on a track where equal ways are equal factors. */
export function zoomSlider<T extends Common>(settings: Settings<T>): HTMLElement {
  const common = settings as unknown as Settings<Common>
  const track = name(make('input', 'track'), WORDS, false)
  track.type = 'range'
  track.min = '0'
  track.max = String(STEPS)
  const range = Math.log(MAX_ZOOM / MIN_ZOOM)
  const value = make('output', 'number')
  const show = () => {
    const { zoom } = settings.values
    const share = Math.log(zoom / MIN_ZOOM) / range
    track.value = String(share * STEPS)
    track.style.setProperty('--to', String(share))
    value.textContent = zoom.toFixed(zoom < 1 ? 2 : 1)
  }
  track.addEventListener('input', () => {
    zoomBy(common, (MIN_ZOOM * Math.exp((track.valueAsNumber / STEPS) * range)) / settings.values.zoom)
  })
  track.addEventListener('dblclick', () => zoomHome(common))
  settings.onChange(show)
  show()
  return make(
    'div',
    'control',
    say(make('span', 'label'), WORDS),
    make('span', 'value', value, make('span', 'unit', '×')),
    track,
  )
}
