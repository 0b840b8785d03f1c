import { presets } from '../controls/presets.ts'
import { section } from '../controls/section.ts'
import { segmentsRow } from '../controls/segments.ts'
import { slider } from '../controls/slider.ts'
import { alphaSlider, swatch } from '../controls/swatch.ts'
import { timeControl } from '../controls/time-control.ts'
import { toggle } from '../controls/toggle.ts'
import { bind, type Settings } from '../shell/settings.ts'
import { TRAIL_PRESETS, trailThumb } from './trail-presets.ts'
import { type TrailSettings, themePaper } from './trail-settings.ts'

export function trailPanel(settings: Settings<TrailSettings>, dark: () => boolean): readonly HTMLElement[] {
  return [
    section(['Presets', '预设'], [presets(settings, TRAIL_PRESETS, trailThumb)]),
    section(
      ['Demo', '演示'],
      [
        segmentsRow(['Stroke', '笔画'], bind(settings, 'demo'), [
          { value: 'eight', words: '∞' },
          { value: 'spiral', words: ['Spiral', '螺旋'] },
          { value: 'zigzag', words: ['Zigzag', '折线'] },
          { value: 'swarm', words: ['Swarm', '群'] },
          { value: 'off', words: ['Off', '关'] },
        ]),
        timeControl(settings),
        toggle(['Cards under and over', '上下卡片'], bind(settings, 'cards')),
      ],
    ),
    section(
      ['Shape', '形状'],
      [
        slider(bind(settings, 'width'), { words: ['Width', '宽度'], min: 1, max: 80, unit: 'px', home: 30 }),
        segmentsRow(['Width by', '宽度随'], bind(settings, 'by'), [
          { value: 'constant', words: ['None', '无'] },
          { value: 'speed', words: ['Speed', '速度'] },
          { value: 'pressure', words: ['Pressure', '压力'] },
        ]),
        slider(bind(settings, 'taper'), { words: ['Taper', '收尖'], min: 0, max: 1, step: 0.01, home: 0.6 }),
        slider(bind(settings, 'life'), { words: ['Life', '寿命'], min: 0.1, max: 8, step: 0.1, unit: 's', home: 2.6 }),
      ],
    ),
    section(
      ['Colours', '颜色'],
      [
        swatch(['Fresh', '新'], bind(settings, 'fresh')),
        alphaSlider(['Opacity', '不透明度'], bind(settings, 'fresh')),
        swatch(['Old', '旧'], bind(settings, 'old')),
        alphaSlider(['Opacity', '不透明度'], bind(settings, 'old')),
        slider(bind(settings, 'glow'), { words: ['Glow', '辉光'], min: 0, max: 80, unit: 'px', home: 0 }),
        swatch(['Glow colour', '辉光颜色'], bind(settings, 'glowColor')),
        alphaSlider(['Opacity', '不透明度'], bind(settings, 'glowColor')),
        swatch(['Paper', '底色'], bind(settings, 'paper'), () => themePaper(dark())),
      ],
    ),
  ]
}
