import { pad } from '../controls/pad.ts'
import { section } from '../controls/section.ts'
import { segmentsRow } from '../controls/segments.ts'
import { slider } from '../controls/slider.ts'
import { alphaOf, alphaSlider, swatch } from '../controls/swatch.ts'
import { button, icon, make } from '../shell/make.ts'
import type { Binding, Settings } from '../shell/settings.ts'
import { name, say } from '../shell/words.ts'
import { type Layer, MAX_BLUR, MAX_LAYERS, MAX_OFFSET, MAX_SPREAD, type ShadowSettings } from './shadow-settings.ts'

const PLUS = 'M3.5 8h9M8 3.5v9'
const BIN = 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5'
const NEW_LAYER: Layer = { kind: 'outer', x: 0, y: 8, blur: 24, spread: 0, color: '#0f172a4d' }

/** The list of shadows, and the controls of the one that is chosen. */
export function layerSections(settings: Settings<ShadowSettings>): readonly HTMLElement[] {
  let chosen = 0
  const watchers: (() => void)[] = []
  const showAll = () => {
    for (const watcher of watchers) watcher()
  }
  const layers = () => settings.values.layers
  const present = (): Layer => layers()[chosen] ?? NEW_LAYER
  const change = (next: Partial<Layer>) =>
    settings.set({ layers: layers().map((layer, i) => (i === chosen ? { ...layer, ...next } : layer)) })
  const layer = <K extends keyof Layer>(key: K): Binding<Layer[K]> => ({
    get: () => present()[key],
    set: (value) => change({ [key]: value }),
    watch: (show) => void watchers.push(show),
  })

  const rows = make('div', 'layers')
  rows.setAttribute('role', 'listbox')
  name(rows, ['Shadows', '阴影列表'], false)
  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(index, layers().length - 1))
    showAll()
  }
  const add = name(
    button(
      'icon-button',
      () => {
        settings.set({ layers: [...layers(), NEW_LAYER] })
        choose(layers().length - 1)
      },
      icon(PLUS),
    ),
    ['Add a shadow', '添加阴影'],
  )
  const remove = (index: number) => {
    settings.set({ layers: layers().filter((_, i) => i !== index) })
    choose(chosen > index ? chosen - 1 : chosen)
  }
  watchers.push(() => {
    add.disabled = layers().length >= MAX_LAYERS
    rows.replaceChildren(
      ...layers().map((one, i) =>
        layerRow(
          one,
          i === chosen,
          () => choose(i),
          () => remove(i),
        ),
      ),
    )
    controls.hidden = layers().length === 0
  })
  settings.onChange(() => choose(chosen))

  const x = layer('x')
  const y = layer('y')
  const controls = make(
    'div',
    'layer-controls',
    segmentsRow(['Kind', '类型'], layer('kind'), [
      { value: 'outer', words: ['Outer', '外阴影'] },
      { value: 'inset', words: ['Inset', '内阴影'] },
    ]),
    make(
      'div',
      'pad-row',
      pad(['Offset: drag, or arrow keys', '偏移：拖动或方向键'], x, y, MAX_OFFSET),
      make(
        'div',
        '',
        slider(x, { words: ['X', 'X'], min: -MAX_OFFSET, max: MAX_OFFSET, unit: 'px', home: 0 }),
        slider(y, { words: ['Y', 'Y'], min: -MAX_OFFSET, max: MAX_OFFSET, unit: 'px', home: 0 }),
      ),
    ),
    slider(layer('blur'), { words: ['Blur', '模糊'], min: 0, max: MAX_BLUR, unit: 'px', home: 24 }),
    slider(layer('spread'), { words: ['Spread', '扩散'], min: -MAX_SPREAD, max: MAX_SPREAD, unit: 'px', home: 0 }),
    swatch(['Colour', '颜色'], layer('color')),
    alphaSlider(['Opacity', '不透明度'], layer('color')),
  )
  showAll()
  return [section(['Shadows', '阴影'], [rows, controls], add)]
}

function layerRow(layer: Layer, isChosen: boolean, onChoose: () => void, onRemove: () => void): HTMLElement {
  const { kind, x, y, blur, color } = layer
  const dot = make('span', 'dot')
  dot.style.background = color.slice(0, 7)
  dot.style.opacity = String(0.3 + 0.7 * alphaOf(color))
  const label = say(make('span'), kind === 'inset' ? ['Inset', '内阴影'] : ['Outer', '外阴影'])
  const row = button('layer', onChoose, dot, label, make('span', 'layer-values', `${x}, ${y} · ${blur}`))
  row.setAttribute('role', 'option')
  row.setAttribute('aria-selected', String(isChosen))
  return make('div', 'layer-row', row, name(button('icon-button', onRemove, icon(BIN)), ['Remove', '删除']))
}
