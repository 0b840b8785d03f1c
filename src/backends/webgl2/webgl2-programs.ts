/** One program for each set of features. */
import { sceneHeads, textures } from '../../generated/glsl.ts'
import { overrides } from '../../generated/scene.ts'
import { shaderFailed } from '../gpu-backend.ts'
import { sceneText } from '../scene-text.ts'
import { toGlsl } from './webgl2-shader.ts'

/** Puts a program to use, and tells where its `first` is. Made on the spot when it is not there yet: the frame waits, and is not blank. */
export type UseProgram = (features: number) => WebGLUniformLocation | null

interface Program {
  readonly program: WebGLProgram
  readonly first: WebGLUniformLocation | null
}

/** Resolves when the program without features is there; rejects with code `shader-failed`. */
export async function createPrograms(gl: WebGL2RenderingContext): Promise<UseProgram> {
  const programs: Program[] = []
  const use = (features: number): WebGLUniformLocation | null => {
    programs[features] ??= finish(gl, start(gl, features))
    const { program, first } = programs[features]
    gl.useProgram(program)
    return first
  }
  const plain = start(gl, 0)
  // Without the extension the first question about the program waits for the compiler instead.
  const parallel = gl.getExtension('KHR_parallel_shader_compile')
  while (parallel && !gl.isContextLost() && !gl.getProgramParameter(plain, parallel.COMPLETION_STATUS_KHR))
    await new Promise((resolve) => setTimeout(resolve, 4))
  programs[0] = finish(gl, plain)
  return use
}

/** The compiler may work beside us until something is asked of the program. */
function start(gl: WebGL2RenderingContext, features: number): WebGLProgram {
  const program = gl.createProgram()
  const constants = Object.entries(overrides).map(([name, bit]) => `const bool ${name}=${(features & bit) > 0};`)
  toGlsl(sceneText(features), sceneHeads, constants.join('')).forEach((source, stage) => {
    const shader = gl.createShader(stage ? gl.FRAGMENT_SHADER : gl.VERTEX_SHADER) as WebGLShader
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  })
  gl.linkProgram(program)
  return program
}

function finish(gl: WebGL2RenderingContext, program: WebGLProgram): Program {
  const shaders = gl.getAttachedShaders(program) ?? []
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const log = shaders.map((shader) => gl.getShaderInfoLog(shader)).join('') + gl.getProgramInfoLog(program)
    throw shaderFailed('WebGL2', log)
  }
  for (const shader of shaders) gl.deleteShader(shader)
  gl.useProgram(program)
  for (const [unit, name] of textures.entries()) gl.uniform1i(gl.getUniformLocation(program, name), unit)
  return { program, first: gl.getUniformLocation(program, 'first') }
}
