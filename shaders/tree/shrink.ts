/** The steps of this folder in order: from a composed program to the text that is shipped. */
import type { ShaderHeads } from '../../src/backends/shader-heads.ts'
import type { Composed } from '../compose.ts'
import { inlineConstants, prune, shortenCalls } from './functions.ts'
import { glslHeads, wgslHeads } from './heads.ts'
import { markLater, part, takeParts, withoutLater } from './later.ts'
import { makeLocalsUnique } from './locals.ts'
import { parse } from './parse.ts'
import { printBlock, printFunction, printStruct } from './print.ts'
import { rename } from './rename.ts'
import { settle, spellOutZeros } from './settle.ts'
import { simplify } from './simplify.ts'
import { ROOTS, takeStages } from './stages.ts'
import { expressionsOf, type Program, type ShaderFunction, type Struct } from './tree.ts'

export interface Shrunk {
  /**
   * The dialect's text: what both stages need, what the vertex stage needs beside it, its body, and the same two of the
   * fragment stage, with an @ between them. MARK stands where a part belongs.
   */
  readonly text: string
  /** What comes later, in the order of the marks. */
  readonly parts: readonly string[]
  readonly wgsl: ShaderHeads
  readonly glsl: ShaderHeads
  /** Names of textures, as in the shader. */
  readonly textures: readonly string[]
  readonly overrides: readonly string[]
}

/** `later`: an override whose code is taken out. */
export function shrink({ code, origins }: Composed, later?: string): Shrunk {
  const program = parse(code, origins)
  const { bindings, overrides, constants } = program
  const globals = new Set([...bindings.map(({ name }) => name), ...overrides.keys(), ...constants.keys()])
  for (const f of program.functions.values()) makeLocalsUnique(f, globals)
  inlineConstants(program)
  spellOutZeros(program)
  prune(program, ROOTS)
  do simplify(program)
  while (shortenCalls(program))
  prune(program, ROOTS)
  settle(program)
  const textures = bindings.filter(({ space }) => space === '').map(({ name }) => name)
  rename(program, new Set([...ROOTS, ...textures, ...overrides.keys()]))
  if (later !== undefined) markLater(program, later)
  const early = withoutLater(program)
  prune(early, ROOTS)
  const stages = takeStages(program)
  const { vertex, fragment } = stages
  const bound = new Set(bindings.map(({ type }) => type))
  const structs = [...program.structs.values()].filter(({ name }) => !bound.has(name))
  const inVertex = reached(program, vertex)
  const inFragment = reached(program, fragment)
  const print = (structs: readonly Struct[], functions: readonly ShaderFunction[]): string => {
    const ofTime = (isEarly: boolean) => [
      ...structs.filter(({ name }) => early.structs.has(name) === isEarly).map(printStruct),
      ...functions.filter(({ name }) => early.functions.has(name) === isEarly).map(printFunction),
    ]
    return ofTime(true).join('') + part(ofTime(false).join(''))
  }
  const { text, parts } = takeParts(
    [
      print(
        structs,
        inVertex.filter((f) => inFragment.includes(f)),
      ),
      print(
        [],
        inVertex.filter((f) => !inFragment.includes(f)),
      ),
      printBlock(vertex.body),
      print(
        [],
        inFragment.filter((f) => !inVertex.includes(f)),
      ),
      printBlock(fragment.body),
    ].join('@'),
  )
  const all = [text, ...parts].join('')
  return {
    text,
    parts,
    wgsl: wgslHeads(program, stages, all),
    glsl: glslHeads(program, stages, all),
    textures,
    overrides: [...overrides.keys()],
  }
}

/** The functions that a stage needs, each after those that it calls. */
function reached({ functions }: Program, stage: ShaderFunction): ShaderFunction[] {
  const found = new Set<ShaderFunction>()
  const visit = (f: ShaderFunction): void => {
    for (const { kind, text } of expressionsOf(f.body)) {
      const callee = [...functions.values()].find((other) => kind === 'call' && other.name === text)
      if (callee === undefined || found.has(callee)) continue
      visit(callee)
      found.add(callee)
    }
  }
  visit(stage)
  return [...found]
}
