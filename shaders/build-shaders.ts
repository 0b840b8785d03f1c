/**
 * compose -> lint -> naga -> src/generated: one text in the dialect of tree/dialect.ts for both GPU backends, and what each
 * of their languages says in its own way.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withParts } from '../src/backends/shader-parts.ts'
import { toWgsl } from '../src/backends/webgpu/webgpu-shader.ts'
import { FEATURE } from '../src/frame/frame.ts'
import { checkComposed, checkWgsl } from './check.ts'
import { composeFile } from './composed-file.ts'
import { formatReports, lint } from './lint.ts'
import { shrink } from './tree/shrink.ts'

const NOTICE = '// Built by shaders/build.ts from shaders/*.wgsl; changes are overwritten.\n'

/** Comes when the first trail is drawn. */
const LATER = 'HAS_TRAIL'

/** Builds shaders/scene.wgsl under `root` (the repository). Throws one error with everything that lint found. */
export function buildShaders(root: string): void {
  const composed = composeFile(root, 'scene.wgsl')
  const reports = lint(composed)
  if (reports.length > 0) throw new Error(formatReports(reports))
  checkComposed(composed)
  const { text, parts, wgsl, glsl, textures, overrides } = shrink(composed, LATER)
  for (const all of [[], parts]) checkWgsl(toWgsl(withParts(text, all), wgsl))
  const folder = join(root, 'src/generated')
  mkdirSync(folder, { recursive: true })
  const write = (file: string, ...lines: readonly string[]) =>
    writeFileSync(join(folder, file), [NOTICE, ...lines, ''].join('\n'))
  write(
    'scene.ts',
    `export const scene = ${literal(text)}`,
    `export const overrides: Readonly<Record<string, number>> = ${JSON.stringify(featuresOf(overrides))}`,
  )
  write('trail.ts', `export const trail = ${listLiteral(parts)}`)
  write('wgsl.ts', `export const sceneHeads = ${listLiteral(wgsl)}`)
  write(
    'glsl.ts',
    `export const sceneHeads = ${listLiteral(glsl)}`,
    `export const textures = ${JSON.stringify(textures)} as const`,
  )
}

/** The bit of each override: HAS_X is that of the feature X. */
export function featuresOf(overrides: readonly string[]): Record<string, number> {
  const known = new Map(Object.entries(FEATURE).map(([name, bit]) => [`HAS_${name}`, bit]))
  return Object.fromEntries(
    overrides.map((name) => {
      const bit = known.get(name)
      if (bit === undefined) throw new Error(`override ${name} is none of ${[...known.keys()].join(', ')}`)
      return [name, bit]
    }),
  )
}

function listLiteral(texts: readonly string[]): string {
  return `[\n${texts.map((text) => `  ${literal(text)},\n`).join('')}] as const`
}

function literal(code: string): string {
  return `\`${code.replace(/[\\`]|\$\{/g, '\\$&')}\``
}
