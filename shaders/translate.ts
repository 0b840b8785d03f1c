/** WGSL -> validated -> GLSL ES 3.00 by naga, with the names that naga gave to what WebGL2 has to bind. */

import { NagaError, parseWgsl, validate, writeGlsl } from 'naga-wasm'
import type { Composed } from './compose.ts'
import { ShaderError } from './shader-error.ts'

/** A WGSL binding can have a GLSL counterpart in each stage, so every WGSL name maps to one or two GLSL names. */
export interface GlslProgram {
  readonly vertex: string
  readonly fragment: string
  readonly uniformBlocks: Readonly<Record<string, readonly string[]>>
  readonly textures: Readonly<Record<string, readonly string[]>>
  /** WGSL parameter name -> location. */
  readonly attributes: Readonly<Record<string, number>>
}

export function translate(composed: Composed): GlslProgram {
  const [vertex, fragment] = withOrigins(composed, () => {
    const module = parseWgsl(composed.code)
    const info = validate(module)
    return [
      writeGlsl(module, info, { version: '300 es', stage: 'vertex', entryPoint: 'vs_main' }),
      writeGlsl(module, info, { version: '300 es', stage: 'fragment', entryPoint: 'fs_main' }),
    ] as const
  })
  const names = bindingNames(composed.code)
  const program = {
    vertex,
    fragment,
    uniformBlocks: glslNames(
      [vertex, fragment],
      names,
      /\buniform\s+(\w+)\s*\{[^}]*?_group_(\d+)_binding_(\d+)_\w+\s*;\s*\}/g,
    ),
    textures: glslNames(
      [vertex, fragment],
      names,
      /\buniform\s+(?:highp\s+)?\w*sampler\w*\s+(_group_(\d+)_binding_(\d+)_\w+)\s*;/g,
    ),
    attributes: attributeLocations(composed.code),
  }
  for (const name of names.values()) {
    if (name in program.uniformBlocks || name in program.textures) continue
    throw new Error(`binding "${name}" is not in naga's GLSL: nothing uses it, or naga names it in a new way`)
  }
  return program
}

/** Throws when `code` is not valid WGSL. */
export function checkWgsl(code: string): void {
  validate(parseWgsl(code))
}

/** Runs naga; its message is about the composed text, so it is led back to the original line. */
function withOrigins<T>(composed: Composed, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof NagaError)) throw error
    const line = Number(/wgsl:(\d+):\d+/.exec(error.formatted)?.[1] ?? 1)
    const origin = composed.origins[line - 1] ?? { file: 'unknown', line: 1 }
    const text = error.formatted.replace(/wgsl:(\d+)/g, (_, n: string) => {
      const place = composed.origins[Number(n) - 1]
      return place ? `${place.file}:${place.line}` : `wgsl:${n}`
    })
    throw new ShaderError(origin, `${error.kind} error\n${text.trimEnd()}`)
  }
}

/** "group,binding" -> WGSL variable name. */
function bindingNames(code: string): Map<string, string> {
  const names = new Map<string, string>()
  const pattern = /@group\((\d+)\)\s*@binding\((\d+)\)\s*var(?:<\w+>)?\s+(\w+)/g
  for (const [, group, binding, name] of code.matchAll(pattern)) names.set(`${group},${binding}`, name ?? '')
  return names
}

function glslNames(stages: readonly string[], names: Map<string, string>, pattern: RegExp): Record<string, string[]> {
  const result: Record<string, string[]> = {}
  for (const stage of stages) {
    for (const [, glslName = '', group, binding] of stage.matchAll(pattern)) {
      const name = names.get(`${group},${binding}`)
      if (name === undefined)
        throw new Error(`naga wrote "${glslName}", which no WGSL binding has; see shaders/translate.ts`)
      result[name] = [...(result[name] ?? []), glslName]
    }
  }
  return result
}

/** Parameters of `vs_main` with a location; naga keeps locations. */
function attributeLocations(code: string): Record<string, number> {
  const parameters = /\bfn\s+vs_main\s*\(([\s\S]*?)\)\s*->/.exec(code)?.[1] ?? ''
  const found = parameters.matchAll(/@location\((\d+)\)\s*(\w+)\s*:/g)
  return Object.fromEntries([...found].map(([, location, name]) => [name ?? '', Number(location)]))
}
