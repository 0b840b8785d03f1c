/**
 * Gives short names to what a shader declares itself, which takes a third off its compressed size. Functions, structs,
 * members and constants get names of their own; the locals of all functions share one row of names. Words in `keep` (entry
 * points, bindings) and words that the code does not declare (keywords, built-ins, swizzles) stay.
 *
 * The sources of one program are shortened together, so that what they share stays the same text. No comments, please.
 */
export function shorten(sources: readonly string[], language: Language, keep: ReadonlySet<string>): string[] {
  const all = sources.join('\n')
  const globals = declaredGlobals(all, language)
  const locals = declaredLocals(all, language)
  const counts = new Map<string, number>()
  for (const [, , word] of all.matchAll(WORD)) if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  const foreign = new Set(
    [...counts.keys()].filter((word) => keep.has(word) || !(globals.has(word) || locals.has(word))),
  )

  const localsOf = (text: string): string[] => {
    const found = new Set<string>()
    for (const [, dot, word = ''] of text.matchAll(WORD)) {
      if (dot === '' && locals.has(word) && !globals.has(word) && !foreign.has(word)) found.add(word)
    }
    return [...found]
  }
  const parts = sources.map((source) => splitFunctions(source, language))
  const mostLocals = Math.max(
    0,
    ...parts.flat().map(({ text, isFunction }) => (isFunction ? localsOf(text).length : 0)),
  )
  const names = nameSequence(foreign)
  const localNames = Array.from({ length: mostLocals }, () => names.next().value)
  const globalNames = new Map<string, string>()
  const byUse = [...globals].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  for (const name of byUse) if (!foreign.has(name)) globalNames.set(name, names.next().value)

  const renamed = ({ text, isFunction }: Part): string => {
    const own = new Map(isFunction ? localsOf(text).map((name, i) => [name, localNames[i] ?? name]) : [])
    return text.replace(WORD, (whole: string, dot?: string, word?: string) => {
      if (word === undefined) return whole
      const local = dot === '' ? own.get(word) : undefined
      return `${dot}${local ?? globalNames.get(word) ?? word}`
    })
  }
  return parts.map((source) => source.map(renamed).join(''))
}

export type Language = 'wgsl' | 'glsl'

/** An attribute with its arguments (no groups), or a word with the dot before it. */
const WORD = /@\w+(?:\s*\([^)]*\))?|(\.?)\b([A-Za-z_]\w*)/g

const FUNCTION = { wgsl: /\bfn\s+(\w+)\s*\(/g, glsl: /(?<=^|[};\n])\s*\w+\s+(\w+)\s*\([^;{]*\)\s*\{/g } as const
const CONSTANT = { wgsl: /(?<=^|[};\n])\s*const\s+(\w+)/g, glsl: /(?<=^|[};\n])\s*const\s+\w+\s+(\w+)/g } as const
const MEMBER = { wgsl: /(\w+)\s*:/g, glsl: /\w+\s+(\w+)\s*;/g } as const

/** Functions, constants, structs and their members. */
function declaredGlobals(code: string, language: Language): Set<string> {
  const found = new Set<string>()
  for (const pattern of [FUNCTION[language], CONSTANT[language]]) {
    for (const [, name = ''] of code.matchAll(pattern)) found.add(name)
  }
  for (const [, struct = '', body = ''] of code.matchAll(/\bstruct\s+(\w+)\s*\{([^}]*)\}/g)) {
    found.add(struct)
    for (const [, member = ''] of body.matchAll(MEMBER[language])) {
      if (SWIZZLE.test(member))
        throw new Error(`struct ${struct}: a member called "${member}" reads like a swizzle; rename it`)
      found.add(member)
    }
  }
  return found
}

const SWIZZLE = /^(?:[xyzw]{1,4}|[rgba]{1,4}|[stpq]{1,4})$/

/** Variables and parameters. */
function declaredLocals(code: string, language: Language): Set<string> {
  const found = new Set<string>()
  const structs = [...code.matchAll(/\bstruct\s+(\w+)/g)].map(([, name]) => name)
  const types = ['float', 'u?int', 'bool', '[biu]?vec[234]', ...structs].join('|')
  const pattern =
    language === 'wgsl' ? /\b(?:let|var)\s+(\w+)|\b(\w+)\s*:/g : new RegExp(`\\b(?:${types})\\s+(\\w+)\\s*[=;,)]`, 'g')
  for (const [, name, parameter] of code.matchAll(pattern)) found.add(name ?? parameter ?? '')
  return found
}

interface Part {
  readonly text: string
  readonly isFunction: boolean
}

/** The code in order, every function a part of its own. */
function splitFunctions(code: string, language: Language): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { index } of code.matchAll(FUNCTION[language])) {
    parts.push({ text: code.slice(end, index), isFunction: false })
    end = code.indexOf('{', index)
    let depth = 0
    do {
      const sign = code.charAt(end++)
      if (sign === '{') depth++
      if (sign === '}') depth--
    } while (depth > 0)
    parts.push({ text: code.slice(index, end), isFunction: true })
  }
  parts.push({ text: code.slice(end), isFunction: false })
  return parts
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const RESERVED = /^(?:as|do|fn|if|in|is|of)$/

/** a, b, ... Z, aa, ab, ... without the words of the shader. */
function* nameSequence(taken: ReadonlySet<string>): Generator<string, string> {
  for (let n = 0; ; n++) {
    const first = n < LETTERS.length ? '' : LETTERS.charAt(Math.floor(n / LETTERS.length) - 1)
    const name = first + LETTERS.charAt(n % LETTERS.length)
    if (!taken.has(name) && !SWIZZLE.test(name) && !RESERVED.test(name)) yield name
  }
}
