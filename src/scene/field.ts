import { EngineError } from '../base/errors.ts'
import type { Check } from './check.ts'

/**
 * Properties of nodes, declared as a table. Each becomes an accessor on the prototype that checks a new value, drops
 * one that equals the old, stores it, and tells the node what changed. A value never set costs no memory: reading falls
 * through to the default on the prototype.
 */
export interface Field<T = unknown> {
  readonly initial: T
  /** Bits of `CHANGE`. */
  readonly change: number
  readonly check: Check<T>
}

export type FieldTable = Readonly<Record<string, Field>>

/** Who owns fields: told after a value was stored. */
export interface FieldOwner {
  readonly fields: FieldTable
  changed(bits: number): void
}

const KEY = '_'

export function field<T>(initial: T, change: number, check: Check<T>): Field {
  return { initial, change, check } as Field
}

/** Installs the accessors of `table` on a prototype; `inherited` are the fields of its base class. */
export function defineFields(prototype: FieldOwner, inherited: FieldTable, table: FieldTable): void {
  const store = prototype as unknown as Record<string, unknown>
  for (const [name, { initial }] of Object.entries(table)) {
    store[KEY + name] = initial
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Record<string, unknown>) {
        return this[KEY + name]
      },
      set(this: FieldOwner, value: unknown) {
        setFields(this, { [name]: value }, '')
      },
    })
  }
  Object.defineProperty(prototype, 'fields', { value: { ...inherited, ...table } })
}

/** Sets several fields at once, all or nothing: every value is checked before the first is stored. `undefined` restores a default. */
export function setFields(owner: FieldOwner, values: Readonly<Record<string, unknown>>, path: string): void {
  const { fields } = owner
  for (const name of Object.keys(values)) {
    const found = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!found) {
      throw new EngineError(
        'unknown-prop',
        `${path}${name} is not a property here; known are ${Object.keys(fields).join(', ')}.`,
        {
          path: path + name,
          value: values[name],
        },
      )
    }
    if (values[name] !== undefined) found.check(values[name], path + name)
  }
  const store = owner as unknown as Record<string, unknown>
  let bits = 0
  for (const name of Object.keys(values)) {
    const { initial, change } = fields[name] as Field
    const value = values[name] === undefined ? initial : values[name]
    if (isSame(store[KEY + name], value)) continue
    store[KEY + name] = value
    bits |= change
  }
  if (bits) owner.changed(bits)
}

/** The fields that were set to something else than their default. */
export function fieldsSet(owner: FieldOwner): Record<string, unknown> {
  const store = owner as unknown as Record<string, unknown>
  const result: Record<string, unknown> = {}
  for (const [name, { initial }] of Object.entries(owner.fields)) {
    if (Object.hasOwn(store, KEY + name) && !isSame(store[KEY + name], initial)) result[name] = store[KEY + name]
  }
  return result
}

/** Equality of property values: primitives, and plain objects and arrays of them. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (!Array.isArray(a) && Object.getPrototypeOf(a) !== Object.prototype) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
