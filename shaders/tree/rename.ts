/** Short names: one row for the locals of all functions, then one each for whatever else the shader declares. */
import { IO } from './stages.ts'
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

/** Words in `keep` (entry points, textures, overrides) stay. */
export function rename(program: Program, keep: ReadonlySet<string>): void {
  const { functions, structs, bindings } = program
  const declared = new Set([...functions.keys(), ...structs.keys(), ...bindings.map(({ name }) => name)])
  const memberWords = new Set([...structs.values()].flatMap(memberNames))
  // Words that mean something already: built-ins, types, swizzles, what is kept.
  const taken = new Set([...keep, ...RESERVED])
  const uses = new Map<string, number>()
  for (const f of functions.values()) {
    const locals = localNames(f)
    for (const { kind, text } of expressionsOf(f.body)) {
      const key = kind === 'member' ? `.${text}` : text
      uses.set(key, (uses.get(key) ?? 0) + 1)
      const isOwn = kind === 'member' ? memberWords.has(text) : declared.has(text)
      if (kind !== 'literal' && !isOwn && !(kind === 'name' && locals.has(text))) taken.add(text)
    }
  }

  const names = nameRow(taken)
  const localRow: string[] = []
  const localName = (index: number): string => (localRow[index] ??= names.next().value)
  const locals = new Map([...functions.values()].map((f) => [f, planLocals(f, localName)]))
  const globals = [...declared].filter((word) => !keep.has(word))
  const renamed = new Map(
    globals.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0)).map((word) => [word, names.next().value]),
  )
  nameMembers(structs.values(), renamed)
  const nameOf = (word: string): string => renamed.get(word) ?? word
  for (const [f, own] of locals) renameFunction(f, own, nameOf)
  for (const struct of structs.values()) {
    struct.name = nameOf(struct.name)
    for (const member of struct.members) {
      member.name = nameOf(`.${member.name}`)
      member.type = nameOf(member.type)
    }
  }
  for (const binding of bindings) {
    binding.name = nameOf(binding.name)
    binding.type = nameOf(binding.type)
  }
  program.structs = new Map([...structs.values()].map((struct) => [struct.name, struct]))
  program.functions = new Map([...functions.values()].map((f) => [f.name, f]))
}

/** A member needs to differ from those beside it only; one word is one name in all structs. */
function nameMembers(structs: Iterable<Struct>, renamed: Map<string, string>): void {
  const rows = [...structs].map(({ members }) => members.map(({ name }) => `.${name}`))
  for (const word of rows.flat()) {
    if (renamed.has(word)) continue
    const beside = rows.filter((row) => row.includes(word)).flat()
    const names = nameRow(new Set(beside.map((other) => renamed.get(other) ?? '')))
    renamed.set(word, names.next().value)
  }
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
  nameOf: (word: string) => string,
): void {
  mapBlock(f.body, (e) => {
    if (e.kind === 'name') e.text = locals.get(e.text) ?? nameOf(e.text)
    if (e.kind === 'call') e.text = nameOf(e.text)
    // A swizzle is none of ours.
    if (e.kind === 'member') e.text = nameOf(`.${e.text}`).replace('.', '')
    return e
  })
  const declarations = [...statementsOf(f.body)].filter((s) => s.kind === 'declare')
  for (const each of [...f.parameters, ...declarations]) {
    each.name = locals.get(each.name) ?? each.name
    each.type = nameOf(each.type)
  }
  f.name = nameOf(f.name)
  f.result = nameOf(f.result)
}

/** Short words that one of the languages does not let us use, and those of `heads.ts`. */
const RESERVED = ['as', 'do', 'fn', 'if', 'in', 'is', 'of', 'fs', 'vs', 'IO', IO]
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
