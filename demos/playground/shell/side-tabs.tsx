import { signal } from '@preact/signals'
import { HistoryPanel } from '../history/history-panel.tsx'
import { InspectorPanel } from '../inspector/inspector-panel.tsx'
import { word } from '../words/word.ts'

type Side = 'design' | 'history'

const side = signal<Side>('design')

/** The right side: what is selected, or what was done. */
export function SideTabs() {
  return (
    <>
      <div class="side-tabs" role="tablist" aria-label={word('side')}>
        {(['design', 'history'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={side.value === name}
            aria-controls="side-panel"
            tabIndex={side.value === name ? 0 : -1}
            onClick={() => {
              side.value = name
            }}
            onKeyDown={(event) => switchBy(event, name)}
          >
            {word(name)}
          </button>
        ))}
      </div>
      <div id="side-panel" class="side-panel" role="tabpanel" aria-labelledby={`tab-${side.value}`}>
        {side.value === 'design' ? <InspectorPanel /> : <HistoryPanel />}
      </div>
    </>
  )
}

function switchBy({ key }: KeyboardEvent, from: Side): void {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
  side.value = from === 'design' ? 'history' : 'design'
  document.getElementById(`tab-${side.value}`)?.focus()
}
