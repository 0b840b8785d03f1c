/** Tree -> the shortest text that we know of. */
import { PRECEDENCE } from './parse.ts'
import { type Expression, type Program, type ShaderFunction, type Statement, statementsOf, variableOf } from './tree.ts'

export function printProgram(program: Program): string {
  const functions = [...program.functions.values()].map((f) => printFunction(f, program))
  return printHeads(program) + functions.join('')
}

/** Everything but functions. */
export function printHeads({ language, heads, structs, constants }: Program): string {
  const types = [...structs.values()].map(({ name, members }) => {
    const fields = members.map(({ attributes, type, name }) => attributes + named(language, type, name))
    return language === 'wgsl' ? `struct ${name}{${fields.join(',')}}` : `struct ${name}{${fields.join(';')};};`
  })
  const values = [...constants.values()].map(
    ({ type, name, value }) => `const ${named(language, type, name)}=${printExpression(value, language)};`,
  )
  // GLSL wants the precision before the first float.
  const isFirst = (words: readonly string[]) => words[0] === 'precision'
  const first = heads.filter(isFirst)
  const rest = heads.filter((words) => !isFirst(words))
  return joinHeads(first) + types.join('') + joinHeads(rest) + values.join('')
}

export function printFunction(f: ShaderFunction, { language }: Program): string {
  const parameters = f.parameters.map(({ attributes, type, name }) => attributes + named(language, type, name))
  const list = `${f.name}(${parameters.join(',')})`
  const head = language === 'wgsl' ? `${f.attributes}fn ${list}${f.result && `->${f.result}`}` : `${f.result} ${list}`
  const changed = new Set<string>()
  for (const s of statementsOf(f.body)) if (s.kind === 'assign') changed.add(variableOf(s.target))
  return `${head}{${new StatementPrinter(language, changed).block(f.body)}}`
}

function named(language: Program['language'], type: string, name: string): string {
  if (language === 'glsl') return `${type} ${name}`
  return type === '' ? name : `${name}:${type}`
}

/** GLSL: varyings and uniforms that differ only in their names are declared together. */
function joinHeads(heads: readonly (readonly string[])[]): string {
  const together = new Map<string, { words: readonly string[]; names: string[] }>()
  for (const words of heads) {
    const isList = /^(?:flat|uniform)$/.test(words[0] ?? '') && !words.includes('{')
    const kind = isList ? words.slice(0, -2) : words
    const group = together.get(kind.join(' ')) ?? { words: kind, names: [] }
    if (isList) group.names.push(words.at(-2) ?? '')
    together.set(kind.join(' '), group)
  }
  const texts = [...together.values()].map(({ words, names }) => {
    return names.length > 0 ? `${joinWords(words)} ${names.join(',')};` : joinWords(words)
  })
  return texts.join('')
}

function joinWords(words: readonly string[]): string {
  if (words[0]?.startsWith('#')) return `\n${words[0]}\n`
  return words.reduce((text, word) => (/[\w>]$/.test(text) && /^\w/.test(word) ? `${text} ${word}` : text + word), '')
}

class StatementPrinter {
  readonly #language: Program['language']
  readonly #changed: ReadonlySet<string>

  constructor(language: Program['language'], changed: ReadonlySet<string>) {
    this.#language = language
    this.#changed = changed
  }

  block(block: readonly Statement[]): string {
    let text = ''
    // GLSL: declarations of one type in a row are one.
    let open = ''
    for (const statement of block) {
      if (statement.kind === 'declare' && this.#language === 'glsl') {
        const { type, name, value } = statement
        const declared = value === null ? name : `${name}=${this.#value(value)}`
        if (open === type) text = `${text.slice(0, -1)},${declared};`
        else text += `${type} ${declared};`
        open = type
      } else {
        text += this.#statement(statement)
        open = ''
      }
    }
    return text
  }

  #statement(s: Statement): string {
    switch (s.kind) {
      case 'declare': {
        if (s.value === null) return `var ${s.name}:${s.type};`
        return `${this.#changed.has(s.name) ? 'var' : 'let'} ${s.name}=${this.#value(s.value)};`
      }
      case 'assign':
        if (this.#isStep(s)) return `${this.#value(s.target)}${s.operator[0]}${s.operator[0]};`
        return `${this.#value(s.target)}${s.operator}${this.#value(s.value)};`
      case 'if': {
        const rest = s.otherwise.length === 0 ? '' : `else${this.#else(s.otherwise)}`
        return `if${this.#condition(s.condition)}${this.#body(s.then, rest !== '')}${rest}`
      }
      case 'while':
        if (s.condition.text === 'true')
          return (this.#language === 'glsl' ? 'for(;;)' : 'loop') + this.#body(s.body, false)
        return `while${this.#condition(s.condition)}${this.#body(s.body, false)}`
      case 'return':
        return s.value === null ? 'return;' : `return${this.#spaced(this.#value(s.value))};`
      default:
        return `${s.kind};`
    }
  }

  #isStep({ operator, value }: Extract<Statement, { kind: 'assign' }>): boolean {
    return /^[-+]=$/.test(operator) && /^1u?$/.test(value.text) && value.kind === 'literal'
  }

  #else(block: readonly Statement[]): string {
    const [first] = block
    if (first?.kind === 'if' && block.length === 1) return ` ${this.#statement(first)}`
    return this.#language === 'glsl' ? this.#spaced(this.#body(block, false)) : this.#body(block, false)
  }

  /** GLSL needs no braces about one statement, unless an `else` would then belong to another `if`. */
  #body(block: readonly Statement[], beforeElse: boolean): string {
    const [only] = block
    const isBare =
      this.#language === 'glsl' &&
      block.length === 1 &&
      only?.kind !== 'declare' &&
      !(beforeElse && only?.kind === 'if')
    return isBare ? this.block(block) : `{${this.block(block)}}`
  }

  #condition(e: Expression): string {
    const text = this.#value(e)
    return this.#language === 'glsl' ? `(${text})` : isWrapped(text) ? text : this.#spaced(text)
  }

  #spaced(text: string): string {
    return /^[\w.]/.test(text) ? ` ${text}` : text
  }

  #value(e: Expression): string {
    return printExpression(e, this.#language)
  }
}

/** "(...)" as a whole. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(')) return false
  let depth = 0
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')') depth--
    if (depth === 0) return false
  }
  return true
}

const levelOf = (operator: string): number => PRECEDENCE.findIndex((level) => level.includes(operator))

export function printExpression(e: Expression, language: Program['language']): string {
  const print = (arg: Expression | undefined) => (arg ? printExpression(arg, language) : '')
  const [first, second, third] = e.args
  switch (e.kind) {
    case 'name':
      return e.text
    case 'literal':
      return printLiteral(e.text)
    case 'member':
      return `${wrapped(first, print, isLoose)}${e.text.startsWith('[') ? '' : '.'}${e.text}`
    case 'call':
      return `${e.text}(${e.args.map((arg) => printArgument(arg, e.text, language)).join(',')})`
    case 'unary': {
      const text = wrapped(first, print, (arg) => isLoose(arg) && arg.kind !== 'unary')
      return e.text + (text.startsWith(e.text) && e.text === '-' ? ` ${text}` : text)
    }
    case 'choice':
      return `${wrapped(first, print, ({ kind }) => kind === 'choice')}?${print(second)}:${print(third)}`
    case 'binary': {
      const left = wrapped(first, print, (arg) => needsBrackets(arg, e.text, false, language))
      const right = wrapped(second, print, (arg) => needsBrackets(arg, e.text, true, language))
      return left + e.text + (right.startsWith('-') && e.text === '-' ? ` ${right}` : right)
    }
  }
}

function wrapped(
  e: Expression | undefined,
  print: (e: Expression) => string,
  needs: (e: Expression) => boolean,
): string {
  if (e === undefined) return ''
  return needs(e) ? `(${print(e)})` : print(e)
}

function isLoose({ kind }: Expression): boolean {
  return kind === 'binary' || kind === 'choice' || kind === 'unary'
}

function needsBrackets(arg: Expression, operator: string, isRight: boolean, language: Program['language']): boolean {
  if (arg.kind === 'choice') return true
  if (arg.kind !== 'binary') return false
  const [inner, outer] = [levelOf(arg.text), levelOf(operator)]
  const isSame = arg.text === operator && ['&&', '||'].includes(operator)
  if (language === 'wgsl' && !isSame) {
    // WGSL has no order among these.
    if (/^(?:<<|>>|[&|^])$/.test(operator)) return true
    if (['&&', '||'].includes(operator) && ['&&', '||', '&', '|', '^'].includes(arg.text)) return true
    if (/^(?:[<>]=?|[=!]=)$/.test(operator) && /^(?:[<>]=?|[=!]=|[&|^])$/.test(arg.text)) return true
    if (/^(?:[<>]=?|[=!]=)$/.test(operator) && /^(?:<<|>>)$/.test(arg.text)) return false
  }
  return inner < outer || (inner === outer && isRight && !isSame)
}

/** Constructors of floats take whole numbers as well. */
function printArgument(arg: Expression, callee: string, language: Program['language']): string {
  const text = printExpression(arg, language)
  if (arg.kind === 'literal' && /^(?:vec|mat[24]x)[234]f?$/.test(callee) && /^\d+\.$/.test(text))
    return text.slice(0, -1)
  return text
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
