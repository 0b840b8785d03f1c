/** GLSL writes a vector beside a number: `v + vec2(0.5)` is `v + 0.5`. That needs types. */
import { type Expression, mapBlock, type Program, type ShaderFunction, statementsOf } from './tree.ts'

/** Built-ins whose type is not that of their arguments. */
const RESULTS: Readonly<Record<string, string>> = {
  dot: 'float',
  length: 'float',
  texelFetch: 'vec4',
  unpackUnorm2x16: 'vec2',
  any: 'bool',
  all: 'bool',
}

/** Takes vectors of one repeated number out of arithmetic with a vector. */
export function unsplat(program: Program): void {
  for (const f of program.functions.values()) {
    const types = localTypes(f)
    const typeOfArgument = (e: Expression | undefined) => (e === undefined ? '' : typeOf(e, types, program))
    const isSplat = (e: Expression | undefined) =>
      e?.kind === 'call' && IS_VECTOR.test(e.text) && e.args.length === 1 && typeOfArgument(e.args[0]) === 'float'
    const replace = (e: Expression): Expression => {
      const [first, second, third] = e.args
      const isBeside = (arg: Expression | undefined, other: Expression | undefined) =>
        arg !== undefined && isSplat(arg) && typeOfArgument(other) === arg.text
      if (e.kind === 'binary' && /^[-+*/]$/.test(e.text)) {
        if (isBeside(second, first)) e.args = [first, second?.args[0]] as Expression[]
        else if (isBeside(first, second)) e.args = [first?.args[0], second] as Expression[]
      }
      // Built-ins take numbers behind a vector, and all of them or none.
      if (e.kind === 'call' && /^(?:min|max)$/.test(e.text) && isBeside(second, first))
        e.args = [first, second?.args[0]] as Expression[]
      if (e.kind === 'call' && e.text === 'clamp' && isBeside(second, first) && isBeside(third, first))
        e.args = [first, second?.args[0], third?.args[0]] as Expression[]
      return e
    }
    mapBlock(f.body, replace)
  }
}

const IS_VECTOR = /^vec[234]$/

function localTypes({ parameters, body }: ShaderFunction): Map<string, string> {
  const types = new Map(parameters.map(({ name, type }) => [name, type]))
  for (const s of statementsOf(body)) if (s.kind === 'declare') types.set(s.name, s.type)
  return types
}

/** '' when it is not known. */
function typeOf(e: Expression, types: ReadonlyMap<string, string>, program: Program): string {
  const [first, second] = e.args
  const inner = (arg: Expression | undefined) => (arg === undefined ? '' : typeOf(arg, types, program))
  switch (e.kind) {
    case 'name':
      return types.get(e.text) ?? program.constants.get(e.text)?.type ?? headType(e.text, program)
    case 'literal':
      return /^(?:true|false)$/.test(e.text)
        ? 'bool'
        : /u$/.test(e.text)
          ? 'uint'
          : /[.e]/.test(e.text)
            ? 'float'
            : 'int'
    case 'choice':
      return inner(second)
    case 'unary':
      return inner(first)
    case 'binary': {
      if (!/^[-+*/%]$/.test(e.text)) return ''
      const [left, right] = [inner(first), inner(second)]
      return left.includes('vec') ? left : right
    }
    case 'member': {
      const owner = inner(first)
      const member = program.structs.get(owner)?.members.find(({ name }) => name === e.text)
      if (member !== undefined) return member.type
      const [, columns = '', rows = columns] = /^mat([234])(?:x([234]))?$/.exec(owner) ?? []
      if (columns !== '') return `vec${rows}`
      const [, scalar = '?'] = /^([biu]?)vec[234]$/.exec(owner) ?? []
      const size = e.text.length
      if (scalar === '?') return ''
      if (size > 1) return `${scalar}vec${size}`
      return { b: 'bool', i: 'int', u: 'uint', '': 'float' }[scalar] ?? ''
    }
    case 'call':
      if (/^[biu]?vec[234]$|^(?:float|u?int|bool)$/.test(e.text) || program.structs.has(e.text)) return e.text
      if (e.text === 'uintBitsToFloat')
        return inner(first)
          .replace(/^uint$/, 'float')
          .replace(/^uvec/, 'vec')
      return program.functions.get(e.text)?.result ?? RESULTS[e.text] ?? inner(first)
  }
}

function headType(name: string, { heads }: Program): string {
  if (name === 'gl_FragCoord') return 'vec4'
  for (const words of heads) {
    const at = words.indexOf(name)
    if (at > 0) return words[at - 1] ?? ''
  }
  return ''
}
