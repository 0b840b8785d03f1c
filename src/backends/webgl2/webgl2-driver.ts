/** Draws with WebGL2: four vertices for each entry of the draw list. */
import { type BlendIndex, FEATURE } from '../../frame/frame.ts'
import { ANCHORS, ATLAS, RECORDS, type TextureUse, VIEW_BYTES, VIEW_STRIDE } from '../../frame/upload.ts'
import { type Canvas, contextOf, fitCanvas } from '../gpu-backend.ts'
import type { GpuDriver } from '../gpu-driver.ts'
import type { WebGl2Device } from './webgl2-device.ts'
import type { UseProgram } from './webgl2-programs.ts'

/** Row 0 of a target's texels is the top of the picture: the shader turns clip space over. */
export interface WebGl2Texture {
  readonly texture: WebGLTexture
  readonly use: TextureUse
  readonly target: number
  readonly width: number
  readonly height: number
  readonly framebuffer: WebGLFramebuffer | null
  readonly depth: WebGLRenderbuffer | null
}

export function createWebGl2Driver(
  { gl, canvas: offscreen }: WebGl2Device,
  useProgram: UseProgram,
  canvas: Canvas | null,
): GpuDriver<WebGl2Texture, WebGLBuffer> {
  const context = canvas && contextOf<ImageBitmapRenderingContext>(canvas, 'bitmaprenderer')
  let views: WebGLBuffer | null = null

  function bind({ target, texture, use }: Pick<WebGl2Texture, 'target' | 'texture' | 'use'>): void {
    gl.activeTexture(gl.TEXTURE0 + use)
    gl.bindTexture(target, texture)
  }

  function formatOf(use: TextureUse): readonly [internal: number, format: number, type: number] {
    if (use === RECORDS) return [gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT]
    return use === ANCHORS ? [gl.RGBA32F, gl.RGBA, gl.FLOAT] : [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE]
  }

  /** Asking for errors waits for the GPU process, which is why only creation asks; nothing else of ours can fail. */
  function check(what: string): void {
    const code = gl.getError()
    if (code !== 0) throw new Error(`WebGL2 made no ${what}: error ${code}`)
  }

  return {
    isLost: () => gl.isContextLost(),

    createTexture(use, width, height, layers, isTarget) {
      const texture = gl.createTexture()
      const target = layers > 0 ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D
      bind({ texture, target, use })
      // Shaders only fetch texels, but formats that cannot be filtered are incomplete with the default filters.
      gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
      gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
      const [format] = formatOf(use)
      if (layers > 0) gl.texStorage3D(target, 1, format, width, height, layers)
      else gl.texStorage2D(target, 1, format, width, height)
      let framebuffer: WebGLFramebuffer | null = null
      let depth: WebGLRenderbuffer | null = null
      if (isTarget) {
        framebuffer = gl.createFramebuffer()
        gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
        gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, target, texture, 0)
        depth = gl.createRenderbuffer()
        gl.bindRenderbuffer(gl.RENDERBUFFER, depth)
        gl.renderbufferStorage(gl.RENDERBUFFER, gl.DEPTH_COMPONENT32F, width, height)
        gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.RENDERBUFFER, depth)
      }
      check('texture')
      return { texture, use, target, width, height, framebuffer, depth }
    },
    writeTexture(texture, data, offset, rowLength, x, y, layer, width, height) {
      const { target, use } = texture
      const [, format, type] = formatOf(use)
      bind(texture)
      gl.pixelStorei(gl.UNPACK_ROW_LENGTH, rowLength)
      if (use === ATLAS) gl.texSubImage3D(target, 0, x, y, layer, width, height, 1, format, type, data, offset)
      else gl.texSubImage2D(target, 0, x, y, width, height, format, type, data, offset)
    },
    freeTexture({ texture, framebuffer, depth }) {
      gl.deleteFramebuffer(framebuffer)
      gl.deleteRenderbuffer(depth)
      gl.deleteTexture(texture)
    },
    createBuffer(_, bytes) {
      const buffer = gl.createBuffer()
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.DYNAMIC_DRAW)
      check('buffer')
      return buffer
    },
    writeBuffer(buffer, at, data, from, count) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferSubData(gl.ARRAY_BUFFER, at, data, from, count)
    },
    copyBuffer(buffer, at, to, toAt, bytes) {
      gl.bindBuffer(gl.COPY_READ_BUFFER, buffer)
      gl.bindBuffer(gl.ARRAY_BUFFER, to)
      gl.copyBufferSubData(gl.COPY_READ_BUFFER, gl.ARRAY_BUFFER, at, toAt, bytes)
    },
    freeBuffer: (buffer) => gl.deleteBuffer(buffer),

    /** The context serves other engines too, so nothing is left over from the render before. */
    startFrame(textures, [list, viewBuffer]) {
      for (const texture of textures) bind(texture)
      gl.bindBuffer(gl.ARRAY_BUFFER, list ?? null)
      views = viewBuffer ?? null
    },
    startPass({ framebuffer }, width, height, color, index) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
      gl.clearBufferfv(gl.COLOR, 0, color)
      gl.depthMask(true)
      gl.clearBufferfv(gl.DEPTH, 0, [1])
      gl.viewport(0, 0, width, height)
      gl.bindBufferRange(gl.UNIFORM_BUFFER, 0, views, index * VIEW_STRIDE, VIEW_BYTES)
    },
    draw(features, blend, source, start, count, [first, vertices]) {
      const isSolid = (features & FEATURE.SOLID) > 0
      gl.uniform1ui(useProgram(features), start)
      gl.depthMask(isSolid)
      gl.depthFunc(isSolid ? gl.ALWAYS : gl.LESS)
      setBlend(gl, blend)
      bind(source)
      gl.vertexAttribIPointer(0, 1, gl.UNSIGNED_INT, 4, start * 4)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, first, vertices, count)
    },
    endPass: () => {},
    copy({ framebuffer }, x, y, to, toX, toY, width, height) {
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
      bind(to)
      gl.copyTexSubImage2D(to.target, 0, toX, toY, x, y, width, height)
    },
    endFrame(screen) {
      if (!canvas || !context) return
      const { width, height, framebuffer } = screen
      fitCanvas(offscreen, screen)
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null)
      // Row 0 of a target is the top of the picture, row 0 of the context the bottom.
      gl.blitFramebuffer(0, 0, width, height, 0, height, width, 0, gl.COLOR_BUFFER_BIT, gl.NEAREST)
      const bitmap = offscreen.transferToImageBitmap()
      fitCanvas(canvas, screen)
      context.transferFromImageBitmap(bitmap)
    },

    /** A fence can only be looked at, and not more than once in a task. */
    async submitted() {
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
      if (fence === null) return
      gl.flush()
      while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
        await new Promise((resolve) => setTimeout(resolve))
      gl.deleteSync(fence)
    },
    async readPixels({ framebuffer, width, height }) {
      const pixels = new Uint8Array(width * height * 4)
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
      if (gl.isContextLost()) throw new Error('the context was lost')
      return pixels
    },
    release: () => {},
  }
}

/** Premultiplied; the alpha of all but `add` is that of `normal`. */
function setBlend(gl: WebGL2RenderingContext, blend: BlendIndex): void {
  const over = gl.ONE_MINUS_SRC_ALPHA
  if (blend === 0) gl.blendFuncSeparate(gl.ONE, over, gl.ONE, over)
  else if (blend === 1) gl.blendFuncSeparate(gl.ONE, gl.ONE, gl.ONE, gl.ONE)
  else if (blend === 2) gl.blendFuncSeparate(gl.ONE, gl.ONE_MINUS_SRC_COLOR, gl.ONE, over)
  else gl.blendFuncSeparate(gl.DST_COLOR, over, gl.ONE, over)
}
