import { type Check, refuseName } from './check.ts'

/**
 * Properties of nodes, declared as a table. Each becomes an accessor on the prototype that checks a new value, drops
 * one that equals the old, stores it, and tells the node what changed. A value never set costs no memory: reading falls
 * through to the default on the prototype.
 */
interface Declaration<T = unknown> {
  readonly initial: T
  /** Bits of `CHANGE`. */
  readonly change: number
  readonly check: Check<T>
}

interface Field extends Declaration {
  /** Where an owner keeps the value. Joined once: fields are read and set in inner loops. */
  readonly key: string
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
export function field<T>(initial: T | undefined, change: number, check: Check<T>): Declaration {
  return { initial, change, check } as Declaration
}

/** Installs the accessors of `table` on a class, beside the fields of its base class. */
export function defineFields(
  { prototype }: { readonly prototype: FieldOwner },
  table: Readonly<Record<string, Declaration>>,
): void {
  // Without a prototype, whose names are no fields.
  const fields: Record<string, Field> = Object.assign(Object.create(null), prototype.fields)
  for (const [name, declaration] of Object.entries(table)) {
    const key = KEY + name
    const field = { ...declaration, key }
    const names = [name]
    fields[name] = field
    ;(prototype as unknown as Store)[key] = field.initial
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Store) {
        return this[key]
      },
      set(this: FieldOwner, value: unknown) {
        if (value !== undefined) field.check(value, name)
        if (store(this, field, value) && field.change) this.changed(field.change, names)
      },
    })
  }
  Object.defineProperty(prototype, 'fields', { value: fields })
}

/**
 * Sets several fields at once, all or nothing: every value is checked before the first is stored. `undefined` restores a default.
 * `but`: is no field.
 */
export function setFields(owner: FieldOwner, values: Readonly<Store>, but?: string): void {
  const { fields } = owner
  const names = Object.keys(values)
  for (const name of names) {
    if (name === but) continue
    const { check } = fields[name] ?? refuseName(name, fields)
    if (values[name] !== undefined) check(values[name], name)
  }
  let bits = 0
  let changed = 0
  // Those that changed come to the front of the list, which spares another one.
  for (const name of names) {
    if (name === but || !store(owner, fields[name] as Field, values[name])) continue
    bits |= (fields[name] as Field).change
    names[changed++] = name
  }
  names.length = changed
  if (bits) owner.changed(bits, names)
}

/** Stores a value, or the default for `undefined`; false when it is equal to the old one. */
function store(owner: FieldOwner, { key, initial }: Field, given: unknown): boolean {
  const values = owner as unknown as Store
  const value = given === undefined ? initial : given
  if (isSame(values[key], value)) return false
  values[key] = value
  return true
}

/** The fields that were set to something else than their default. */
export function fieldsSet(owner: FieldOwner): Store {
  const store = owner as unknown as Store
  const result: Store = {}
  for (const [name, { initial, key }] of Object.entries(owner.fields)) {
    const value = store[key]
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
