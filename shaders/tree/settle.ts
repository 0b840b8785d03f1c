/**
 * Says what WGSL leaves open and what GLSL says in other words: every local gets its type and a value, every number its
 * kind, and operators and built-ins that work on vectors in WGSL alone get words of their own (those of `dialect.ts`).
 */
import { wordByWidth } from './dialect.ts'
import {
  blocksOf,
  type Expression,
  literal,
  mapBlock,
  type Program,
  type ShaderFunction,
  type Statement,
} from './tree.ts'
import { isConstructor, isVector, scalarOf, Types } from './types.ts'

/** WGSL's constructors without arguments get their zeros, which GLSL wants to see, and which other steps may then pick out. */
export function spellOutZeros({ functions, structs }: Program): void {
  const zeroOf = (type: string): Expression => {
    const members = structs.get(type)?.members.map((member) => zeroOf(member.type))
    return members ? { kind: 'call', text: type, args: members } : plainZeroOf(type)
  }
  const spelledOut = (e: Expression): Expression => {
    const isZero = e.kind === 'call' && e.args.length === 0 && (isConstructor(e.text) || structs.has(e.text))
    return isZero ? zeroOf(e.text) : e
  }
  for (const { body } of functions.values()) mapBlock(body, spelledOut)
}

export function settle(program: Program): void {
  for (const f of program.functions.values()) {
    try {
      new Settler(program, f).block(f.body)
    } catch (error) {
      throw new Error(`shader, in ${f.name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

class Settler {
  readonly #program: Program
  readonly #function: ShaderFunction
  readonly #locals: Map<string, string>
  readonly #types: Types

  constructor(program: Program, f: ShaderFunction) {
    this.#program = program
    this.#function = f
    this.#locals = new Map(f.parameters.map(({ name, type }) => [name, type]))
    this.#types = new Types(program, this.#locals)
  }

  block(block: readonly Statement[]): void {
    for (const statement of block) {
      this.#statement(statement)
      for (const inner of blocksOf(statement)) this.block(inner)
    }
  }

  #statement(s: Statement): void {
    switch (s.kind) {
      case 'declare':
        if (s.value === null && !this.#program.structs.has(s.type)) s.value = plainZeroOf(s.type)
        s.type ||= s.value ? known(this.#types.of(s.value)) : ''
        s.value &&= this.#settled(s.value, s.type)
        this.#locals.set(s.name, s.type)
        break
      case 'assign':
        s.target = this.#settled(s.target, '')
        s.value = this.#settled(s.value, isShift(s.operator) ? 'u32' : this.#types.of(s.target))
        break
      case 'if':
      case 'while':
        s.condition = this.#settled(s.condition, 'bool')
        break
      case 'return':
        s.value = this.#settled(s.value, this.#function.result.replace(/^@.*\)/, ''))
    }
  }

  /** `wanted`: the type that its place has; '' when it is whatever the expression says. */
  #settled(e: Expression, wanted: string): Expression {
    if (e.kind === 'literal') return numberOf(e, scalarOf(wanted))
    const type = this.#types.of(e)
    if (e.kind === 'call') {
      const place = (i: number) => this.#types.parameter(e, i)
      e.args = e.args.map((arg, i) => this.#settled(arg, place(i)))
      return this.#call(e)
    }
    if (e.kind === 'unary' && e.text === '!' && isVector(type)) throw new Error('"!" of a vector has no word yet')
    if (e.kind !== 'binary') {
      e.args = e.args.map((arg) => this.#settled(arg, e.kind === 'unary' ? wanted : ''))
      return e
    }
    const operands = e.args.map((arg) => this.#types.of(arg))
    // In `v * 2` the number is of the vector's kind, and in `2 * 3` of the place's.
    const beside = operands.find((operand) => operand !== 'int') ?? wanted
    if (e.text === '%' && scalarOf(beside) === 'f32') throw new Error('GLSL has no "%" of floats')
    if (/^[&|^]$/.test(e.text) && scalarOf(beside) === 'bool') throw new Error(`GLSL has no "${e.text}" of bools`)
    e.args = e.args.map((arg, i) => this.#settled(arg, i === 1 && isShift(e.text) ? 'u32' : beside))
    return isComparison(e.text) && operands.some(isVector) ? { ...e, kind: 'compare' } : e
  }

  #call(e: Expression): Expression {
    const [first, , third] = e.args
    if (e.text === 'select' && third && isVector(this.#types.of(third))) return { ...e, text: 'select_' }
    if (e.text === 'textureLoad' && first && this.#types.of(first).startsWith('texture_2d_array'))
      return { ...e, text: 'textureLoad_' }
    return { ...e, text: wordByWidth(e.text, this.#types.of(e)).replace(/^bitcast<(.*)>$/, 'bitcast_$1') }
  }
}

const isShift = (operator: string): boolean => /^(?:<<|>>)/.test(operator)
const isComparison = (operator: string): boolean => /^(?:[<>]=?|[=!]=)$/.test(operator)

/** A number that is to be declared is an int only where somebody says so. */
const known = (type: string): string => (type === 'int' ? 'i32' : type)

function plainZeroOf(type: string): Expression {
  if (isVector(type)) return { kind: 'call', text: type, args: [literal('0')] }
  const [, columns, rows] = /^mat(\d)x(\d)f$/.exec(type) ?? []
  if (rows)
    return { kind: 'call', text: type, args: Array.from({ length: Number(columns) }, () => plainZeroOf(`vec${rows}f`)) }
  const zero = { f32: '0.', u32: '0u', i32: '0', bool: 'false' }[type]
  if (zero === undefined) throw new Error(`a variable of type ${type} needs a value`)
  return literal(zero)
}

function numberOf(e: Expression, scalar: string): Expression {
  if (!/^(?:\d+|0x[\da-f]+)$/i.test(e.text)) return e
  if (scalar === 'u32') return literal(`${e.text}u`)
  return scalar === 'f32' ? literal(`${Number(e.text)}.`) : e
}
