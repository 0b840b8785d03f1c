import { segments } from '../controls/segments.ts'
import { initialValues, writeAddress } from './address.ts'
import { COMMON, type Common, companions } from './common.ts'
import { button, icon, make } from './make.ts'
import type { Binding, Settings } from './settings.ts'
import { BACKEND_LABELS, BACKENDS } from './stage.ts'
import { isDark } from './theme.ts'
import { name, say, type Words } from './words.ts'

export type LabId = 'shadow' | 'scaling' | 'trail' | 'chaos'

const LABS: readonly (readonly [LabId, Words])[] = [
  ['shadow', ['Shadow', '阴影']],
  ['scaling', ['Scaling', '缩放']],
  ['trail', ['Trail', '拖尾']],
  ['chaos', ['Chaos', '故障']],
]
const SUN =
  'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1M8 13.5v1M14.5 8h-1M2.5 8h-1M12.6 3.4l-.7.7M4.1 11.9l-.7.7M12.6 12.6l-.7-.7M4.1 4.1l-.7-.7'
const MOON = 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z'
const LINK =
  'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7l.9-.9'

/** The bar above every lab. `backend`: the one that draws, whatever was asked for. */
export function toolbar(
  present: LabId,
  settings: Settings<Common>,
  backend: Binding<string>,
  onShare: () => void,
): HTMLElement {
  const brand = make('a', 'brand', mark(), make('span', '', 'Glissade'))
  brand.href = '/playground/'
  name(brand, ['To the playground', '前往演示页'])
  const tabs = make('nav', 'tabs', ...LABS.map(([id, words]) => tab(id, words, id === present, settings)))
  name(tabs, ['Labs', '实验室'], false)
  const backends = segments(
    ['Backend', '渲染后端'],
    backend,
    BACKENDS.map((value) => ({ value, words: BACKEND_LABELS[value] })),
  )
  backends.id = 'backends'
  const theme = name(
    button(
      'icon-button',
      () => settings.set({ theme: isDark(settings.values.theme) ? 'light' : 'dark' }),
      icon(MOON),
      icon(SUN),
    ),
    ['Light or dark', '浅色或深色'],
  )
  theme.id = 'theme'
  const language = say(
    button('quiet', () => settings.set({ lang: settings.values.lang === 'zh' ? 'en' : 'zh' })),
    ['中文', 'EN'],
  )
  language.id = 'language'
  name(language, ['切换到中文', 'Switch to English'])
  const share = button('primary', onShare, icon(LINK), say(make('span'), ['Copy link', '复制链接']))
  share.id = 'share'
  name(share, ['Copy the address of this state', '复制当前状态的地址'])
  return make('header', 'toolbar', brand, tabs, make('span', 'spring'), backends, theme, language, share)
}

/** Language, theme and backend go along. */
function tab(id: LabId, words: Words, isPresent: boolean, settings: Settings<Common>): HTMLElement {
  const link = say(make('a', 'tab'), words)
  if (isPresent) link.setAttribute('aria-current', 'page')
  const show = () => {
    link.href = `../${id}/#${writeAddress(COMMON, { ...initialValues(COMMON), ...companions(settings.values) })}`
  }
  settings.onChange(show)
  show()
  return link
}

function mark(): SVGElement {
  const svg = icon('M6.5 19.5C11 19.5 11.5 9 20 9')
  svg.setAttribute('viewBox', '0 0 28 28')
  svg.setAttribute('class', 'brand-mark')
  const tile = document.createElementNS(svg.namespaceURI, 'rect')
  for (const [key, value] of Object.entries({ class: 'brand-tile', width: 28, height: 28, rx: 8 }))
    tile.setAttribute(key, String(value))
  const dot = document.createElementNS(svg.namespaceURI, 'circle')
  for (const [key, value] of Object.entries({ class: 'brand-dot', cx: 20, cy: 9, r: 3.2 }))
    dot.setAttribute(key, String(value))
  svg.firstElementChild?.setAttribute('class', 'brand-trail')
  svg.prepend(tile)
  svg.append(dot)
  return svg
}
