import type { BackendName } from '../../../src/index.ts'
import type { Faults } from '../../../src/testing.ts'
import { section } from '../controls/section.ts'
import { timeControl } from '../controls/time-control.ts'
import { toggle } from '../controls/toggle.ts'
import { button, icon, make } from '../shell/make.ts'
import { bind, type Settings } from '../shell/settings.ts'
import { BACKENDS } from '../shell/stage.ts'
import { say } from '../shell/words.ts'
import type { ChaosSettings } from './chaos-settings.ts'
import { ladderView } from './ladder-view.ts'
import { STRIKES } from './strikes.ts'
import { timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

/** ms between two looks at what to show. */
const INTERVAL = 200

export function chaosPanel(
  settings: Settings<ChaosSettings>,
  faults: Faults,
  witness: Witness,
): readonly HTMLElement[] {
  const sick = new Set<BackendName>()
  const drawing = () => witness.engine?.backend ?? null
  const strikes = STRIKES.map(({ id, words, icon: path, on, isLasting, strike }) => {
    const element = button(
      'strike',
      () => {
        const rung = drawing()
        if (!rung || !on.includes(rung)) return
        if (isLasting) sick.add(rung)
        strike(faults[rung])
      },
      icon(path),
      say(make('span'), words),
    )
    element.id = `strike-${id}`
    return { element, on }
  })
  const heal = button(
    'strike heal',
    () => {
      sick.clear()
      for (const rung of BACKENDS) faults[rung].heal()
    },
    icon('M8 3v10M3 8h10'),
    say(make('span'), ['Heal all', '全部恢复']),
  )
  heal.id = 'heal'
  const ladder = ladderView(witness, sick)
  const strip = timeline(witness)
  setInterval(() => {
    ladder.show()
    strip.show()
    const rung = drawing()
    for (const { element, on } of strikes) element.disabled = !rung || !on.includes(rung)
    heal.disabled = sick.size === 0
  }, INTERVAL)
  return [
    section(
      ['Kill what draws', '击垮渲染后端'],
      [make('div', 'strikes', ...strikes.map(({ element }) => element), heal)],
    ),
    section(['State', '状态'], [ladder.element]),
    section(['On screen, the last 30 s', '屏幕画面（最近 30 秒）'], [strip.element]),
    section(
      ['Drag', '拖动'],
      [
        toggle(['Drag by itself', '自动拖动'], bind(settings, 'drag')),
        toggle(['Trail', '拖尾'], bind(settings, 'trail')),
        timeControl(settings),
      ],
    ),
  ]
}
