import type { NamedDescription } from './description.ts'
import { type Role, traitsOf } from './roles.ts'

/** Roles that are named by the words in them, where the browser finds them when people search the page. */
const NAMED_BY_WORDS: ReadonlySet<Role> = new Set<Role>([
  'text',
  'heading',
  'button',
  'link',
  'checkbox',
  'radio',
  'switch',
  'tab',
  'menuitem',
  'option',
])

/** What an element says: attributes, of which undefined ones are absent, and its words. */
export interface Said {
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly words: string
}

/** A description in HTML. `isTabStop`: Tab comes to it. What a role must say and nobody told gets the value of WAI-ARIA. */
export function said(description: NamedDescription, isTabStop: boolean): Said {
  const { role, name, value, min = 0, max = 100, testId } = description
  const { states } = traitsOf(role)
  const isNamedByWords = NAMED_BY_WORDS.has(role)
  const hasRange = states.includes('range')
  const isOpen = description.expanded ?? (role === 'combobox' ? false : undefined)
  const number = hasRange ? (value ?? (role === 'progressbar' ? undefined : 0)) : undefined
  return {
    attributes: {
      role: role === 'text' ? undefined : role,
      'aria-label': isNamedByWords || !name ? undefined : name,
      tabindex: isTabStop ? '0' : undefined,
      'data-testid': testId,
      'aria-checked': states.includes('checked') ? `${description.checked ?? false}` : undefined,
      'aria-selected': asText(description.selected),
      'aria-expanded': asText(isOpen),
      'aria-pressed': asText(description.pressed),
      'aria-disabled': description.disabled ? 'true' : undefined,
      'aria-level': role === 'heading' ? `${description.level ?? 2}` : undefined,
      'aria-valuenow': asText(number),
      'aria-valuemin': hasRange ? `${min}` : undefined,
      'aria-valuemax': hasRange ? `${max}` : undefined,
    },
    words: isNamedByWords ? name : hasRange ? '' : `${value ?? ''}`,
  }
}

const asText = (value: unknown): string | undefined => (value === undefined ? undefined : `${value}`)
