/** What naga, an implementation of WGSL, says about a program. */
import { NagaError, parseWgsl, validate, writeGlsl } from 'naga-wasm'
import type { Composed } from './compose.ts'
import { ShaderError } from './shader-error.ts'
import { ROOTS } from './tree/stages.ts'

/** Throws at the line that people wrote when a program is not valid WGSL, or says what GLSL ES 3.00 cannot. */
export function checkComposed(composed: Composed): void {
  try {
    validate(parseWgsl(composed.code))
    // GLSL has no overrides.
    const module = parseWgsl(composed.code.replace(/^\s*override\b/gm, 'const'))
    const info = validate(module)
    const [vertex, fragment] = ROOTS
    writeGlsl(module, info, { version: '300 es', stage: 'vertex', entryPoint: vertex })
    writeGlsl(module, info, { version: '300 es', stage: 'fragment', entryPoint: fragment })
  } catch (error) {
    throw error instanceof NagaError ? withOrigins(composed, error) : error
  }
}

/** Throws when `code`, the text that WebGPU gets, is not valid WGSL. */
export function checkWgsl(code: string): void {
  validate(parseWgsl(code))
}

function withOrigins({ origins }: Composed, { kind, formatted }: NagaError): ShaderError {
  const line = Number(/wgsl:(\d+):\d+/.exec(formatted)?.[1] ?? 1)
  const text = formatted.replace(/wgsl:(\d+)/g, (_, n: string) => {
    const place = origins[Number(n) - 1]
    return place ? `${place.file}:${place.line}` : `wgsl:${n}`
  })
  return new ShaderError(origins[line - 1] ?? { file: 'unknown', line: 1 }, `${kind} error\n${text.trimEnd()}`)
}
