import { isSame } from '../scene/field.ts'

/**
 * Deep merge of JSON values, after RFC 7396 (JSON Merge Patch) with one more rule: objects whose `type` differs are replaced
 * whole, as arrays are. A gradient does not keep the centre of the one before.
 */

type Plain = Readonly<Record<string, unknown>>

/** `value` with `patch` merged in: null removes, objects are merged, all else is replaced. Changes neither. */
export function merge(value: unknown, patch: unknown): unknown {
  if (!isPlain(patch)) return patch
  const result: Record<string, unknown> = isMergeable(value, patch) ? { ...value } : {}
  for (const [key, inner] of Object.entries(patch)) {
    if (inner === null) delete result[key]
    else result[key] = merge(result[key], inner)
  }
  return result
}

/** The smallest patch that makes `from` into `to`: `merge(from, patch)` equals `to`. For what is the same, and undefined stands for null. */
export function patchBetween(from: unknown, to: unknown): unknown {
  if (to === undefined) return null
  if (!isPlain(from) || !isPlain(to)) return to
  if (from.type !== to.type) return to.type === undefined ? { ...to, type: null } : to
  const patch: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (!isSame(from[key], to[key])) patch[key] = patchBetween(from[key], to[key])
  }
  return patch
}

function isMergeable(value: unknown, patch: Plain): value is Plain {
  return isPlain(value) && (patch.type === undefined || patch.type === value.type)
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
