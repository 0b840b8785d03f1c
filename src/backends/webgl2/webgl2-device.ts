/**
 * One off-screen WebGL2 context with its program for all engines of the page, so that forty of them do not meet the
 * browser's limit of sixteen contexts. Pictures reach an engine's canvas as image bitmaps: of 60 presents back to back
 * at 1280 x 720 on SwiftShader each took 12 to 15 ms, with drawImage 58 to 128 ms; one per animation frame, both cost the
 * main thread about 0.1 ms. Such a canvas also keeps its picture when the context is lost.
 */
import { EngineError } from '../../base/errors.ts'
import { type SceneTexture, sceneHeads } from '../../generated/glsl.ts'
import { scene } from '../../generated/scene.ts'
import { fitCanvas, type GpuDevice, giveUpUnless, unavailable } from '../gpu-backend.ts'
import { SLOT } from '../gpu-driver.ts'
import { SharedDevice } from '../shared-device.ts'
import type { WebGl2Texture } from './webgl2-driver.ts'
import { toGlsl } from './webgl2-shader.ts'

export interface WebGl2Device extends GpuDevice {
  readonly gl: WebGL2RenderingContext
  /** The whole picture (top row first) as a bitmap. */
  takeBitmap(screen: WebGl2Texture): ImageBitmap
}

const closing = new WeakSet<WebGL2RenderingContext>()

const shared = new SharedDevice<WebGl2Device>(open, ({ gl }) => close(gl))

export function acquireDevice(signal?: AbortSignal): Promise<WebGl2Device> {
  return shared.acquire(signal)
}

export function releaseDevice(device: WebGl2Device): void {
  shared.release(device)
}

async function open(isWanted: () => boolean): Promise<WebGl2Device> {
  const canvas = createCanvas()
  const gl = canvas.getContext('webgl2', CONTEXT)
  if (gl === null) throw unavailable('WebGL2', 'the browser gives no webgl2 context')
  try {
    const lost = watch(canvas, gl)
    const program = await createProgram(gl, isWanted)
    setState(gl, program)
    return {
      gl,
      description: describe(gl),
      maxSize: maxSize(gl),
      maxLayers: gl.getParameter(gl.MAX_ARRAY_TEXTURE_LAYERS),
      lost,
      takeBitmap: (screen) => takeBitmap(canvas, gl, screen),
    }
  } catch (error) {
    close(gl)
    throw error
  }
}

/** `failIfMajorPerformanceCaveat` stays off: a software renderer may be all there is, and better than nothing. */
const CONTEXT: WebGLContextAttributes = { antialias: false, depth: false, stencil: false, premultipliedAlpha: true }

function createCanvas(): OffscreenCanvas {
  if (typeof OffscreenCanvas === 'undefined') throw unavailable('WebGL2', 'this browser has no OffscreenCanvas')
  return new OffscreenCanvas(1, 1)
}

function close(gl: WebGL2RenderingContext): void {
  closing.add(gl)
  // Waiting for garbage collection would count against the browser's limit of contexts.
  gl.getExtension('WEBGL_lose_context')?.loseContext()
}

/** The event is left to its default: nobody waits for this context to come back, the next engine opens a new one. */
function watch(canvas: OffscreenCanvas, gl: WebGL2RenderingContext): Promise<string> {
  return new Promise((resolve) => {
    const onLost = () => {
      if (!closing.has(gl)) resolve('the WebGL2 context was lost')
    }
    canvas.addEventListener('webglcontextlost', onLost, { once: true })
  })
}

async function createProgram(gl: WebGL2RenderingContext, isWanted: () => boolean): Promise<WebGLProgram> {
  const program = gl.createProgram()
  const [vertex, fragment] = toGlsl(scene, sceneHeads)
  const shaders = [createShader(gl, gl.VERTEX_SHADER, vertex), createShader(gl, gl.FRAGMENT_SHADER, fragment)]
  for (const shader of shaders) gl.attachShader(program, shader)
  gl.linkProgram(program)
  await compiled(gl, program)
  giveUpUnless(isWanted())
  if (gl.isContextLost()) throw unavailable('WebGL2', 'the webgl2 context was lost while its shader compiled')
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const log = [...shaders.map((shader) => gl.getShaderInfoLog(shader)), gl.getProgramInfoLog(program)]
    throw new EngineError('shader-failed', `WebGL2 refused the scene shader: ${log.filter(Boolean).join('\n')}`)
  }
  for (const shader of shaders) gl.deleteShader(shader)
  return program
}

function createShader(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type)
  if (shader === null) throw unavailable('WebGL2', 'the webgl2 context was lost at once')
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  return shader
}

/** Without the extension the first question about the program waits for the compiler instead. */
async function compiled(gl: WebGL2RenderingContext, program: WebGLProgram): Promise<void> {
  const parallel = gl.getExtension('KHR_parallel_shader_compile')
  if (parallel === null) return
  while (!gl.isContextLost() && !gl.getProgramParameter(program, parallel.COMPLETION_STATUS_KHR))
    await new Promise((resolve) => setTimeout(resolve, 4))
}

/** Once for all renders: nothing here ever changes. The one uniform block has binding 0 by itself, attribute 0 is the slot. */
function setState(gl: WebGL2RenderingContext, program: WebGLProgram): void {
  gl.useProgram(program)
  const units: Readonly<Record<SceneTexture, number>> = SLOT
  for (const [name, unit] of Object.entries(units)) gl.uniform1i(gl.getUniformLocation(program, name), unit)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribDivisor(0, 1)
  gl.enable(gl.BLEND)
  gl.disable(gl.DITHER)
}

function takeBitmap(
  canvas: OffscreenCanvas,
  gl: WebGL2RenderingContext,
  { framebuffer, width, height }: WebGl2Texture,
): ImageBitmap {
  fitCanvas(canvas, { width, height })
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
  gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null)
  // Row 0 of a target is the top of the picture, row 0 of the context the bottom.
  gl.blitFramebuffer(0, 0, width, height, 0, height, width, 0, gl.COLOR_BUFFER_BIT, gl.NEAREST)
  return canvas.transferToImageBitmap()
}

function maxSize(gl: WebGL2RenderingContext): number {
  const viewport: Int32Array = gl.getParameter(gl.MAX_VIEWPORT_DIMS)
  return Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), ...viewport)
}

function describe(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))
}
