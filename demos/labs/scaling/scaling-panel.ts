import { presets } from '../controls/presets.ts'
import { section } from '../controls/section.ts'
import { segmentsRow } from '../controls/segments.ts'
import { slider } from '../controls/slider.ts'
import { timeControl } from '../controls/time-control.ts'
import { toggle } from '../controls/toggle.ts'
import { zoomSlider } from '../controls/zoom-slider.ts'
import { bind, type Settings } from '../shell/settings.ts'
import { SPRING_PRESETS, springThumb } from './scaling-presets.ts'
import { COUNTS, type ScalingSettings } from './scaling-settings.ts'
import { springCurve } from './spring-curve.ts'

export function scalingPanel(settings: Settings<ScalingSettings>): readonly HTMLElement[] {
  return [
    section(
      ['Scene', '场景'],
      [
        segmentsRow(['Show', '显示'], bind(settings, 'scene'), [
          { value: 'card', words: ['One card', '一张卡片'] },
          { value: 'many', words: ['Many', '许多'] },
        ]),
        segmentsRow(
          ['Cards', '卡片数'],
          bind(settings, 'count'),
          COUNTS.map((value) => ({ value, words: Number(value).toLocaleString('en-US') })),
        ),
        zoomSlider(settings),
        timeControl(settings),
      ],
    ),
    section(
      ['Spring', '弹簧'],
      [
        presets(settings, SPRING_PRESETS, springThumb),
        springCurve(settings),
        slider(bind(settings, 'stiffness'), { words: ['Stiffness', '刚度'], min: 20, max: 1200, home: 260 }),
        slider(bind(settings, 'damping'), { words: ['Damping', '阻尼'], min: 1, max: 80, step: 0.5, home: 14 }),
      ],
    ),
    section(
      ['Stroke', '描边'],
      [
        segmentsRow(['Width', '宽度'], bind(settings, 'strokeScale'), [
          { value: 'scale', words: ['Scales', '随缩放'] },
          { value: 'fixed', words: ['Fixed', '固定'] },
        ]),
        slider(bind(settings, 'stroke'), { words: ['Stroke', '描边'], min: 0, max: 8, step: 0.5, unit: 'px', home: 1 }),
      ],
    ),
    section(
      ['Touch', '触碰'],
      [
        slider(bind(settings, 'press'), {
          words: ['Pressed to', '按下缩放'],
          min: 0.5,
          max: 1.5,
          step: 0.01,
          unit: '×',
          home: 0.9,
        }),
        toggle(['Elastic follow', '弹性跟随'], bind(settings, 'follow')),
        toggle(['Wobble with velocity', '随速度抖动'], bind(settings, 'wobble')),
      ],
    ),
  ]
}
