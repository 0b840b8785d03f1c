/**
 * Code on first use: what stands in `if (HAS_X && ...)` of an override, and whatever it alone needs, can be taken out of a
 * shader. A mark stays in each place, so that the parts can be put back; without them the text is a shader of its own.
 */
import { replaceStatement } from './locals.ts'
import { blocksOf, type Expression, expressionsOf, type Program, type Statement, statementsOf } from './tree.ts'

/** Stands in the text for a part that was taken out. */
export const MARK = '~'

/** Marks the statements; an override that comes later may stand nowhere but first in such a condition. */
export function markLater({ functions, overrides }: Program, name: string): void {
  for (const f of functions.values()) {
    for (const statement of statementsOf(f.body)) {
      const rest = statement.kind === 'if' ? withoutFirst(statement.condition, name) : null
      if (statement.kind === 'if' && rest) Object.assign(statement, { condition: rest, isLater: true })
    }
    if ([...expressionsOf(f.body)].some((e) => e.kind === 'name' && e.text === name))
      throw new Error(`shader: "${name}" may only begin the condition of an if: if (${name} && ...)`)
  }
  overrides.delete(name)
}

/** `name && a && b` -> `a && b`; null when it does not begin so. */
function withoutFirst({ text, args: [left, right] }: Expression, name: string): Expression | null {
  if (text !== '&&' || left === undefined || right === undefined) return null
  if (left.kind === 'name' && left.text === name) return right
  const rest = withoutFirst(left, name)
  return rest && { kind: 'binary', text, args: [rest, right] }
}

/** A program of its own, without the marked statements. */
export function withoutLater(program: Program): Program {
  const early = structuredClone(program)
  const leave = (block: Statement[]): void => {
    for (const s of [...block]) {
      for (const inner of blocksOf(s)) leave(inner)
      if (s.kind === 'if' && s.isLater) replaceStatement(block, s, s.otherwise)
    }
  }
  for (const { body } of early.functions.values()) leave(body)
  return early
}

const PART = /«([^»]*)»/g

/** A text that comes later, as it stands among others until `takeParts`. */
export function part(text: string): string {
  return text && `«${text.replace(PART, '$1')}»`
}

/** The text with marks, and the parts in their order. */
export function takeParts(text: string): { readonly text: string; readonly parts: readonly string[] } {
  return { text: text.replace(PART, MARK), parts: [...text.matchAll(PART)].map(([, inner = '']) => inner) }
}
