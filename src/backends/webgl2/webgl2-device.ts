/**
 * One off-screen WebGL2 context with its programs for all engines of the page, so that forty of them do not meet the
 * browser's limit of sixteen contexts. Pictures reach an engine's canvas as image bitmaps: of 60 presents back to back
 * at 1280 x 720 on SwiftShader each took 12 to 15 ms, with drawImage 58 to 128 ms; one per animation frame, both cost the
 * main thread about 0.1 ms. Such a canvas also keeps its picture when the context is lost.
 */
import { type GpuDevice, unavailable } from '../gpu-backend.ts'
import { shareDevice } from '../shared-device.ts'
import { createPrograms, type UseProgram } from './webgl2-programs.ts'

export interface WebGl2Device extends GpuDevice<UseProgram> {
  readonly gl: WebGL2RenderingContext
  readonly canvas: OffscreenCanvas
}

/** Waiting for garbage collection would count against the browser's limit of contexts. */
export const acquireDevice = shareDevice<WebGl2Device>(open, ({ gl }) => {
  gl.getExtension('WEBGL_lose_context')?.loseContext()
})

async function open(): Promise<WebGl2Device> {
  const canvas = new OffscreenCanvas(1, 1)
  // `failIfMajorPerformanceCaveat` stays off: a software renderer may be all there is, and better than nothing.
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false })
  if (gl === null) throw unavailable('the browser gives no webgl2 context')
  // The event is left to its default: nobody waits for this context to come back, the next engine opens a new one.
  const lost = new Promise<string>((resolve) => {
    canvas.addEventListener('webglcontextlost', () => resolve('the WebGL2 context was lost'), { once: true })
  })
  const pipelines = createPrograms(gl)
  // Takers who left no longer look at it.
  pipelines.catch(() => {})
  // Once for all renders, attribute 0 being the slot.
  gl.enableVertexAttribArray(0)
  gl.vertexAttribDivisor(0, 1)
  gl.enable(gl.BLEND)
  gl.enable(gl.DEPTH_TEST)
  gl.disable(gl.DITHER)
  const maxViewport: Int32Array = gl.getParameter(gl.MAX_VIEWPORT_DIMS)
  return {
    gl,
    canvas,
    description: describe(gl),
    maxSize: Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), ...maxViewport),
    lost,
    pipelines,
  }
}

function describe(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))
}
