import * as v from 'valibot'
import { EngineError, type ErrorCode } from '../base/errors.ts'
import { show } from '../scene/check.ts'
import { fitsOf } from './fits.ts'
import { CHECK_CODES } from './node-types.ts'
import { pathText } from './plain.ts'

type Schema = v.GenericSchema<unknown, Record<string, unknown>>
type Issue = v.BaseIssue<unknown>

/** Stops at the first issue, so that a refusal is the same whatever else is wrong. */
const FIRST = { abortEarly: true, abortPipeEarly: true } as const

/** Checks the plain copy of what stands at `trail`; throws an `EngineError` with the path of the first thing that is wrong. */
export function validate(schema: Schema, value: unknown, trail: readonly PropertyKey[]): void {
  if (fitsOf(schema)(value)) return
  const result = v.safeParse(schema, value, FIRST)
  if (!result.success) throw errorOf(closest(result.issues[0]), trail)
}

/** Of the alternatives of a union, the one that got furthest is what was meant. */
function closest(issue: Issue): { issue: Issue; keys: PropertyKey[] } {
  const keys = (issue.path ?? []).map((item) => item.key as PropertyKey)
  let best = { issue, keys }
  for (const inner of issue.issues ?? []) {
    const found = closest(inner)
    // An alternative that fails at its own door says less than the union does.
    if (found.keys.length > 0 && found.keys.length + keys.length > best.keys.length) {
      best = { issue: found.issue, keys: [...keys, ...found.keys] }
    }
  }
  return best
}

function errorOf({ issue, keys }: { issue: Issue; keys: PropertyKey[] }, trail: readonly PropertyKey[]): EngineError {
  const path = pathText([...trail, ...keys])
  const code = codeOf(issue)
  const allowed = issue.message
  const message =
    code === 'unknown-prop'
      ? `${path} is not known. Leave it out; allowed here is ${allowed}.`
      : code === 'missing-prop'
        ? `${path} is missing. Give it; here stands ${allowed}.`
        : `${path} is ${show(issue.input)}; it must be ${allowed}.`
  return new EngineError(code, message, { path, value: issue.input })
}

function codeOf(issue: Issue): ErrorCode {
  switch (issue.type) {
    case 'strict_object':
      if (issue.expected === 'never') return 'unknown-prop'
      return issue.expected === 'Object' ? 'wrong-type' : 'missing-prop'
    case 'variant':
      return issue.input === undefined ? 'missing-prop' : 'wrong-type'
    case 'number':
      return Number.isNaN(issue.input) ? 'not-finite' : 'wrong-type'
    case 'finite':
      return 'not-finite'
    case 'check':
      return CHECK_CODES.get(issue.requirement) ?? 'wrong-type'
    default:
      return issue.kind === 'validation' ? 'out-of-range' : 'wrong-type'
  }
}
