/** What type an expression has: `f32`, `vec2f`, `vec2b` (of bool), `mat2x2f`, a struct, or `int` for a number without one. */
import { withoutWidth } from './dialect.ts'
import { type Expression, literal, type Program } from './tree.ts'

const FLOAT_OF = /^(?:dot|length|distance|determinant)$/
/** Built-ins of the type of their first argument, which have the same meaning in GLSL ES 3.00. */
const SAME =
  /^(?:abs|sign|floor|ceil|trunc|fract|sqrt|inverseSqrt|exp2?|log2?|pow|sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|min|max|clamp|saturate|mix|step|smoothstep|normalize|reflect|cross|select)$/
const RESULTS: Readonly<Record<string, string>> = { any: 'bool', all: 'bool', unpack2x16unorm: 'vec2f' }
const SCALARS: Readonly<Record<string, string>> = { f: 'f32', u: 'u32', i: 'i32', b: 'bool' }

export const isVector = (type: string): boolean => /^vec[234][fuib]$/.test(type)
export const isConstructor = (name: string): boolean =>
  /^(?:vec[234][fuib]|mat[234]x[234]f|f32|u32|i32|bool)$/.test(name)
/** Of a vector or a matrix; itself for a scalar. */
export const scalarOf = (type: string): string =>
  /^(?:vec|mat)\d/.test(type) ? (SCALARS[type.slice(-1)] as string) : type

export class Types {
  readonly #program: Program
  readonly #names: ReadonlyMap<string, string>

  /** `locals`: of the function that is read, parameters included; it may grow. */
  constructor(program: Program, locals: ReadonlyMap<string, string>) {
    this.#program = program
    this.#names = locals
  }

  of(e: Expression): string {
    const type = this.#of(e)
    if (type === '') throw new Error(`the type of "${e.text}" is not known; see shaders/tree/types.ts`)
    return type
  }

  /** Of what a call takes in place of its arguments; '' where any type may stand. */
  parameter(call: Expression, index: number): string {
    const { functions, structs } = this.#program
    const fields = functions.get(call.text)?.parameters ?? structs.get(call.text)?.members
    if (fields !== undefined) return fields[index]?.type ?? ''
    if (isConstructor(call.text) || !SAME.test(call.text)) return ''
    if (call.text === 'select' && index === 2) return 'bool'
    // max(x, 0), and mix(v, w, 0.5), where a number is as good as a vector.
    const known = call.args.map((arg) => this.of(arg)).find((type) => type !== 'int')
    return known === undefined ? 'f32' : scalarOf(known)
  }

  #of(e: Expression): string {
    const [first, second] = e.args
    switch (e.kind) {
      case 'name':
        return this.#nameType(e.text)
      case 'literal':
        if (/^(?:true|false)$/.test(e.text)) return 'bool'
        if (e.text.endsWith('u')) return 'u32'
        return !e.text.startsWith('0x') && /[.e]/.test(e.text) ? 'f32' : 'int'
      case 'unary':
        return this.of(first ?? e)
      case 'compare':
        return this.of(first ?? e).replace(/.$/, 'b')
      case 'binary':
        return this.#binaryType(e.text, this.of(first ?? e), this.of(second ?? e))
      case 'member':
        return this.#memberType(this.of(first ?? e), e.text)
      case 'call':
        return this.#callType(e)
    }
  }

  #nameType(text: string): string {
    const { bindings, overrides, constants } = this.#program
    const local = this.#names.get(text)
    if (local !== undefined) return local
    const constant = constants.get(text) ?? overrides.get(text)
    if (constant !== undefined) return constant.type || this.of(constant.value)
    return bindings.find(({ name }) => name === text)?.type ?? ''
  }

  #binaryType(operator: string, left: string, right: string): string {
    if (/^(?:&&|\|\|)$/.test(operator)) return 'bool'
    if (/^(?:[<>]=?|[=!]=)$/.test(operator)) return isVector(left) ? left.replace(/.$/, 'b') : 'bool'
    const [, , leftRows] = /^mat(\d)x(\d)/.exec(left) ?? []
    const [, rightColumns, rightRows] = /^mat(\d)x(\d)/.exec(right) ?? []
    if (operator === '*' && leftRows && isVector(right)) return `vec${leftRows}f`
    if (operator === '*' && rightColumns && isVector(left)) return `vec${rightColumns}f`
    if (operator === '*' && leftRows && rightRows) return `mat${rightColumns}x${leftRows}f`
    const wide = /^(?:vec|mat)/
    return wide.test(left) || (left !== 'int' && !wide.test(right)) ? left : right
  }

  #memberType(owner: string, member: string): string {
    const field = this.#program.structs.get(owner)?.members.find(({ name }) => name === member)
    if (field !== undefined) return field.type
    const [, rows] = /^mat\dx(\d)/.exec(owner) ?? []
    if (rows) return `vec${rows}f`
    if (!isVector(owner)) return ''
    return member.startsWith('[') || member.length === 1 ? scalarOf(owner) : `vec${member.length}${owner.slice(-1)}`
  }

  #callType({ text: word, args }: Expression): string {
    // Also in the words of `settle`.
    const text = withoutWidth(word.replace(/_$/, '')).replace(/^bitcast_(.*)$/, 'bitcast<$1>')
    const own = this.#program.functions.get(text)?.result
    if (own !== undefined) return own
    if (isConstructor(text) || this.#program.structs.has(text)) return text
    const [first = literal('0')] = args
    if (SAME.test(text)) {
      const known = args.slice(0, text === 'select' ? 2 : undefined).map((arg) => this.of(arg))
      return known.find(isVector) ?? known.find((type) => type !== 'int') ?? 'f32'
    }
    if (FLOAT_OF.test(text)) return scalarOf(this.of(first))
    if (text === 'transpose') return this.of(first).replace(/(\d)x(\d)/, '$2x$1')
    if (text === 'textureLoad') return `vec4${/<(\w)/.exec(this.of(first))?.[1] ?? ''}`
    return /^bitcast<(\w+)>$/.exec(text)?.[1] ?? RESULTS[text] ?? ''
  }
}
