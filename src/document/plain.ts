import { EngineError, type ErrorCode } from '../base/errors.ts'
import { show } from '../scene/check.ts'
import type { Limits } from './limits.ts'
import { MAX_POINTS } from './node-types.ts'

/** No prop nests deeper (props, gradient, stops, stop), so a copy may recurse this far and no further. */
const MAX_PROP_DEPTH = 6

/** `['root', 'children', 2]` as `root.children[2]`. */
export function pathText(keys: readonly PropertyKey[]): string {
  const steps = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 60)}`))
  return steps.join('').replace(/^\./, '')
}

/** More properties than any object of a document has. */
const MAX_KEYS = 64

/**
 * Reads input that may be hostile: every own property is read once and as data, so getters never run, and what was
 * checked is what is used. Keeps the place for error messages and counts what was read against the limits.
 */
export class PlainReader {
  /** Where reading stands, from the document down. */
  readonly trail: PropertyKey[] = []
  readonly limits: Limits
  /** Objects being read, to find one inside itself. */
  readonly #open = new Set<object>()
  #values = 0
  #text = 0

  constructor(limits: Limits) {
    this.limits = limits
  }

  get path(): string {
    return pathText(this.trail)
  }

  refuse(code: ErrorCode, message: string, value?: unknown): never {
    throw new EngineError(code, `${this.path || 'The document'} ${message}`, { path: this.path, value })
  }

  /** Like `refuse`, for a key of the object being read. */
  refuseAt(key: PropertyKey, code: ErrorCode, message: string, value?: unknown): never {
    this.trail.push(key)
    this.refuse(code, message, value)
  }

  enter(value: object): void {
    if (this.#open.has(value)) this.refuse('cyclic', 'is an object that contains itself; a document is a tree.')
    this.#open.add(value)
  }

  leave(value: object): void {
    this.#open.delete(value)
  }

  /** The own properties of a plain object; undefined ones are left out, as JSON does. */
  fields(value: unknown): Record<string, unknown> {
    if (!isPlainObject(value)) this.refuse('wrong-type', `is ${describe(value)}; it must be a plain object.`, value)
    const keys = Reflect.ownKeys(value)
    if (keys.length > MAX_KEYS) this.refuse('unknown-prop', `has ${keys.length} properties; none has over ${MAX_KEYS}.`)
    const result: Record<string, unknown> = {}
    for (const key of keys) {
      // Names that every object inherits are no props of ours, and `__proto__` would not be copied but obeyed.
      if (typeof key === 'symbol' || key in Object.prototype) {
        this.refuseAt(key, 'unknown-prop', 'is not known. Leave it out.')
      }
      const found = this.own(value, key)
      if (found !== undefined) result[key] = found
    }
    return result
  }

  /** The value of an own property, never by a getter; undefined when there is none. */
  own(owner: object, key: PropertyKey): unknown {
    const property = Object.getOwnPropertyDescriptor(owner, key)
    if (property?.get || property?.set) {
      this.refuseAt(key, 'wrong-type', 'is a getter or setter; a document holds plain values.')
    }
    return property?.value
  }

  /** A copy of JSON data inside props. `isSource`: an image source, for which the limit of texts does not hold. */
  copy(value: unknown, isSource = false, depth = 1): unknown {
    if (++this.#values > this.limits.values) {
      this.refuse('limit-nodes', `is past the limit of ${this.limits.values} values in props (limits.values).`)
    }
    switch (typeof value) {
      case 'number':
        // JSON has no sign of zero.
        return value + 0
      case 'boolean':
        return value
      case 'string':
        this.#countText(value, isSource)
        return value
      case 'object':
        return value === null ? null : this.#copyObject(value, depth)
      default:
        return this.refuse('wrong-type', `is ${describe(value)}; a document holds JSON values only.`, value)
    }
  }

  #copyObject(value: object, depth: number): unknown {
    if (depth > MAX_PROP_DEPTH) this.refuse('limit-depth', `is nested deeper than any prop (${MAX_PROP_DEPTH} levels).`)
    this.enter(value)
    const result = Array.isArray(value) ? this.#copyList(value, depth) : this.#copyFields(this.fields(value), depth)
    this.leave(value)
    return result
  }

  #copyFields(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
    for (const key of Object.keys(fields)) {
      this.trail.push(key)
      fields[key] = this.copy(fields[key], false, depth + 1)
      this.trail.pop()
    }
    return fields
  }

  #copyList(list: readonly unknown[], depth: number): unknown[] {
    const length = listLength(list)
    if (length > MAX_POINTS) this.refuse('out-of-range', `has ${length} entries; a list may have ${MAX_POINTS}.`)
    const result: unknown[] = []
    for (let i = 0; i < length; i++) {
      const entry = this.own(list, i)
      this.trail.push(i)
      result.push(this.copy(entry, false, depth + 1))
      this.trail.pop()
    }
    return result
  }

  #countText(text: string, isSource: boolean): void {
    const { textLength, totalTextLength } = this.limits
    if (!isSource && text.length > textLength) {
      this.refuse('limit-text', `has ${text.length} characters; the limit is ${textLength} (limits.textLength).`)
    }
    this.#text += text.length
    if (this.#text > totalTextLength) {
      this.refuse('limit-text', `is past the limit of ${totalTextLength} characters in all (limits.totalTextLength).`)
    }
  }
}

/** A whole number, even where a proxy says NaN, which no loop would reach. */
export function listLength(list: readonly unknown[]): number {
  return list.length >>> 0
}

/** What JSON.parse makes, also in another realm: an object whose prototype is none or the root of all. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return show(value)
  return isPlainObject(value) ? 'an object' : 'an instance of a class'
}
