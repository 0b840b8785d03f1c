/** Says what this browser can draw with. */

export interface Contexts {
  readonly webgpu: string
  readonly webgl2: string
  readonly canvas2d: boolean
  readonly violations: number
}

let violations = 0
document.addEventListener('securitypolicyviolation', () => violations++)

async function contexts(): Promise<Contexts> {
  const adapter = await navigator.gpu?.requestAdapter()
  const device = await adapter?.requestDevice()
  const gl = document.createElement('canvas').getContext('webgl2')
  const ctx = document.createElement('canvas').getContext('2d')
  ctx?.fillRect(0, 0, 1, 1)
  const info = adapter?.info
  device?.destroy()
  return {
    webgpu: device && info ? `${info.vendor} ${info.architecture}` : '',
    webgl2: gl
      ? String(gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER))
      : '',
    canvas2d: ctx?.getImageData(0, 0, 1, 1).data[3] === 255,
    violations,
  }
}

declare global {
  interface Window {
    contexts: () => Promise<Contexts>
  }
}
window.contexts = contexts
