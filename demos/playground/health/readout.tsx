import { signal } from '@preact/signals'
import { surface } from '../canvas/stage.ts'
import { Icon } from '../shell/icon.tsx'
import { count, type Word, word } from '../words/word.ts'
import { beat } from './beat.ts'
import { HealthPanel } from './health-panel.tsx'
import { bytes, milliseconds } from './units.ts'

const isOpen = signal(false)

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
