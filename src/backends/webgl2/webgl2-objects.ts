import { EngineError } from '../../base/errors.ts'
import { Ledger } from '../ledger.ts'

/** A texture with what is needed to count and to bind it. */
export interface WebGl2Texture {
  readonly texture: WebGLTexture
  readonly target: number
  readonly width: number
  readonly height: number
  readonly bytes: number
}

export interface WebGl2Buffer {
  readonly buffer: WebGLBuffer
  readonly target: number
  readonly bytes: number
}

/** Makes and frees the WebGL objects of one surface; each is counted with its bytes. WebGL2 has no labels to give them. */
export class WebGl2Objects {
  readonly gl: WebGL2RenderingContext
  readonly ledger = new Ledger()

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
  }

  /** Storage is zero. Leaves the texture bound to `unit`. */
  createTexture(
    label: string,
    format: number,
    width: number,
    height: number,
    unit: number,
    layers?: number,
  ): WebGl2Texture {
    const { gl } = this
    const texture = gl.createTexture()
    const target = layers === undefined ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(target, texture)
    // Shaders only fetch texels, but formats that cannot be filtered are incomplete with the default filters.
    gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    if (layers === undefined) gl.texStorage2D(target, 1, format, width, height)
    else gl.texStorage3D(target, 1, format, width, height, layers)
    const bytes = width * height * (layers ?? 1) * (format === gl.RGBA8 ? 4 : 16)
    this.#check(label, bytes)
    this.ledger.add(bytes)
    return { texture, target, width, height, bytes }
  }

  createBuffer(label: string, target: number, bytes: number): WebGl2Buffer {
    const { gl } = this
    const buffer = gl.createBuffer()
    gl.bindBuffer(target, buffer)
    gl.bufferData(target, bytes, gl.DYNAMIC_DRAW)
    this.#check(label, bytes)
    this.ledger.add(bytes)
    return { buffer, target, bytes }
  }

  createFramebuffer({ texture, target }: WebGl2Texture): WebGLFramebuffer {
    const { gl } = this
    const framebuffer = gl.createFramebuffer()
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, target, texture, 0)
    this.ledger.add(0)
    return framebuffer
  }

  freeTexture(texture: WebGl2Texture | null): void {
    if (texture === null) return
    this.ledger.remove(texture.bytes)
    this.gl.deleteTexture(texture.texture)
  }

  freeBuffer(buffer: WebGl2Buffer | null): void {
    if (buffer === null) return
    this.ledger.remove(buffer.bytes)
    this.gl.deleteBuffer(buffer.buffer)
  }

  freeFramebuffer(framebuffer: WebGLFramebuffer | null): void {
    if (framebuffer === null) return
    this.ledger.remove(0)
    this.gl.deleteFramebuffer(framebuffer)
  }

  /** Waits for the GPU process, which is why only creation asks; nothing else of ours can fail. */
  #check(label: string, bytes: number): void {
    const code = this.gl.getError()
    if (code === this.gl.NO_ERROR) return
    throw new EngineError('device-lost', `WebGL2 could not make '${label}' of ${bytes} bytes: error ${code}.`)
  }
}
