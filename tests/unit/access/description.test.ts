import { describe, expect, test } from 'vitest'
import { said } from '../../../src/access/attributes.ts'
import { checkDescription, type NamedDescription } from '../../../src/access/description.ts'
import { ROLES, type Role } from '../../../src/access/roles.ts'

/** What stands in the element, as HTML would have it. */
function html(description: NamedDescription, isTabStop = false): string {
  const { attributes, words } = said(description, isTabStop)
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return [...written.map(([name, value]) => `${name}=${value}`), words].filter(Boolean).join(' ')
}

describe('a description is refused, and says where', () => {
  test.each<[object, string, string]>([
    [{ role: 'knob' }, 'wrong-type', "describe('a').role"],
    [{}, 'missing-prop', "describe('a').role"],
    [{ role: 'button', colour: 'red' }, 'unknown-prop', "describe('a').colour"],
    [{ role: 'button', checked: true }, 'unknown-prop', "describe('a').checked"],
    [{ role: 'button', value: 3 }, 'unknown-prop', "describe('a').value"],
    [{ role: 'group', disabled: true }, 'unknown-prop', "describe('a').disabled"],
    [{ role: 'slider', value: 'half' }, 'wrong-type', "describe('a').value"],
    [{ role: 'slider', value: Number.NaN }, 'not-finite', "describe('a').value"],
    [{ role: 'checkbox', checked: 'yes' }, 'wrong-type', "describe('a').checked"],
    [{ role: 'heading', level: 7 }, 'out-of-range', "describe('a').level"],
    [{ role: 'button', onActivate: 'go' }, 'wrong-type', "describe('a').onActivate"],
    [[], 'wrong-type', "describe('a')"],
  ])('%j', (told, code, path) => {
    expect(() => checkDescription(told, 'a')).toThrow(expect.objectContaining({ code, path }))
  })

  test('a role of Object.prototype is none', () => {
    expect(() => checkDescription({ role: 'constructor' }, 'a')).toThrow('one of group, region')
  })

  test('states are named that would mean something', () => {
    expect(() => checkDescription({ role: 'tab', checked: true }, 'a')).toThrow('it knows selected, disabled.')
  })
})

describe('in the words of HTML', () => {
  test.each<[Omit<NamedDescription, 'name'>, string]>([
    [{ role: 'text' }, 'N'],
    [{ role: 'button' }, 'role=button N'],
    [{ role: 'button', pressed: false, expanded: true }, 'role=button aria-expanded=true aria-pressed=false N'],
    [{ role: 'checkbox' }, 'role=checkbox aria-checked=false N'],
    [{ role: 'checkbox', checked: 'mixed', disabled: true }, 'role=checkbox aria-checked=mixed aria-disabled=true N'],
    [{ role: 'heading' }, 'role=heading aria-level=2 N'],
    [{ role: 'slider' }, 'role=slider aria-label=N aria-valuenow=0 aria-valuemin=0 aria-valuemax=100'],
    [{ role: 'progressbar' }, 'role=progressbar aria-label=N aria-valuemin=0 aria-valuemax=100'],
    [
      { role: 'meter', value: 7, min: 5, max: 9 },
      'role=meter aria-label=N aria-valuenow=7 aria-valuemin=5 aria-valuemax=9',
    ],
    [{ role: 'textbox', value: 'typed' }, 'role=textbox aria-label=N typed'],
    [{ role: 'combobox' }, 'role=combobox aria-label=N aria-expanded=false'],
    [{ role: 'img', testId: 't' }, 'role=img aria-label=N data-testid=t'],
    [{ role: 'tab', selected: true }, 'role=tab aria-selected=true N'],
  ])('%j', (description, written) => {
    expect(html({ name: 'N', ...description })).toBe(written)
  })

  test('Tab comes to what it is said to come to', () => {
    expect(html({ role: 'button', name: 'N' }, true)).toBe('role=button tabindex=0 N')
  })

  test('every role is one of WAI-ARIA, but for words', () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      expect(said({ role, name: '' }, false).attributes.role).toBe(role === 'text' ? undefined : role)
    }
  })
})
