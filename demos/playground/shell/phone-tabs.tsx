import { signal } from '@preact/signals'
import { word } from '../words/word.ts'
import { Icon, type IconName } from './icon.tsx'

/** What a phone shows below the canvas; on wider windows all of it is there at once. */
export type Sheet = 'none' | 'insert' | 'layers' | 'side' | 'document'

export const sheet = signal<Sheet>('none')

const TABS: readonly (readonly [Exclude<Sheet, 'none'>, IconName, 'insert' | 'layers' | 'design' | 'document'])[] = [
  ['insert', 'plus', 'insert'],
  ['layers', 'layers', 'layers'],
  ['side', 'design', 'design'],
  ['document', 'code', 'document'],
]

export function PhoneTabs() {
  return (
    <nav class="phone-tabs" aria-label={word('panels')}>
      {TABS.map(([name, icon, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={sheet.value === name}
          onClick={() => {
            sheet.value = sheet.value === name ? 'none' : name
          }}
        >
          <Icon name={icon} />
          {word(label)}
        </button>
      ))}
    </nav>
  )
}
