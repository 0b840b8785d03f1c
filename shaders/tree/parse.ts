/** Text -> tree. Throws at what it does not know, so that nothing is left out in silence. */
import {
  type Declaration,
  type Expression,
  type Field,
  type Language,
  literal,
  name,
  type Program,
  type Statement,
} from './tree.ts'

const SPACE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//
const DIRECTIVE = /#[^\n]*/
/** A word with its template list is one word. */
const WORD = /(?:vec[234]|bitcast|texture_\w+|var)<[^<>]*(?:<[^<>]*>)?>|[A-Za-z_]\w*/
const NUMBER = /0x[\da-fA-F]+u?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[fu]?/
const SIGN = /->|<<|>>|\+\+|--|[<>=!+\-*/%&|^]=|&&|\|\||[-+*/%<>=!&|^?:;,.(){}[\]@]/
const TOKEN = new RegExp([SPACE, DIRECTIVE, WORD, NUMBER, SIGN].map(({ source }) => `(${source})`).join('|'), 'y')

/** From loose to tight; the same in both languages, where WGSL allows them side by side at all. */
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

export function parse(code: string, language: Language): Program {
  return new Parser(code, language).program()
}

const GLSL_TYPE = /^(?:void|float|u?int|bool|[biu]?vec[234]|mat[234](?:x[234])?)$/

class Parser {
  readonly #tokens: string[] = []
  readonly #language: Language
  readonly #program: Program
  #at = 0

  constructor(code: string, language: Language) {
    this.#language = language
    this.#program = { language, heads: [], structs: new Map(), constants: new Map(), functions: new Map() }
    for (let at = 0; at < code.length; at = TOKEN.lastIndex) {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(code)
      if (match === null) throw new Error(`shader: no token at "${code.slice(at, at + 40)}"`)
      if (match[1] === undefined) this.#tokens.push(shortType(match[0]))
    }
  }

  program(): Program {
    const program = this.#program
    while (this.#at < this.#tokens.length) {
      const first = this.#peek()
      if (first.startsWith('#')) program.heads.push([this.#next()])
      else if (first === 'struct') this.#struct()
      else if (first === 'const') this.#constant()
      else if (this.#language === 'wgsl') this.#wgslItem()
      else this.#glslItem()
    }
    return program
  }

  #struct(): void {
    this.#expect('struct')
    const struct = { name: this.#next(), members: [] as Field[] }
    this.#expect('{')
    while (!this.#skip('}')) {
      struct.members.push(this.#field())
      this.#skip(',')
      this.#skip(';')
    }
    this.#skip(';')
    this.#program.structs.set(struct.name, struct)
  }

  #constant(): void {
    this.#expect('const')
    const { type, name } = this.#language === 'wgsl' ? this.#named() : this.#field()
    this.#expect('=')
    this.#program.constants.set(name, { type, name, value: this.#expression() })
    this.#expect(';')
  }

  #wgslItem(): void {
    const attributes = this.#attributes()
    if (this.#skip('fn')) {
      const name = this.#next()
      const parameters = this.#parameters()
      const result = this.#skip('->') ? this.#attributes() + this.#next() : ''
      this.#program.functions.set(name, { attributes, name, parameters, result, body: this.#block() })
      return
    }
    this.#program.heads.push([attributes, ...this.#upTo(';')])
  }

  #glslItem(): void {
    const isFunction = this.#isType(this.#peek()) && this.#peek(2) === '('
    if (!isFunction) {
      this.#program.heads.push(this.#upTo(';'))
      return
    }
    const result = this.#next()
    const name = this.#next()
    const parameters = this.#parameters()
    this.#program.functions.set(name, { attributes: '', name, parameters, result, body: this.#block() })
  }

  #parameters(): Field[] {
    const parameters: Field[] = []
    this.#expect('(')
    while (!this.#skip(')')) {
      parameters.push(this.#field())
      this.#skip(',')
    }
    return parameters
  }

  #field(): Field {
    const attributes = this.#attributes()
    if (this.#language === 'wgsl') return { ...this.#named(), attributes }
    const type = this.#next()
    if (!this.#isType(type)) throw new Error(`shader: "${type}" is no type that may stand here`)
    return { attributes, type, name: this.#next() }
  }

  /** WGSL's `name: type`, the type optional. */
  #named(): Field {
    const name = this.#next()
    return { attributes: '', name, type: this.#skip(':') ? this.#next() : '' }
  }

  #attributes(): string {
    let text = ''
    while (this.#skip('@')) {
      text += `@${this.#next()}`
      if (this.#peek() === '(') text += this.#upTo(')').join('')
      else text += ' '
    }
    return text
  }

  #block(): Statement[] {
    const block: Statement[] = []
    this.#expect('{')
    while (!this.#skip('}')) {
      // Locals have names of their own in each function, so a bare block is no more than its statements.
      if (this.#peek() === '{') block.push(...this.#block())
      else block.push(this.#statement())
    }
    return block
  }

  #statement(): Statement {
    if (this.#skip('if')) return this.#if()
    if (this.#skip('while')) return { kind: 'while', condition: this.#condition(), body: this.#block() }
    if (this.#skip('loop')) return { kind: 'while', condition: literal('true'), body: this.#block() }
    const statement = this.#simple()
    this.#expect(';')
    return statement
  }

  #if(): Statement {
    const condition = this.#condition()
    const then = this.#block()
    let otherwise: Statement[] = []
    if (this.#skip('else')) otherwise = this.#skip('if') ? [this.#if()] : this.#block()
    return { kind: 'if', condition, then, otherwise }
  }

  /** In WGSL the brackets are no part of it. */
  #condition(): Expression {
    return this.#language === 'wgsl' ? this.#expression() : this.#bracketed()
  }

  #bracketed(): Expression {
    this.#expect('(')
    const e = this.#expression()
    this.#expect(')')
    return e
  }

  #simple(): Statement {
    const first = this.#peek()
    if (first === 'break' || first === 'continue') return { kind: this.#next() as 'break' }
    if (this.#skip('return')) return { kind: 'return', value: this.#peek() === ';' ? null : this.#expression() }
    if (this.#language === 'wgsl' && (this.#skip('let') || this.#skip('var'))) return this.#declaration(this.#named())
    if (this.#language === 'glsl' && this.#isType(first) && this.#peek(1) !== '(')
      return this.#declaration(this.#field())
    const target = this.#expression()
    const operator = this.#next()
    if (operator === '++' || operator === '--')
      return { kind: 'assign', target, operator: `${operator[0]}=`, value: literal('1') }
    if (!/^[-+*/]?=$/.test(operator)) throw new Error(`shader: "${target.text} ${operator}" is no known statement`)
    return { kind: 'assign', target, operator, value: this.#expression() }
  }

  #declaration({ type, name }: Field): Declaration {
    return { kind: 'declare', type, name, value: this.#skip('=') ? this.#expression() : null }
  }

  #expression(): Expression {
    const condition = this.#binary(0)
    if (!this.#skip('?')) return condition
    const yes = this.#expression()
    this.#expect(':')
    return { kind: 'choice', text: '?', args: [condition, yes, this.#expression()] }
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
    if (this.#peek() === '(') return this.#bracketed()
    const text = this.#next()
    if (/^[\d.]|^(?:true|false)$/.test(text)) return literal(text)
    if (!/^\w/.test(text)) throw new Error(`shader: "${text}" starts no expression`)
    if (!this.#skip('(')) return name(text)
    const args: Expression[] = []
    while (!this.#skip(')')) {
      args.push(this.#expression())
      this.#skip(',')
    }
    return { kind: 'call', text, args }
  }

  #isType(word: string): boolean {
    return GLSL_TYPE.test(word) || this.#program.structs.has(word)
  }

  #upTo(end: string): string[] {
    const words: string[] = []
    const count = (sign: string) => words.filter((word) => word === sign).length
    do words.push(this.#next())
    while (words.at(-1) !== end || count('{') > count('}'))
    return words
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead] ?? ''
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new Error('shader: it ends in the middle of something')
    return token
  }

  #skip(token: string): boolean {
    if (this.#peek() !== token) return false
    this.#at++
    return true
  }

  #expect(token: string): void {
    const found = this.#next()
    if (found === token) return
    const around = this.#tokens.slice(Math.max(0, this.#at - 6), this.#at + 4).join(' ')
    throw new Error(`shader: "${token}" is wanted in place of "${found}" in "${around}"`)
  }
}

/** `vec4<f32>` -> `vec4f`. */
function shortType(word: string): string {
  return word.replace(/\s/g, word.includes('<') ? '' : '$&').replace(/\b(vec[234])<([fui])32>/g, '$1$2')
}
