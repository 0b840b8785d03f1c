/** Shortens across functions: one that is called once moves to its call, and an argument that is the same for all moves in. */

import { Locals, makeLocalsUnique, replaceStatement } from './locals.ts'
import { isUsedByMember, partOf } from './simplify.ts'
import {
  copy,
  type Declaration,
  type Expression,
  expressionsIn,
  expressionsOf,
  isEqual,
  mapBlock,
  mapExpression,
  ownExpressions,
  type Program,
  type ShaderFunction,
  type Statement,
  statementsOf,
} from './tree.ts'

/** One step; false when there is nothing to do. */
export function shortenCalls(program: Program): boolean {
  for (const f of program.functions.values())
    if (moveArgumentsIn(f, program) || splitParameters(f, program) || moveToCall(f, program)) return true
  return false
}

function callsOf(f: ShaderFunction, program: Program): Expression[] {
  const calls: Expression[] = []
  for (const { body } of program.functions.values())
    for (const e of expressionsOf(body)) if (e.kind === 'call' && e.text === f.name) calls.push(e)
  return calls
}

/** An argument that reads nothing but inputs of the stage, the same in all calls, is no argument. */
function moveArgumentsIn(f: ShaderFunction, program: Program): boolean {
  for (const [index, { type, name }] of f.parameters.entries()) {
    const values: Expression[] = []
    for (const caller of program.functions.values()) {
      const locals = new Locals(caller.body)
      const isLocal = (word: string) => locals.all.has(word) || caller.parameters.some(({ name }) => name === word)
      for (const e of expressionsOf(caller.body)) {
        const argument = e.kind === 'call' && e.text === f.name ? e.args[index] : undefined
        if (argument === undefined) continue
        const local = argument.kind === 'name' ? locals.all.get(argument.text) : undefined
        const value = local?.changes.length === 0 && local.declaration.value ? local.declaration.value : argument
        for (const part of expressionsIn(value)) {
          const isFixed =
            part.kind === 'name' ? !isLocal(part.text) : part.kind !== 'call' || program.structs.has(part.text)
          if (!isFixed) return false
        }
        values.push(value)
      }
    }
    const [first] = values
    if (first === undefined || first.kind === 'literal' || values.some((value) => !isEqual(value, first))) continue
    for (const call of callsOf(f, program)) call.args.splice(index, 1)
    f.parameters.splice(index, 1)
    f.body.unshift({ kind: 'declare', type, name, value: copy(first) })
    return true
  }
  return false
}

/** A struct that a function only reads member by member comes as its members, those that are read. */
function splitParameters(f: ShaderFunction, program: Program): boolean {
  const calls = callsOf(f, program)
  for (const [index, parameter] of f.parameters.entries()) {
    const struct = program.structs.get(parameter.type)
    const isSimple = calls.every((call) => {
      const argument = call.args[index] as Expression
      return argument.kind === 'name' || argument.text === struct?.name
    })
    if (calls.length === 0 || struct === undefined || !isSimple || !isUsedByMember(f, parameter.name, [])) continue
    const used = new Set<string>()
    for (const { kind, text, args } of expressionsOf(f.body))
      if (kind === 'member' && args[0]?.kind === 'name' && args[0].text === parameter.name) used.add(text)
    const members = struct.members.filter((member) => used.has(member.name))
    for (const call of calls) {
      const argument = call.args[index] as Expression
      call.args.splice(
        index,
        1,
        ...members.map((member) => partOf(argument, member.name, struct.members.indexOf(member))),
      )
    }
    const fields = members.map(({ type, name }) => ({ attributes: '', type, name: `${parameter.name}_${name}` }))
    f.parameters.splice(index, 1, ...fields)
    mapBlock(f.body, (e) => {
      const [owner] = e.args
      if (e.kind !== 'member' || owner?.kind !== 'name' || owner.text !== parameter.name) return e
      return { kind: 'name', text: `${parameter.name}_${e.text}`, args: [] }
    })
    return true
  }
  return false
}

function moveToCall(f: ShaderFunction, program: Program): boolean {
  const calls = callsOf(f, program)
  const [call] = calls
  if (call === undefined || calls.length > 1) return false
  for (const caller of program.functions.values()) {
    for (const { statement, block } of placesOf(caller.body)) {
      if (statement.kind === 'while' || !isAlwaysReached(statement, call)) continue
      const result = `${f.name}_result`
      const body = f.body
      if (!returnInto(body, result)) return false
      makeLocalsUnique(f, new Set([...namesIn(caller), ...program.constants.keys()]))
      const parameters = f.parameters.map(({ type, name }, i): Declaration => {
        return { kind: 'declare', type, name, value: call.args[i] ?? null }
      })
      const declared: Declaration = { kind: 'declare', type: f.result, name: result, value: null }
      const copies = [...parameters, declared, ...body]
      Object.assign(call, { kind: 'name', text: result, args: [] })
      replaceStatement(block, statement, [...copies, statement])
      program.functions.delete(f.name)
      return true
    }
  }
  return false
}

function* placesOf(block: Statement[]): Generator<{ statement: Statement; block: Statement[] }> {
  for (const statement of [...block]) {
    yield { statement, block }
    if (statement.kind === 'if') {
      yield* placesOf(statement.then)
      yield* placesOf(statement.otherwise)
    }
    if (statement.kind === 'while') yield* placesOf(statement.body)
  }
}

/** Not behind a condition within the statement: it would be paid for in vain. */
function isAlwaysReached(statement: Statement, call: Expression): boolean {
  const reaches = (e: Expression): boolean => {
    const isConditional = e.text === '&&' || e.text === '||'
    return e === call || (isConditional ? e.args.slice(0, 1) : e.args).some(reaches)
  }
  return ownExpressions(statement).some(([e]) => reaches(e))
}

/** Turns `return e` into `result = e`, when nothing would follow any of them. */
function returnInto(body: Statement[], result: string): boolean {
  const copyOfBody = structuredClone(body)
  if (!endInto(copyOfBody, result)) return false
  body.splice(0, body.length, ...copyOfBody)
  return true
}

function endInto(block: Statement[], result: string): boolean {
  for (const [i, statement] of block.entries()) {
    if (statement.kind === 'if' && hasReturn([statement])) {
      if (statement.otherwise.length > 0 && i < block.length - 1) return false
      statement.otherwise.push(...block.splice(i + 1))
      return endInto(statement.then, result) && endInto(statement.otherwise, result)
    }
    if (statement.kind === 'while' && hasReturn([statement])) return false
    if (statement.kind !== 'return') continue
    block.splice(i)
    block.push({
      kind: 'assign',
      target: { kind: 'name', text: result, args: [] },
      operator: '=',
      value: statement.value,
    })
    return true
  }
  return false
}

function hasReturn(block: readonly Statement[]): boolean {
  return [...statementsOf(block)].some(({ kind }) => kind === 'return')
}

function namesIn(f: ShaderFunction): string[] {
  const names = f.parameters.map(({ name }) => name)
  for (const s of statementsOf(f.body)) if (s.kind === 'declare') names.push(s.name)
  for (const e of expressionsOf(f.body)) if (e.kind === 'name') names.push(e.text)
  return names
}

/** What is named once and for all goes where it is used. */
export function inlineConstants(program: Program): void {
  const put = (e: Expression): Expression => {
    const constant = e.kind === 'name' ? program.constants.get(e.text) : undefined
    return constant === undefined ? e : mapExpression(copy(constant.value), put)
  }
  for (const { body } of program.functions.values()) mapBlock(body, put)
  program.constants.clear()
}

/** Leaves out functions and structs that the roots do not reach. */
export function prune({ functions, structs, bindings }: Program, roots: readonly string[]): void {
  const used = new Set([...roots, ...bindings.map(({ type }) => type)])
  for (const name of used) {
    const f = functions.get(name)
    if (f !== undefined) {
      for (const { type } of [...f.parameters, { type: f.result }]) used.add(type)
      for (const s of statementsOf(f.body)) if (s.kind === 'declare') used.add(s.type)
      for (const e of expressionsOf(f.body)) if (e.kind === 'call') used.add(e.text)
    }
    for (const { type } of structs.get(name)?.members ?? []) used.add(type)
  }
  for (const table of [functions, structs]) for (const name of table.keys()) if (!used.has(name)) table.delete(name)
}
