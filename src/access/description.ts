import { EngineError } from '../base/errors.ts'
import { boolean, type Check, coordinate, oneOf, range, record, refuse, string } from '../scene/check.ts'
import type { Node } from '../scene/node.ts'
import type { Text } from '../scene/text.ts'
import { ROLES, type Role, traitsOf } from './roles.ts'

/** What a node is to those who do not see it, in the words of WAI-ARIA. */
export interface Description {
  readonly role: Role
  /** Default: the node's `name`, else, for what is one thing, the words in it. */
  readonly name?: string
  /** A number of what has a range (default 0), a text of what is written or chosen. */
  readonly value?: number | string
  /** Of what has a range; default 0 and 100. */
  readonly min?: number
  readonly max?: number
  /** Default false, for what can be checked. */
  readonly checked?: boolean | 'mixed'
  readonly selected?: boolean
  readonly expanded?: boolean
  readonly pressed?: boolean | 'mixed'
  readonly disabled?: boolean
  /** Of a heading, from 1; default 2. */
  readonly level?: number
  /** `data-testid` of the element. */
  readonly testId?: string
  /** Enter, Space, or a click that no pointer made. Without it the picture gets a click at its middle. */
  readonly onActivate?: () => void
}

/** Undefined: what it says by itself. Null: nothing, and nothing of all below it. */
export type Describe = (node: Node) => Description | null | undefined

/** With its name. */
export interface NamedDescription extends Description {
  readonly name: string
}

const yesNoMixed: Check<boolean | 'mixed'> = (value, path) =>
  typeof value === 'boolean' || value === 'mixed' ? value : refuse(value, path, "true, false or 'mixed'")
const numberOrText: Check<number | string> = (value, path) =>
  typeof value === 'number' ? coordinate(value, path) : string(value, path)
const callback: Check<() => void> = (value, path) =>
  typeof value === 'function' ? (value as () => void) : refuse(value, path, 'a function')

const check: Check<Description> = record(
  {
    role: oneOf(...(Object.keys(ROLES) as Role[])),
    name: string,
    value: numberOrText,
    min: coordinate,
    max: coordinate,
    checked: yesNoMixed,
    selected: boolean,
    expanded: boolean,
    pressed: yesNoMixed,
    disabled: boolean,
    level: range(1, 6),
    testId: string,
    onActivate: callback,
  },
  'role',
)

/** Which state a field is of; others fit every role. */
const STATE_OF = {
  value: 'value',
  min: 'range',
  max: 'range',
  checked: 'checked',
  selected: 'selected',
  expanded: 'expanded',
  pressed: 'pressed',
  disabled: 'disabled',
  level: 'level',
} as const

/** Gives back what was told of the node `id`, or throws and says where it is wrong. */
export function checkDescription(told: unknown, id: string): Description {
  const path = `describe('${id}')`
  const description = check(told, path)
  const { role } = description
  const { states } = traitsOf(role)
  for (const [field, state] of Object.entries(STATE_OF)) {
    if (description[field as keyof Description] === undefined || states.includes(state)) continue
    const known = [...Object.keys(STATE_OF)].filter((name) => states.includes(STATE_OF[name as keyof typeof STATE_OF]))
    throw new EngineError(
      'unknown-prop',
      `${path}.${field} means nothing to the role ${role}; it knows ${known.join(', ') || 'no states'}.`,
      { path: `${path}.${field}` },
    )
  }
  if (typeof description.value === 'string' && states.includes('range'))
    refuse(description.value, `${path}.value`, `a number, as a ${role} has a range`)
  return description
}

/** What a node says by itself: words, and names that were given to it. */
export function ownDescription(node: Node): NamedDescription | undefined {
  const { type, name, isContainer } = node
  if (type === 'text') return namedText((node as Text).text)
  if (!name) return undefined
  if (isContainer && node.children.length) return { role: 'group', name }
  return { role: 'img', name }
}

function namedText(text: string): NamedDescription | undefined {
  const name = oneLine(text)
  return name ? { role: 'text', name } : undefined
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
