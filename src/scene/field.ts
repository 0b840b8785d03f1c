import { type Check, refuseName } from './check.ts'

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
  changed(bits: number, names: readonly string[]): void
}

type Store = Record<string, unknown>

const KEY = '_'

/** `check` never sees `undefined`, which restores the initial value. */
export function field<T>(initial: T | undefined, change: number, check: Check<T>): Field {
  return { initial, change, check } as Field
}

/** Installs the accessors of `table` on a class, beside the fields of its base class. */
export function defineFields({ prototype }: { readonly prototype: FieldOwner }, table: FieldTable): void {
  for (const [name, { initial }] of Object.entries(table)) {
    // Joined once: reading a field is the inner loop of culling and hit tests.
    const key = KEY + name
    ;(prototype as unknown as Store)[key] = initial
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Store) {
        return this[key]
      },
      set(this: FieldOwner, value: unknown) {
        setFields(this, { [name]: value })
      },
    })
  }
  Object.defineProperty(prototype, 'fields', { value: { ...prototype.fields, ...table } })
}

/** Sets several fields at once, all or nothing: every value is checked before the first is stored. `undefined` restores a default. */
export function setFields(owner: FieldOwner, values: Readonly<Store>): void {
  const { fields } = owner
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(fields, name)) refuseName(name, fields)
    if (values[name] !== undefined) (fields[name] as Field).check(values[name], name)
  }
  const store = owner as unknown as Store
  const changed: string[] = []
  let bits = 0
  for (const name of Object.keys(values)) {
    const { initial, change } = fields[name] as Field
    const value = values[name] === undefined ? initial : values[name]
    if (isSame(store[KEY + name], value)) continue
    store[KEY + name] = value
    bits |= change
    changed.push(name)
  }
  if (bits) owner.changed(bits, changed)
}

/** The fields that were set to something else than their default. */
export function fieldsSet(owner: FieldOwner): Store {
  const store = owner as unknown as Store
  const result: Store = {}
  for (const [name, { initial }] of Object.entries(owner.fields)) {
    const value = store[KEY + name]
    if (!isSame(value, initial)) result[name] = value
  }
  return result
}

/** Equality of property values: primitives, and plain objects and arrays of them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const kind = Object.getPrototypeOf(a)
  if (kind !== Object.getPrototypeOf(b) || (kind !== Array.prototype && kind !== Object.prototype)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => isSame((a as Store)[key], (b as Store)[key]))
}
