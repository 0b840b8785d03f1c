/** Which statement reads and changes which local, in the order of the text; what moving expressions about needs to know. */
import {
  blocksOf,
  type Declaration,
  type Expression,
  expressionsIn,
  mapBlock,
  ownExpressions,
  type ShaderFunction,
  type Statement,
  variableOf,
} from './tree.ts'

/** A statement's place: statements are counted outer before inner. */
interface Place {
  readonly statement: Statement
  readonly block: Statement[]
  readonly at: number
  /** Of the last statement of its block, inner ones included. */
  blockEnd: number
  /** The loops around it, outer first: where they start and end. */
  readonly loops: readonly Span[]
}

interface Span {
  readonly start: number
  end: number
}

export interface Use {
  readonly place: Place
  readonly expression: Expression
}

export interface Local {
  readonly declaration: Declaration
  readonly place: Place
  readonly reads: Use[]
  readonly changes: Place[]
}

export class Locals {
  readonly all = new Map<string, Local>()
  readonly #changes = new Map<string, number[]>()
  #count = 0

  constructor(body: Statement[]) {
    this.#walk(body, [])
  }

  /**
   * Whether an expression that stands at `from` has the same value where it is used: nothing it reads changes between.
   * A loop around the use alone counts as a whole.
   */
  isSame(e: Expression, from: Place, use: Place): boolean {
    const loop = use.loops.find((span) => !from.loops.includes(span))
    const [start, end] = loop === undefined ? [from.at, use.at] : [from.at, loop.end + 1]
    for (const { kind, text } of expressionsIn(e)) {
      if (kind !== 'name') continue
      for (const at of this.#changes.get(text) ?? []) if (at > start && at < end) return false
    }
    return true
  }

  #walk(block: Statement[], loops: readonly Span[]): void {
    const places: Place[] = []
    for (const statement of block) {
      const at = this.#count++
      const span = { start: at, end: at }
      const inner = statement.kind === 'while' ? [...loops, span] : loops
      const place = { statement, block, at, blockEnd: at, loops: inner }
      places.push(place)
      this.#record(place)
      for (const nested of blocksOf(statement)) this.#walk(nested, inner)
      span.end = this.#count - 1
    }
    for (const place of places) place.blockEnd = this.#count - 1
  }

  #record(place: Place): void {
    const { statement } = place
    for (const [e] of ownExpressions(statement)) {
      const isTarget = statement.kind === 'assign' && e === statement.target
      if (isTarget && statement.operator === '=') continue
      for (const expression of expressionsIn(e))
        if (expression.kind === 'name') this.all.get(expression.text)?.reads.push({ place, expression })
    }
    if (statement.kind === 'declare') {
      this.all.set(statement.name, { declaration: statement, place, reads: [], changes: [] })
      this.#change(statement.name, place.at)
    }
    if (statement.kind === 'assign') {
      const changed = variableOf(statement.target)
      this.all.get(changed)?.changes.push(place)
      this.#change(changed, place.at)
    }
  }

  #change(name: string, at: number): void {
    this.#changes.set(name, [...(this.#changes.get(name) ?? []), at])
  }
}

/** Gives every local of a function a name that no other has, so that expressions can move between blocks. */
export function makeLocalsUnique(f: ShaderFunction, taken: ReadonlySet<string>): void {
  const used = new Set(taken)
  const fresh = (name: string): string => {
    let unique = name
    for (let n = 1; used.has(unique); n++) unique = `${name}_${n}`
    used.add(unique)
    return unique
  }
  const scope = new Map<string, string>()
  for (const parameter of f.parameters) {
    const unique = fresh(parameter.name)
    scope.set(parameter.name, unique)
    parameter.name = unique
  }
  const walk = (block: Statement[], outer: ReadonlyMap<string, string>): void => {
    const names = new Map(outer)
    const rename = (e: Expression): void => {
      for (const each of expressionsIn(e)) if (each.kind === 'name') each.text = names.get(each.text) ?? each.text
    }
    for (const statement of block) {
      for (const [e] of ownExpressions(statement)) rename(e)
      if (statement.kind === 'declare') {
        const unique = fresh(statement.name)
        names.set(statement.name, unique)
        statement.name = unique
      }
      for (const inner of blocksOf(statement)) walk(inner, names)
    }
  }
  walk(f.body, scope)
}

/** Puts expressions in the place of names. */
export function replaceNames(block: Statement[], values: ReadonlyMap<string, () => Expression>): void {
  mapBlock(block, (e) => (e.kind === 'name' ? (values.get(e.text)?.() ?? e) : e))
}

/** Takes a statement out of the block that holds it, or puts others in its place. */
export function replaceStatement(block: Statement[], statement: Statement, others: readonly Statement[] = []): void {
  block.splice(block.indexOf(statement), 1, ...others)
}
