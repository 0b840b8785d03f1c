/** Short names: one row for the locals of all functions, then one each for whatever else the shader declares. */
import { BETWEEN } from './between.ts'
import {
  blocksOf,
  expressionsOf,
  mapBlock,
  type Program,
  type ShaderFunction,
  type Statement,
  type Struct,
  statementsOf,
} from './tree.ts'

/** Words in `keep` (entry points, bindings) stay. */
export function rename(program: Program, keep: ReadonlySet<string>): void {
  const functions = [...program.functions.values()]
  const declared = new Set([
    ...program.functions.keys(),
    ...program.structs.keys(),
    ...program.constants.keys(),
    ...[...program.structs.values()].flatMap(memberNames),
    ...headNames(program),
  ])
  // Words that mean something already: built-ins, types, swizzles, attributes, what is kept.
  const taken = new Set([...keep, ...RESERVED])
  const uses = new Map<string, number>()
  for (const f of functions) {
    const locals = localNames(f)
    for (const { kind, text } of expressionsOf(f.body)) {
      uses.set(text, (uses.get(text) ?? 0) + 1)
      if (kind !== 'literal' && !declared.has(text) && !(kind === 'name' && locals.has(text))) taken.add(text)
    }
  }
  for (const word of program.heads.flat()) if (!declared.has(word)) taken.add(word)

  const names = nameRow(taken)
  const localRow: string[] = []
  const localName = (index: number): string => (localRow[index] ??= names.next().value)
  const locals = functions.map((f) => planLocals(f, localName))
  const byUse = [...declared].filter((word) => !keep.has(word)).sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))
  const globals = new Map(byUse.map((word) => [word, names.next().value]))
  for (const [i, f] of functions.entries()) renameFunction(f, locals[i] ?? new Map(), globals)
  renameGlobals(program, globals)
}

function localNames(f: ShaderFunction): Set<string> {
  const names = new Set(f.parameters.map(({ name }) => name))
  for (const s of statementsOf(f.body)) if (s.kind === 'declare') names.add(s.name)
  return names
}

function memberNames(struct: Struct): string[] {
  const names = struct.members.map(({ name }) => name)
  const swizzle = names.find((name) => SWIZZLE.test(name))
  if (swizzle !== undefined)
    throw new Error(`struct ${struct.name}: a member called "${swizzle}" reads like a swizzle; rename it`)
  return names
}

/** Names bound in heads: uniforms, varyings, attributes, and members of blocks. */
function headNames({ heads }: Program): string[] {
  const names: string[] = []
  for (const words of heads) {
    if (words[0]?.startsWith('#')) continue
    words.forEach((word, i) => {
      if (/^\w+$/.test(word) && words[i + 1] === ';' && words[0] !== 'precision') names.push(word)
    })
  }
  return names
}

/** Names for the locals of a function: those of blocks beside each other are the same. */
function planLocals(f: ShaderFunction, nameAt: (index: number) => string): Map<string, string> {
  const names = new Map(f.parameters.map(({ name }, i) => [name, nameAt(i)]))
  const walk = (block: readonly Statement[], first: number): void => {
    let next = first
    for (const s of block) {
      if (s.kind === 'declare') names.set(s.name, nameAt(next++))
      for (const inner of blocksOf(s)) walk(inner, next)
    }
  }
  walk(f.body, names.size)
  return names
}

function renameFunction(
  f: ShaderFunction,
  locals: ReadonlyMap<string, string>,
  globals: ReadonlyMap<string, string>,
): void {
  const renamed = (word: string): string => globals.get(word) ?? word
  mapBlock(f.body, (e) => {
    if (e.kind === 'name') e.text = locals.get(e.text) ?? renamed(e.text)
    if (e.kind === 'call' || e.kind === 'member') e.text = renamed(e.text)
    return e
  })
  const declarations = [...statementsOf(f.body)].filter((s) => s.kind === 'declare')
  for (const each of [...f.parameters, ...declarations]) {
    each.name = locals.get(each.name) ?? each.name
    each.type = renamed(each.type)
  }
  f.name = renamed(f.name)
  f.result = f.result.replace(/\w+$/, renamed)
}

function renameGlobals(program: Program, globals: ReadonlyMap<string, string>): void {
  const renamed = (word: string): string => globals.get(word) ?? word
  program.heads = program.heads.map((words) => words.map(renamed))
  for (const struct of program.structs.values()) {
    struct.name = renamed(struct.name)
    for (const member of struct.members) {
      member.name = renamed(member.name)
      member.type = renamed(member.type)
    }
  }
  for (const constant of program.constants.values()) constant.name = renamed(constant.name)
}

/** Short words that neither language lets us use, and the one that stands for `in` and `out`. */
const RESERVED = ['as', 'do', 'fn', 'if', 'in', 'is', 'of', BETWEEN]
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SWIZZLE = /^(?:[xyzw]{1,4}|[rgba]{1,4}|[stpq]{1,4})$/

/** a, b, ... Z, aa, ab, ... without the words of the shader. */
function* nameRow(taken: ReadonlySet<string>): Generator<string, string> {
  for (let n = 0; ; n++) {
    const first = n < LETTERS.length ? '' : LETTERS.charAt(Math.floor(n / LETTERS.length) - 1)
    const name = first + LETTERS.charAt(n % LETTERS.length)
    if (!taken.has(name) && !SWIZZLE.test(name)) yield name
  }
}
