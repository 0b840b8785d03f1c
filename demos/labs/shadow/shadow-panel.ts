import { presets } from '../controls/presets.ts'
import { section } from '../controls/section.ts'
import { segmentsRow } from '../controls/segments.ts'
import { slider } from '../controls/slider.ts'
import { alphaSlider, swatch } from '../controls/swatch.ts'
import { type Binding, bind, type Settings } from '../shell/settings.ts'
import { layerSections } from './layer-list.ts'
import { SHADOW_PRESETS, shadowThumb } from './shadow-presets.ts'
import { type ShadowSettings, themeFill, themePaper } from './shadow-settings.ts'

const CORNERS = ['tl', 'tr', 'br', 'bl'] as const

export function shadowPanel(settings: Settings<ShadowSettings>, dark: () => boolean): readonly HTMLElement[] {
  const fill = bind(settings, 'fill')
  return [
    section(['Presets', '预设'], [presets(settings, SHADOW_PRESETS, shadowThumb)]),
    ...layerSections(settings),
    section(
      ['Shape', '形状'],
      [
        segmentsRow(['Outline', '轮廓'], bind(settings, 'shape'), [
          { value: 'box', words: ['Box', '矩形'] },
          { value: 'ellipse', words: ['Ellipse', '椭圆'] },
        ]),
        slider(bind(settings, 'width'), { words: ['Width', '宽'], min: 4, max: 400, unit: 'px', home: 220 }),
        slider(bind(settings, 'height'), { words: ['Height', '高'], min: 4, max: 300, unit: 'px', home: 140 }),
        slider(allCorners(settings), { words: ['All corners', '全部圆角'], min: 0, max: 150, unit: 'px', home: 20 }),
        ...CORNERS.map((corner, i) =>
          slider(bind(settings, corner), {
            words: (
              [
                ['Top left', '左上'],
                ['Top right', '右上'],
                ['Bottom right', '右下'],
                ['Bottom left', '左下'],
              ] as const
            )[i] ?? ['', ''],
            min: 0,
            max: 150,
            unit: 'px',
          }),
        ),
        slider(bind(settings, 'rotation'), { words: ['Rotation', '旋转'], min: -180, max: 180, unit: '°', home: 0 }),
        slider(bind(settings, 'stroke'), { words: ['Stroke', '描边'], min: 0, max: 12, unit: 'px', home: 0 }),
      ],
    ),
    section(
      ['Colours', '颜色'],
      [
        swatch(['Card', '卡片'], fill, () => themeFill(dark())),
        alphaSlider(['Card opacity', '卡片不透明度'], fill, () => themeFill(dark())),
        swatch(['Paper', '底色'], bind(settings, 'paper'), () => themePaper(dark())),
      ],
    ),
  ]
}

/** The largest of the four; setting it sets them all. */
function allCorners(settings: Settings<ShadowSettings>): Binding<number> {
  return {
    get: () => Math.max(...CORNERS.map((corner) => settings.values[corner])),
    set: (value) => settings.set({ tl: value, tr: value, br: value, bl: value }),
    watch: (show) => settings.onChange(show),
  }
}
