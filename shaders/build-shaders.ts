/**
 * compose -> lint -> naga -> src/generated/wgsl.ts and src/generated/glsl.ts: two modules, so that a WebGPU session
 * loads no GLSL.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Composed, compose } from './compose.ts'
import { layoutWgsl } from './layout-wgsl.ts'
import { formatReports, lint } from './lint.ts'
import { checkWgsl, type GlslProgram, translate } from './translate.ts'
import { BETWEEN } from './tree/between.ts'
import { shrinkGlsl, shrinkWgsl } from './tree/shrink.ts'

/** Root files; each becomes an export of its name. */
const PROGRAMS = ['scene'] as const

const NOTICE = '// Built by shaders/build.ts from shaders/*.wgsl; changes are overwritten.\n'

/** Builds all programs under `root` (the repository). Throws one error with everything that lint found. */
export function buildShaders(root: string): void {
  const wgslModule = [NOTICE]
  const glslModule = [NOTICE]
  for (const name of PROGRAMS) {
    const composed = composeFile(root, `${name}.wgsl`)
    const reports = lint(composed)
    if (reports.length > 0) throw new Error(formatReports(reports))
    const glsl = translate(composed)
    const bindings = [...Object.keys(glsl.uniformBlocks), ...Object.keys(glsl.textures)]
    const wgsl = shrinkWgsl(composed.code, ['vs_main', 'fs_main'], bindings)
    checkWgsl(wgsl)
    wgslModule.push(`export const ${name} = ${literal(wgsl)}\n`)
    glslModule.push(glslText(name, glsl))
  }
  const folder = join(root, 'src/generated')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'wgsl.ts'), wgslModule.join('\n'))
  writeFileSync(join(folder, 'glsl.ts'), glslModule.join('\n'))
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

/** Both stages with what they share written once, and the names that WebGL2 binds: those of the WGSL. */
function glslText(name: string, program: GlslProgram): string {
  const { common, vertex, fragment } = shrinkGlsl(program)
  const [version = ''] = program.vertex.split('\n')
  const stage = (direction: string, text: string) =>
    `\`${version}\n#define ${BETWEEN} ${direction}\n\${${name}Common}${escaped(text)}\``
  const union = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' | ')
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  return [
    `const ${name}Common = ${literal(common)}`,
    `export const ${name} = {`,
    `  vertex: ${stage('out', vertex)},`,
    `  fragment: ${stage('in', fragment)},`,
    `  attributes: ${JSON.stringify(program.attributes)},`,
    '} as const',
    `export type ${title}Texture = ${union(Object.keys(program.textures))}`,
    `export type ${title}Block = ${union(Object.keys(program.uniformBlocks))}`,
    '',
  ].join('\n')
}

function literal(code: string): string {
  return `\`${escaped(code)}\``
}

function escaped(code: string): string {
  return code.replace(/[\\`]|\$\{/g, '\\$&')
}
