/**
 * compose -> lint -> naga -> src/generated/wgsl.ts and src/generated/glsl.ts: two modules, so that a WebGPU session
 * loads no GLSL.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Composed, compose } from './compose.ts'
import { layoutWgsl } from './layout-wgsl.ts'
import { formatReports, lint } from './lint.ts'
import { minify } from './minify.ts'
import { prune } from './prune.ts'
import { type Language, shorten } from './shorten.ts'
import { checkWgsl, translate } from './translate.ts'

/** Root files; each becomes an export of its name. */
const PROGRAMS = ['scene'] as const

const NOTICE = '// Built by shaders/build.ts from shaders/*.wgsl; changes are overwritten.\n'

/** Builds all programs under `root` (the repository). Throws one error with everything that lint found. */
export function buildShaders(root: string): void {
  const wgslModule = [NOTICE]
  const glslModule = [NOTICE, GLSL_TYPES]
  for (const name of PROGRAMS) {
    const composed = composeFile(root, `${name}.wgsl`)
    const reports = lint(composed)
    if (reports.length > 0) throw new Error(formatReports(reports))
    const { vertex, fragment, ...names } = translate(composed)
    const keep = new Set([
      'vs_main',
      'fs_main',
      'main',
      ...Object.keys(names.uniformBlocks),
      ...Object.keys(names.textures),
    ])
    // Interface names that naga makes: uniforms, blocks, attributes, varyings.
    for (const [word] of (vertex + fragment).matchAll(/\b(?:_\w+|\w+_block_\w+)\b/g))
      if (!/^_e\d+$/.test(word)) keep.add(word)
    const [wgsl = ''] = shrink([composed.code], 'wgsl', keep)
    const [vertexGlsl = '', fragmentGlsl = ''] = shrink([vertex, fragment], 'glsl', keep)
    checkWgsl(wgsl)
    wgslModule.push(`export const ${name} = ${literal(wgsl)}\n`)
    const glsl = [`vertex: ${literal(vertexGlsl)}`, `fragment: ${literal(fragmentGlsl)}`]
    for (const [key, value] of Object.entries(names)) glsl.push(`${key}: ${JSON.stringify(value)}`)
    glslModule.push(`export const ${name} = {\n  ${glsl.join(',\n  ')},\n} as const satisfies GlslProgram\n`)
  }
  const folder = join(root, 'src/generated')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'wgsl.ts'), wgslModule.join('\n'))
  writeFileSync(join(folder, 'glsl.ts'), glslModule.join('\n'))
}

function shrink(sources: readonly string[], language: Language, keep: ReadonlySet<string>): string[] {
  const pruned = sources.map((source) => prune(minify(source), keep))
  return shorten(pruned, language, keep).map(minify)
}

/** Composes `shaders/<file>`; "layout.wgsl" is made from the layout table. */
export function composeFile(root: string, file: string): Composed {
  const read = (name: string): string | undefined => {
    if (name === 'layout.wgsl') return layoutWgsl()
    try {
      return readFileSync(join(root, 'shaders', name), 'utf8')
    } catch {
      return undefined
    }
  }
  const { code, origins } = compose(file, read)
  return { code, origins: origins.map(({ file, line }) => ({ file: `shaders/${file}`, line })) }
}

const GLSL_TYPES = `/** A WGSL name maps to its GLSL names: one for each stage that uses it. */
export interface GlslProgram {
  readonly vertex: string
  readonly fragment: string
  readonly uniformBlocks: Readonly<Record<string, readonly string[]>>
  readonly textures: Readonly<Record<string, readonly string[]>>
  readonly attributes: Readonly<Record<string, number>>
}
`

function literal(code: string): string {
  return `\`${code.replace(/[\\`]|\$\{/g, '\\$&')}\``
}
