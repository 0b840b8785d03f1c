import type { BackendName } from '../../../src/index.ts'
import { make } from '../shell/make.ts'
import { BACKEND_LABELS, BACKENDS } from '../shell/stage.ts'
import { say, type Words } from '../shell/words.ts'
import type { Witness } from './witness.ts'

const STATES = {
  draws: ['draws', '绘制中'],
  lost: ['lost', '已丢失'],
  sick: ['cannot be had', '不可用'],
  waits: ['waits', '待命'],
} as const satisfies Record<string, Words>

const FACTS = [
  ['frames', ['pictures', '画面']],
  ['losses', ['losses', '丢失']],
  ['swaps', ['swaps', '切换']],
  ['gap', ['last gap', '上次间隔']],
] as const satisfies readonly (readonly [string, Words])[]

/** The three backends as rungs, which one draws and why. `sick`: those that were struck so that they cannot be had. */
export function ladderView(witness: Witness, sick: ReadonlySet<BackendName>) {
  const rungs = BACKENDS.map((backend) => {
    const state = make('span', 'rung-state')
    const element = make(
      'li',
      'rung',
      make('span', `rung-dot ${backend}`),
      make('span', '', BACKEND_LABELS[backend]),
      state,
    )
    return { backend, element, state }
  })
  const reason = make('p', 'ladder-reason')
  const facts = new Map(FACTS.map(([id]) => [id, make('dd', '', '–')]))
  const list = make('dl', 'costs')
  for (const [id, words] of FACTS) {
    const value = facts.get(id) as HTMLElement
    value.id = id
    list.append(make('div', '', say(make('dt'), words), value))
  }
  const element = make('div', 'ladder', make('ol', '', ...rungs.map(({ element }) => element)), reason, list)
  const show = () => {
    const { engine, losses, swaps, gap, stretches } = witness
    const last = stretches.at(-1)
    for (const { backend, element, state } of rungs) {
      const name =
        engine?.backend === backend
          ? 'draws'
          : last?.isLost && last.backend === backend
            ? 'lost'
            : sick.has(backend)
              ? 'sick'
              : 'waits'
      if (element.dataset['state'] === name) continue
      element.dataset['state'] = name
      say(state, STATES[name])
    }
    write(reason, engine?.backendReason ?? '')
    write(facts.get('frames'), String(engine?.metrics().frames ?? 0))
    write(facts.get('losses'), String(losses))
    write(facts.get('swaps'), String(swaps))
    write(facts.get('gap'), gap === null ? '–' : `${Math.round(gap)} ms`)
  }
  return { element, show }
}

function write(element: HTMLElement | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}
