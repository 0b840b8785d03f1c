import { signal } from '@preact/signals'
import { onSurface, surface } from '../canvas/stage.ts'
import { Icon } from '../shell/icon.tsx'
import { count, type Word, word } from '../words/word.ts'
import { HealthPanel } from './health-panel.tsx'
import { bytes, milliseconds } from './units.ts'

/** Milliseconds between two updates of the numbers: faster ones can't be read, and cost frames. */
const INTERVAL = 120

/** Grows when the numbers are read anew: after frames only, so a still board costs nothing. */
export const beat = signal(0)
const isOpen = signal(false)

export function followFrames(): void {
  let isDue = false
  onSurface(({ engine }) =>
    engine.on('frame', () => {
      if (isDue) return
      isDue = true
      setTimeout(() => {
        isDue = false
        beat.value++
      }, INTERVAL)
    }),
  )
}

/** The numbers in the corner: what the last frame cost. A click shows all that is measured. */
export function Readout() {
  beat.value
  const { engine } = surface.value
  const { last, watched } = engine.metrics()
  const numbers: readonly (readonly [Word, string])[] = [
    ['draws', last ? count(last.draws) : '–'],
    ['uploaded', last ? bytes(last.uploadedBytes) : '–'],
    ['p50', watched?.cpu ? milliseconds(watched.cpu.p50) : '–'],
    ['p99', watched?.cpu ? milliseconds(watched.cpu.p99) : '–'],
    ['nodes', count(engine.scene.size)],
  ]
  return (
    <div class="readout-corner">
      {isOpen.value && <HealthPanel />}
      <section id="readout" class="floating readout" aria-label={word('readout')}>
        <dl>
          {numbers.map(([name, value]) => (
            <div key={name} class={`readout-${name}`}>
              <dt>{word(name)}</dt>
              <dd id={name}>{value}</dd>
            </div>
          ))}
        </dl>
        <button
          type="button"
          id="health"
          class="icon-button"
          aria-expanded={isOpen.value}
          aria-label={word('health')}
          title={word('health')}
          onClick={() => {
            isOpen.value = !isOpen.value
          }}
        >
          <Icon name="pulse" />
        </button>
      </section>
    </div>
  )
}
