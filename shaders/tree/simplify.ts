/** Makes one function shorter without changing what it computes: the steps run until none finds anything to do. */
import { Locals, replaceStatement } from './locals.ts'
import {
  copy,
  type Declaration,
  type Expression,
  expressionsIn,
  isEqual,
  mapBlock,
  mapExpression,
  ownExpressions,
  type Program,
  type ShaderFunction,
  type Statement,
  type Struct,
  statementsOf,
} from './tree.ts'

type Step = (f: ShaderFunction, program: Program) => boolean

const STEPS: readonly Step[] = [tidy, sink, inlineLocals, splitStructs, mergeLocals]

export function simplify(program: Program): void {
  for (const f of program.functions.values()) while (STEPS.some((step) => step(f, program)));
}

/** Rewrites within an expression or a statement; nothing moves. */
function tidy(f: ShaderFunction, program: Program): boolean {
  let isChanged = false
  const tidyExpression = (e: Expression): Expression => {
    const tidied = simpler(e, program)
    if (tidied === null) return e
    isChanged = true
    return tidied
  }
  for (const statement of [...statementsOf(f.body)])
    for (const [e, set] of ownExpressions(statement)) set(mapExpression(e, tidyExpression))
  const tidyBlock = (block: Statement[]): void => {
    for (const statement of [...block]) {
      if (statement.kind === 'while') tidyBlock(statement.body)
      if (statement.kind === 'assign' && makeCompound(statement)) isChanged = true
      if (statement.kind !== 'if') continue
      tidyBlock(statement.then)
      tidyBlock(statement.otherwise)
      if (statement.condition.text === '!' && statement.otherwise.length > 0) {
        statement.condition = argument(statement.condition)
        ;[statement.then, statement.otherwise] = [statement.otherwise, statement.then]
        isChanged = true
      }
    }
  }
  tidyBlock(f.body)
  return isChanged
}

/** A shorter expression of the same value, or null. */
function simpler(e: Expression, program: Program): Expression | null {
  const [first, second, third] = e.args
  if (e.text === '!' && first?.text === '!') return argument(first)
  if (e.text === '!' && first?.text === '==') return { ...first, text: '!=' }
  if (e.text === '!' && first?.text === '!=') return { ...first, text: '==' }
  // v.xyzw
  if (e.kind === 'member' && e.text === 'xyzw') return argument(e)
  if (e.kind === 'member' && first?.kind === 'call') {
    const members = program.structs.get(first.text)?.members
    const index = members?.findIndex(({ name }) => name === e.text) ?? -1
    return first.args[index] ?? null
  }
  // vec4(vec2(a, b), c, d); a matrix takes either vectors or numbers.
  const isMatrix = e.text.startsWith('mat')
  if (
    e.kind === 'call' &&
    IS_VECTOR.test(e.text) &&
    (isMatrix ? e.args.every(isSpelledOut) : e.args.some(isSpelledOut))
  )
    return { ...e, args: e.args.flatMap((arg) => (isSpelledOut(arg) ? arg.args : [arg])) }
  // select(a, b, !c)
  if (e.text === 'select' && third?.text === '!')
    return { ...e, args: [second, first, argument(third)] as Expression[] }
  return null
}

const IS_VECTOR = /^(?:vec|mat[234]x)[234][fuib]$/

/** A vector made of as many numbers as it has. */
function isSpelledOut({ kind, text, args }: Expression): boolean {
  return kind === 'call' && args.length === Number(/^vec([234])[fuib]$/.exec(text)?.[1])
}

function argument(e: Expression): Expression {
  const [arg] = e.args
  if (arg === undefined) throw new Error(`shader: "${e.text}" has lost its argument`)
  return arg
}

/** `x = x + e` */
function makeCompound(s: Assignment): boolean {
  const [left, right] = s.value.args
  if (s.operator !== '=' || s.value.kind !== 'binary' || !/^[-+*/]$/.test(s.value.text)) return false
  if (left?.kind !== 'name' || s.target.kind !== 'name' || left.text !== s.target.text || right === undefined)
    return false
  s.operator = `${s.value.text}=`
  s.value = right
  return true
}

/** A variable that is declared without its value is declared where it gets the first. */
function sink(f: ShaderFunction): boolean {
  const locals = new Locals(f.body)
  for (const { declaration, place, reads, changes } of locals.all.values()) {
    const [first] = changes
    if (first?.statement.kind !== 'assign' || first.statement.target.kind !== 'name') continue
    if (first.statement.operator !== '=' || !isConstant(declaration.value)) continue
    const others = [...reads.map((use) => use.place), ...changes.slice(1)]
    // Its own value must not read it, and whatever else does comes later and in the same block.
    if (others.some(({ at }) => at <= first.at || at > first.blockEnd)) continue
    replaceStatement(place.block, declaration)
    replaceStatement(first.block, first.statement, [{ ...declaration, value: first.statement.value }])
    return true
  }
  return false
}

function isConstant(e: Expression | null): boolean {
  return e === null || (e.kind !== 'name' && e.args.every(isConstant))
}

/** A local that never changes goes into the place where it is used, if that is one place, or if it is short. */
function inlineLocals(f: ShaderFunction): boolean {
  const locals = new Locals(f.body)
  for (const { declaration, place, reads, changes } of locals.all.values()) {
    const { value } = declaration
    if (changes.length > 0 || value === null) {
      if (reads.length > 0) continue
      replaceStatement(place.block, declaration)
      for (const change of changes) replaceStatement(change.block, change.statement)
      return true
    }
    const isShort =
      value.kind === 'name' || value.kind === 'literal' || (value.kind === 'member' && value.args[0]?.kind === 'name')
    const isRepeated = reads.some((use) => use.place.loops.length > place.loops.length)
    if (!isShort && (reads.length > 1 || isRepeated)) continue
    if (!reads.every((use) => locals.isSame(value, place, use.place))) continue
    for (const use of reads) Object.assign(use.expression, copy(value))
    replaceStatement(place.block, declaration)
    return true
  }
  return false
}

/** A struct that is made of its members and used member by member becomes a local for each member. */
function splitStructs(f: ShaderFunction, program: Program): boolean {
  const locals = new Locals(f.body)
  for (const { declaration, place, changes } of locals.all.values()) {
    const { name, value } = declaration
    const struct = program.structs.get(value?.text ?? declaration.type)
    const wholes = changes
      .map(({ statement }) => statement)
      .filter(isAssignment)
      .filter(({ target }) => target.text === name)
    if (struct === undefined || !isUsedByMember(f, name, wholes)) continue
    const sources = [value, ...wholes.map((whole) => whole.value)]
    if (!sources.every((e) => e === null || isMadeOf(e, struct, locals))) continue
    const part = (member: string) => `${name}_${member}`
    const parts = struct.members.map((member, i): Declaration => {
      return {
        kind: 'declare',
        type: member.type,
        name: part(member.name),
        value: value && partOf(value, member.name, i),
      }
    })
    if (parts.some((each) => locals.all.has(each.name))) throw new Error(`shader: "${name}" cannot be split`)
    replaceStatement(place.block, declaration, parts)
    for (const { block, statement } of changes) {
      if (!isAssignment(statement) || !wholes.includes(statement)) continue
      const assigned = struct.members.map((member, i): Statement => {
        const target: Expression = { kind: 'name', text: part(member.name), args: [] }
        return { kind: 'assign', target, operator: '=', value: partOf(statement.value, member.name, i) }
      })
      replaceStatement(block, statement, assigned)
    }
    mapBlock(f.body, (e) => {
      const [owner] = e.args
      if (e.kind !== 'member' || owner?.kind !== 'name' || owner.text !== name) return e
      return { kind: 'name', text: part(e.text), args: [] }
    })
    return true
  }
  return false
}

type Assignment = Extract<Statement, { kind: 'assign' }>

function isAssignment(statement: Statement): statement is Assignment {
  return statement.kind === 'assign'
}

function isMadeOf(e: Expression, struct: Struct, locals: Locals): boolean {
  return (e.kind === 'call' && e.text === struct.name) || (e.kind === 'name' && locals.all.has(e.text))
}

export function partOf(e: Expression, member: string, index: number): Expression {
  if (e.kind === 'name') return { kind: 'member', text: member, args: [copy(e)] }
  return copy(e.args[index] as Expression)
}

/** `wholes` may name it as their target, but not read it. */
export function isUsedByMember(f: ShaderFunction, name: string, wholes: readonly Assignment[]): boolean {
  const isWhole = (e: Expression): boolean => {
    if (e.kind === 'name') return e.text === name
    return e.args.some((arg) => !(e.kind === 'member' && arg.kind === 'name') && isWhole(arg))
  }
  const reads = (e: Expression): boolean =>
    [...expressionsIn(e)].some(({ kind, text }) => kind === 'name' && text === name)
  for (const statement of statementsOf(f.body)) {
    if (isAssignment(statement) && wholes.includes(statement)) {
      if (reads(statement.value)) return false
    } else if (ownExpressions(statement).some(([e]) => isWhole(e))) return false
  }
  return true
}

/** Two locals of the same value are one. */
function mergeLocals(f: ShaderFunction): boolean {
  const locals = new Locals(f.body)
  for (const { declaration: a, place, changes } of locals.all.values()) {
    if (changes.length > 0 || a.value === null) continue
    for (const { declaration: b, place: later, changes: laterChanges } of locals.all.values()) {
      if (b.value === null || laterChanges.length > 0 || later.at <= place.at || later.at > place.blockEnd) continue
      if (b.value.args.length === 0 || !isEqual(a.value, b.value) || !locals.isSame(a.value, place, later)) continue
      b.value = { kind: 'name', text: a.name, args: [] }
      return true
    }
  }
  return false
}
