/** The steps of this folder in order: from WGSL, and from naga's two GLSL shaders, to the text that is shipped. */
import type { GlslProgram } from '../translate.ts'
import { inlineConstants, prune, shortenCalls } from './functions.ts'
import { makeLocalsUnique } from './locals.ts'
import { parse } from './parse.ts'
import { printProgram } from './print.ts'
import { rename } from './rename.ts'
import { simplify } from './simplify.ts'
import { FRAGMENT_MAIN, joinStages, printStages, type StageTexts, VERTEX_MAIN } from './stages.ts'
import type { Program } from './tree.ts'
import { unsplat } from './types.ts'

/** `roots`: the entry points; `keep`: other words that stay. */
export function shrinkWgsl(code: string, roots: readonly string[], keep: readonly string[]): string {
  const program = parse(code, 'wgsl')
  shorten(program, roots)
  rename(program, new Set([...roots, ...keep]))
  return printProgram(program)
}

/** What is bound has its WGSL name afterwards, in both stages. */
export function shrinkGlsl({ vertex, fragment, uniformBlocks, textures }: GlslProgram): StageTexts {
  const bindings = new Map<string, string>()
  for (const [name, glslNames] of Object.entries({ ...uniformBlocks, ...textures }))
    for (const glslName of glslNames) bindings.set(glslName, name)
  // The variable in a block, of which only the members stay.
  for (const [, glslName = '', stage] of (vertex + fragment).matchAll(/\b(_group_\d+_binding_\d+)_(vs|fs)\b/g))
    if (!bindings.has(`${glslName}_${stage}`)) bindings.set(`${glslName}_${stage}`, glslName)
  const program = joinStages(vertex, fragment, bindings)
  const roots = [VERTEX_MAIN, FRAGMENT_MAIN]
  shorten(program, roots)
  unsplat(program)
  rename(program, new Set([...roots, ...bindings.values()]))
  return printStages(program)
}

function shorten(program: Program, roots: readonly string[]): void {
  for (const f of program.functions.values()) makeLocalsUnique(f, new Set())
  inlineConstants(program)
  prune(program, roots)
  do simplify(program)
  while (shortenCalls(program))
  prune(program, roots)
}
