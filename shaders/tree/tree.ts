/**
 * A shader as a tree: enough of WGSL to make it shorter and to say it so that GLSL ES 3.00 understands it too. Nodes are
 * never shared, and are changed in place.
 *
 * What the steps in this folder rely on, and `parse` refuses otherwise: expressions have no side effects (a function gets values,
 * no pointers, and writes no globals), so an expression may move to any place that sees the same variables.
 */

/** `compare` is one of two vectors, and becomes one by `settle`. */
export type ExpressionKind = 'name' | 'literal' | 'unary' | 'binary' | 'compare' | 'call' | 'member'

export interface Expression {
  kind: ExpressionKind
  /** The name, literal, operator, callee or member. */
  text: string
  args: Expression[]
}

export type Statement =
  /** `type` is '' where WGSL infers it. */
  | { kind: 'declare'; type: string; name: string; value: Expression | null }
  | { kind: 'assign'; target: Expression; operator: string; value: Expression }
  /** `isLater`: see `later.ts`. */
  | { kind: 'if'; condition: Expression; then: Statement[]; otherwise: Statement[]; isLater?: true }
  | { kind: 'while'; condition: Expression; body: Statement[] }
  | { kind: 'return'; value: Expression }
  | { kind: 'break' | 'continue' | 'discard' }

export type Declaration = Extract<Statement, { kind: 'declare' }>

/** A parameter or a member; `attributes` is the text before it. */
export interface Field {
  attributes: string
  type: string
  name: string
}

export interface Struct {
  name: string
  members: Field[]
}

/** Also an override, whose value is its default. */
export interface Constant {
  type: string
  name: string
  value: Expression
}

/** `var<space>`; '' for textures. */
export interface Binding {
  attributes: string
  space: string
  type: string
  name: string
}

export interface ShaderFunction {
  attributes: string
  name: string
  parameters: Field[]
  /** Type with its attributes before it. */
  result: string
  body: Statement[]
}

export interface Program {
  bindings: Binding[]
  overrides: Map<string, Constant>
  structs: Map<string, Struct>
  constants: Map<string, Constant>
  functions: Map<string, ShaderFunction>
}

export const name = (text: string): Expression => ({ kind: 'name', text, args: [] })
export const literal = (text: string): Expression => ({ kind: 'literal', text, args: [] })
export const copy = (e: Expression): Expression => ({ ...e, args: e.args.map(copy) })

/** The slots of a statement's own expressions (not those of statements inside it), each to be read or replaced. */
export function ownExpressions(statement: Statement): [get: Expression, set: (e: Expression) => void][] {
  switch (statement.kind) {
    case 'declare':
      return statement.value === null ? [] : [[statement.value, (e) => (statement.value = e)]]
    case 'return':
      return [[statement.value, (e) => (statement.value = e)]]
    case 'assign':
      return [
        [statement.target, (e) => (statement.target = e)],
        [statement.value, (e) => (statement.value = e)],
      ]
    case 'if':
    case 'while':
      return [[statement.condition, (e) => (statement.condition = e)]]
    default:
      return []
  }
}

export function blocksOf(statement: Statement): Statement[][] {
  if (statement.kind === 'if') return [statement.then, statement.otherwise]
  return statement.kind === 'while' ? [statement.body] : []
}

/** Every statement, outer before inner, in the order of the text. */
export function* statementsOf(block: readonly Statement[]): Generator<Statement> {
  for (const statement of block) {
    yield statement
    for (const inner of blocksOf(statement)) yield* statementsOf(inner)
  }
}

/** Inner expressions first; `change` gives what stands there from now on. */
export function mapExpression(e: Expression, change: (e: Expression) => Expression): Expression {
  e.args = e.args.map((arg) => mapExpression(arg, change))
  return change(e)
}

export function mapBlock(block: readonly Statement[], change: (e: Expression) => Expression): void {
  for (const statement of statementsOf(block))
    for (const [e, set] of ownExpressions(statement)) set(mapExpression(e, change))
}

export function* expressionsIn(e: Expression): Generator<Expression> {
  yield e
  for (const arg of e.args) yield* expressionsIn(arg)
}

export function* expressionsOf(block: readonly Statement[]): Generator<Expression> {
  for (const statement of statementsOf(block)) for (const [e] of ownExpressions(statement)) yield* expressionsIn(e)
}

/** The variable that a target such as `v` or `v.x` changes. */
export function variableOf(target: Expression): string {
  let e: Expression | undefined = target
  while (e?.kind === 'member') e = e.args[0]
  if (e?.kind !== 'name') throw new Error(`an assignment to "${target.text}" changes no variable`)
  return e.text
}

export function isEqual(a: Expression, b: Expression): boolean {
  return a.kind === b.kind && a.text === b.text && a.args.every((arg, i) => isEqual(arg, b.args[i] as Expression))
}
