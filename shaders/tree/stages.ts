/** naga writes a GLSL shader for each stage, each with what both use; here they become one program with two entry points. */
import { BETWEEN } from './between.ts'
import { parse } from './parse.ts'
import { printFunction, printHeads } from './print.ts'
import { expressionsOf, mapBlock, type Program, type ShaderFunction } from './tree.ts'

export const VERTEX_MAIN = 'vertex_main'
export const FRAGMENT_MAIN = 'fragment_main'

/** `bindings`: naga's names of uniforms and of uniform blocks -> a name for both stages. */
export function joinStages(vertex: string, fragment: string, bindings: ReadonlyMap<string, string>): Program {
  const renamed = (code: string) => code.replace(/\w+/g, (word) => bindings.get(word) ?? word)
  const a = parse(renamed(vertex), 'glsl')
  const b = parse(renamed(fragment), 'glsl')
  for (const stage of [a, b]) openBlocks(stage)
  enter(a, VERTEX_MAIN)
  enter(b, FRAGMENT_MAIN)
  const heads = new Map<string, string[]>()
  for (const words of [...a.heads, ...b.heads]) {
    if (words[0] === 'flat') words[1] = BETWEEN
    heads.set(words.join(' '), words)
  }
  for (const [name, f] of a.functions) {
    const other = b.functions.get(name)
    if (other !== undefined && printFunction(other, b) !== printFunction(f, a))
      throw new Error(`shader: naga wrote "${name}" differently for the two stages; see shaders/tree/stages.ts`)
  }
  return {
    language: 'glsl',
    heads: [...heads.values()],
    structs: new Map([...a.structs, ...b.structs]),
    constants: new Map([...a.constants, ...b.constants]),
    functions: new Map([...a.functions, ...b.functions]),
  }
}

/** `uniform B { S v; }` -> `uniform B { members of S }`, each a uniform `v_member`; the bytes lie alike. */
function openBlocks(program: Program): void {
  for (const words of program.heads) {
    const open = words.indexOf('{')
    const [type = '', instance = ''] = words.slice(open + 1)
    const struct = open < 0 ? undefined : program.structs.get(type)
    if (struct === undefined) continue
    const members = struct.members.flatMap(({ type, name }) => [type, `${instance}_${name}`, ';'])
    words.splice(open + 1, 3, ...members)
    for (const f of program.functions.values()) {
      mapBlock(f.body, (e) => {
        const [owner] = e.args
        if (e.kind !== 'member' || owner?.kind !== 'name' || owner.text !== instance) return e
        return { kind: 'name', text: `${instance}_${e.text}`, args: [] }
      })
    }
  }
}

function enter(program: Program, name: string): void {
  const main = program.functions.get('main')
  if (main === undefined) throw new Error('shader: a stage has no main')
  // naga ends it with one.
  if (main.body.at(-1)?.kind === 'return') main.body.pop()
  main.name = name
  program.functions.delete('main')
  program.functions.set(name, main)
}

export interface StageTexts {
  /** Comes first in both stages, behind the version and a definition of BETWEEN. */
  readonly common: string
  readonly vertex: string
  readonly fragment: string
}

/** What both stages need, then what each needs alone. */
export function printStages(program: Program): StageTexts {
  const inVertex = reached(program, VERTEX_MAIN)
  const inFragment = reached(program, FRAGMENT_MAIN)
  const stageOfHead = (words: readonly string[]) => {
    if (!words.join('').startsWith('layout(location')) return 'common'
    return words.includes('in') ? 'vertex' : 'fragment'
  }
  const textOf = (stage: keyof StageTexts): string => {
    // The version has to be the very first line, so that the caller writes it.
    const heads = program.heads.filter((words) => stageOfHead(words) === stage && !words[0]?.startsWith('#version'))
    const own = stage === 'common' ? program : { ...program, structs: new Map(), constants: new Map() }
    const functions = [...program.functions.values()].filter(({ name }) => {
      return stage === (inVertex.has(name) ? (inFragment.has(name) ? 'common' : 'vertex') : 'fragment')
    })
    const isMain = ({ name }: ShaderFunction) => name === VERTEX_MAIN || name === FRAGMENT_MAIN
    const texts = functions.map((f) => printFunction(isMain(f) ? { ...f, name: 'main' } : f, program))
    return printHeads({ ...own, heads }) + texts.join('')
  }
  return { common: textOf('common'), vertex: textOf('vertex'), fragment: textOf('fragment') }
}

/** Names of the functions that `main` reaches. */
function reached(program: Program, main: string): Set<string> {
  const found = new Set([main])
  for (const name of found) {
    for (const f of program.functions.values())
      if (f.name === name) for (const e of expressionsOf(f.body)) if (e.kind === 'call') found.add(e.text)
  }
  return found
}
