import { ENGLISH, type Word } from '../words/english.ts'
import { word } from '../words/word.ts'
import { done, travelTo, undone } from './steps.ts'

/** The steps as a list: a click goes to where that one is the last that is done. */
export function HistoryPanel() {
  const labels = [word('opened'), ...done.value, ...undone.value]
  const now = done.value.length
  return (
    <ol class="history" aria-label={word('history')}>
      {labels.map((label, step) => (
        <li key={step}>
          <button
            type="button"
            class={step > now ? 'step undone' : 'step'}
            {...(step === now && { 'aria-current': 'step' as const })}
            onClick={() => travelTo(step)}
          >
            {nameOf(label)}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Steps of hands bear English labels; all others are in the language in which they were done. */
function nameOf(label: string): string {
  const known = `step.${label}`
  return known in ENGLISH ? word(known as Word) : label || word('change')
}
