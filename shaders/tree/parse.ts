/** WGSL -> tree. Throws at what it does not know, so that nothing is left out in silence. */
import { type Origin, ShaderError } from '../shader-error.ts'
import {
  type Declaration,
  type Expression,
  type Field,
  literal,
  name,
  type Program,
  type Statement,
  statementsOf,
} from './tree.ts'

const SPACE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//
/** A word with its template list is one word. */
const WORD = /(?:vec[234]|mat[234]x[234]|bitcast|texture_\w+)\s*<[^<>]*(?:<[^<>]*>)?>|[A-Za-z_]\w*/
const NUMBER = /0x[\da-fA-F]+[iu]?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[fiu]?/
const SIGN = /->|<<=|>>=|<<|>>|\+\+|--|[<>=!+\-*/%&|^]=|&&|\|\||[-+*/%<>=!&|^;:,.(){}[\]@]/
const TOKEN = new RegExp([SPACE, WORD, NUMBER, SIGN].map(({ source }) => `(${source})`).join('|'), 'y')

/** From loose to tight, where WGSL allows them side by side at all. */
export const PRECEDENCE: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]

/** `origins`: where the lines of `code` come from, for errors. */
export function parse(code: string, origins: readonly Origin[] = []): Program {
  return new Parser(code, origins).program()
}

interface Token {
  readonly text: string
  readonly line: number
}

class Parser {
  readonly #tokens: Token[] = []
  readonly #origins: readonly Origin[]
  readonly #program: Program = {
    bindings: [],
    overrides: new Map(),
    structs: new Map(),
    constants: new Map(),
    functions: new Map(),
  }
  #at = 0

  constructor(code: string, origins: readonly Origin[]) {
    this.#origins = origins
    let line = 1
    for (let at = 0; at < code.length; at = TOKEN.lastIndex) {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(code)
      if (match === null) throw this.#error(`no token at "${code.slice(at, at + 40)}"`, line)
      if (match[1] === undefined) this.#tokens.push({ text: shortType(match[0]), line })
      line += match[0].split('\n').length - 1
    }
  }

  program(): Program {
    const { structs, constants, overrides } = this.#program
    while (this.#at < this.#tokens.length) {
      if (this.#skip('struct')) {
        const name = this.#next()
        structs.set(name, { name, members: this.#fields('{', '}') })
        this.#skip(';')
      } else if (this.#skip('const')) this.#constant(constants)
      else if (this.#skip('override')) this.#constant(overrides)
      else this.#item()
    }
    return this.#program
  }

  #constant(table: Map<string, Program['constants'] extends Map<string, infer C> ? C : never>): void {
    const { type, name } = this.#named()
    this.#expect('=')
    table.set(name, { type, name, value: this.#expression() })
    this.#expect(';')
  }

  #item(): void {
    const attributes = this.#attributes()
    if (this.#skip('var')) {
      const space = this.#skip('<') ? this.#next() : ''
      if (space !== '') this.#expect('>')
      this.#program.bindings.push({ ...this.#named(), attributes, space })
      this.#expect(';')
      return
    }
    this.#expect('fn')
    const name = this.#next()
    const parameters = this.#fields('(', ')')
    this.#expect('->')
    const result = this.#attributes() + this.#next()
    this.#program.functions.set(name, { attributes, name, parameters, result, body: this.#block() })
  }

  #fields(open: string, close: string): Field[] {
    const fields: Field[] = []
    this.#expect(open)
    while (!this.#skip(close)) {
      const attributes = this.#attributes()
      fields.push({ ...this.#named(), attributes })
      this.#skip(',')
    }
    return fields
  }

  /** `name: type`, the type optional. */
  #named(): Field {
    const name = this.#next()
    return { attributes: '', name, type: this.#skip(':') ? this.#next() : '' }
  }

  #attributes(): string {
    let text = ''
    while (this.#skip('@')) {
      text += `@${this.#next()}`
      if (this.#peek() !== '(') text += ' '
      else
        do text += this.#next()
        while (!text.endsWith(')'))
    }
    return text
  }

  #block(): Statement[] {
    const block: Statement[] = []
    this.#expect('{')
    while (!this.#skip('}')) {
      // Locals have names of their own in each function, so a bare block is no more than its statements.
      if (this.#peek() === '{') block.push(...this.#block())
      else if (this.#skip('for')) block.push(...this.#for())
      else block.push(this.#statement())
    }
    return block
  }

  #statement(): Statement {
    if (this.#skip('if')) return this.#if()
    if (this.#skip('while')) return { kind: 'while', condition: this.#expression(), body: this.#block() }
    if (this.#skip('loop')) return { kind: 'while', condition: literal('true'), body: this.#block() }
    const statement = this.#simple()
    this.#expect(';')
    return statement
  }

  #if(): Statement {
    const condition = this.#expression()
    const then = this.#block()
    let otherwise: Statement[] = []
    if (this.#skip('else')) otherwise = this.#skip('if') ? [this.#if()] : this.#block()
    return { kind: 'if', condition, then, otherwise }
  }

  /** As a `while`, which is the same as long as no `continue` jumps over the step. */
  #for(): Statement[] {
    this.#expect('(')
    const start = this.#simple()
    this.#expect(';')
    const condition = this.#expression()
    this.#expect(';')
    const step = this.#simple()
    this.#expect(')')
    const body = this.#block()
    for (const { kind } of statementsOf(body))
      if (kind === 'continue') throw this.#error('"continue" in a "for" is not known here; use "while"')
    return [start, { kind: 'while', condition, body: [...body, step] }]
  }

  #simple(): Statement {
    const first = this.#peek()
    if (first === 'break' || first === 'continue' || first === 'discard') return { kind: this.#next() as 'break' }
    if (this.#skip('return')) return { kind: 'return', value: this.#expression() }
    if (this.#skip('let') || this.#skip('var') || this.#skip('const')) return this.#declaration(this.#named())
    const target = this.#expression()
    const operator = this.#next()
    if (operator === '++' || operator === '--')
      return { kind: 'assign', target, operator: `${operator[0]}=`, value: literal('1') }
    if (!/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator))
      throw this.#error(`"${target.text} ${operator}" is no known statement`)
    return { kind: 'assign', target, operator, value: this.#expression() }
  }

  #declaration({ type, name }: Field): Declaration {
    return { kind: 'declare', type, name, value: this.#skip('=') ? this.#expression() : null }
  }

  #expression(): Expression {
    return this.#binary(0)
  }

  #binary(level: number): Expression {
    const operators = PRECEDENCE[level]
    if (operators === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    while (operators.includes(this.#peek()))
      left = { kind: 'binary', text: this.#next(), args: [left, this.#binary(level + 1)] }
    return left
  }

  #unary(): Expression {
    if (['-', '!'].includes(this.#peek())) return { kind: 'unary', text: this.#next(), args: [this.#unary()] }
    let e = this.#primary()
    for (;;) {
      if (this.#skip('.')) e = { kind: 'member', text: this.#next(), args: [e] }
      else if (this.#skip('[')) {
        e = { kind: 'member', text: `[${this.#next()}]`, args: [e] }
        this.#expect(']')
      } else return e
    }
  }

  #primary(): Expression {
    if (this.#skip('(')) {
      const e = this.#expression()
      this.#expect(')')
      return e
    }
    const text = this.#next()
    if (/^[\d.]|^(?:true|false)$/.test(text)) return literal(plainNumber(text))
    if (!/^\w/.test(text)) throw this.#error(`"${text}" starts no expression`)
    if (!this.#skip('(')) return name(text)
    const args: Expression[] = []
    while (!this.#skip(')')) {
      args.push(this.#expression())
      this.#skip(',')
    }
    return { kind: 'call', text, args }
  }

  #peek(): string {
    return this.#tokens[this.#at]?.text ?? ''
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw this.#error('it ends in the middle of something')
    return token.text
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false
    this.#at++
    return true
  }

  #expect(token: string): void {
    const found = this.#next()
    if (found !== token) throw this.#error(`"${token}" is wanted in place of "${found}"`)
  }

  #error(message: string, line = this.#tokens[Math.min(this.#at, this.#tokens.length) - 1]?.line ?? 1): ShaderError {
    const origin = this.#origins[line - 1] ?? { file: 'shader', line }
    return new ShaderError(origin, `${message} (what is known: shaders/tree/parse.ts)`)
  }
}

/** `vec4<f32>` -> `vec4f`, `vec2<bool>` -> `vec2b`, a name of ours. */
function shortType(word: string): string {
  if (!word.includes('<')) return word
  return word
    .replace(/\s/g, '')
    .replace(/\b(vec[234]|mat[234]x[234])<([fui])32>/g, '$1$2')
    .replace(/\b(vec[234])<bool>/g, '$1b')
}

/** `1f` -> `1.`, `1i` -> `1` */
function plainNumber(text: string): string {
  if (/^0x/.test(text) || !/[fi]$/.test(text)) return text
  const digits = text.slice(0, -1)
  return text.endsWith('i') || /[.e]/.test(digits) ? digits : `${digits}.`
}
