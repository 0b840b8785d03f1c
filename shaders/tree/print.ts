/**
 * Tree -> the shortest text that we know of, in the words of `dialect.ts`. What it prints has been through `settle`: each
 * local has a type and a value.
 */
import { COMPARISONS, typeWord } from './dialect.ts'
import { part } from './later.ts'
import { PRECEDENCE } from './parse.ts'
import type { Expression, Field, Program, ShaderFunction, Statement, Struct } from './tree.ts'

export function printProgram({ structs, functions }: Program): string {
  return [...[...structs.values()].map(printStruct), ...[...functions.values()].map(printFunction)].join('')
}

export function printStruct({ name, members }: Struct): string {
  return `struct ${name}{${members.map((member) => `${printField(member)};`).join('')}};`
}

export function printFunction({ name, parameters, result, body }: ShaderFunction): string {
  return `${name}:${typeWord(result)}(${parameters.map(printField).join(',')}){${printBlock(body)}}`
}

function printField({ name, type }: Field): string {
  return `${name}:${typeWord(type)}`
}

export function printBlock(block: readonly Statement[]): string {
  let text = ''
  // Declarations of one type in a row are one.
  let open = ''
  for (const statement of block) {
    const { kind } = statement
    if (kind === 'declare' && statement.type === open) text = `${text.slice(0, -1)}$`
    text += printStatement(statement, kind === 'declare' && statement.type === open)
    open = kind === 'declare' ? statement.type : ''
  }
  return text
}

function printStatement(s: Statement, isNext: boolean): string {
  switch (s.kind) {
    case 'declare':
      if (s.value === null) throw new Error(`shader: "${s.name}" is printed without a value`)
      return `${s.name}${isNext ? '' : `:${typeWord(s.type)}`}=${printExpression(s.value)};`
    case 'assign':
      if (/^[-+]=$/.test(s.operator) && /^1u?$/.test(s.value.text))
        return `${printExpression(s.target)}${s.operator[0]}${s.operator[0]};`
      return `${printExpression(s.target)}${s.operator}${printExpression(s.value)};`
    case 'if': {
      const rest = s.otherwise.length === 0 ? '' : printElse(s.otherwise)
      const first = `if(${printExpression(s.condition)}){${printBlock(s.then)}}${rest && 'else'}`
      return (s.isLater ? part(first) : first) + rest
    }
    case 'while': {
      const head = s.condition.text === 'true' ? 'for(;;)' : `while(${printExpression(s.condition)})`
      return `${head}{${printBlock(s.body)}}`
    }
    case 'return': {
      const value = printExpression(s.value)
      return `return${/^[\w.]/.test(value) ? ' ' : ''}${value};`
    }
    default:
      return `${s.kind};`
  }
}

function printElse(block: readonly Statement[]): string {
  const [first] = block
  return first?.kind === 'if' && block.length === 1 ? ` ${printStatement(first, false)}` : `{${printBlock(block)}}`
}

const levelOf = (operator: string): number => PRECEDENCE.findIndex((level) => level.includes(operator))

export function printExpression(e: Expression): string {
  const [first, second] = e.args
  switch (e.kind) {
    case 'name':
      return e.text
    case 'literal':
      return printLiteral(e.text)
    case 'member':
      return `${wrapped(first, isLoose)}${e.text.startsWith('[') ? '' : '.'}${e.text}`
    case 'call':
      return `${typeWord(e.text)}(${e.args.map((arg) => printArgument(arg, e.text)).join(',')})`
    case 'compare':
      return `${COMPARISONS[e.text]}(${wrapped(first, isComparison)}$${e.text}${wrapped(second, isComparison)})`
    case 'unary': {
      const text = wrapped(first, (arg) => isLoose(arg) && arg.kind !== 'unary')
      return e.text + (text.startsWith(e.text) && e.text === '-' ? ` ${text}` : text)
    }
    case 'binary': {
      const left = wrapped(first, (arg) => needsBrackets(arg, e.text, false))
      const right = wrapped(second, (arg) => needsBrackets(arg, e.text, true))
      return left + e.text + (right.startsWith('-') && e.text === '-' ? ` ${right}` : right)
    }
  }
}

function wrapped(e: Expression | undefined, needs: (e: Expression) => boolean): string {
  if (e === undefined) return ''
  return needs(e) ? `(${printExpression(e)})` : printExpression(e)
}

const isLoose = ({ kind }: Expression): boolean => kind === 'binary' || kind === 'unary'
const isComparison = ({ kind, text }: Expression): boolean => kind === 'binary' && levelOf(text) <= levelOf('<')

function needsBrackets(arg: Expression, operator: string, isRight: boolean): boolean {
  if (arg.kind !== 'binary') return false
  const [inner, outer] = [levelOf(arg.text), levelOf(operator)]
  const isSame = arg.text === operator && ['&&', '||'].includes(operator)
  if (!isSame) {
    // WGSL has no order among these.
    if (/^(?:<<|>>|[&|^])$/.test(operator)) return true
    if (['&&', '||'].includes(operator) && ['&&', '||', '&', '|', '^'].includes(arg.text)) return true
    if (/^(?:[<>]=?|[=!]=)$/.test(operator) && /^(?:[<>]=?|[=!]=|[&|^])$/.test(arg.text)) return true
    if (/^(?:[<>]=?|[=!]=)$/.test(operator) && /^(?:<<|>>)$/.test(arg.text)) return false
  }
  return inner < outer || (inner === outer && isRight && !isSame)
}

/** Constructors of floats take whole numbers as well. */
function printArgument(arg: Expression, callee: string): string {
  const text = printExpression(arg)
  return arg.kind === 'literal' && /^(?:vec|mat\dx)\df$/.test(callee) && /^\d+\.$/.test(text) ? text.slice(0, -1) : text
}

/** Floats in the fewest digits that are the same 32 bits. */
function printLiteral(text: string): string {
  if (/^0x/.test(text)) return text.length > 8 ? text : `${Number.parseInt(text, 16)}${text.endsWith('u') ? 'u' : ''}`
  if (!/^[\d.]+(?:e[-+]?\d+)?$/.test(text) || !/[.e]/.test(text)) return text
  const value = Number(text)
  let digits = 1
  while (Math.fround(Number(value.toPrecision(digits))) !== Math.fround(value)) digits++
  const shortest = Number(value.toPrecision(digits))
  const [mantissa = '', exponent = ''] = shortest.toExponential().split('e')
  const plain = Number.isInteger(shortest) ? `${shortest}.` : `${shortest}`.replace(/^0(?=\.)/, '')
  // Whole digits before the exponent: 1.5e-7 is 15e-8.
  const [whole = '', fraction = ''] = mantissa.split('.')
  const short = `${whole}${fraction}e${Number(exponent) - fraction.length}`
  return plain.includes('e') || short.length < plain.length ? short : plain
}
