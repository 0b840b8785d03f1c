/**
 * Counts draws, uploads and objects of WebGPU and WebGL2 by patched browser APIs, with their bytes, knowing nothing of the engine.
 * Import it before anything that makes an engine.
 */
import { patch } from './watch-page.ts'

export const counted = { draws: 0, uploadedBytes: 0, created: 0 }
/** Buffers and textures that are not destroyed, with their bytes. */
const live = new Map<object, number>()

export interface GpuCounts {
  readonly draws: number
  readonly uploadedBytes: number
  readonly created: number
  readonly objects: number
  readonly bytes: number
}

export function gpuCounts(): GpuCounts {
  return { ...counted, objects: live.size, bytes: [...live.values()].reduce((sum, bytes) => sum + bytes, 0) }
}

/** Runs `count` after each call; `result` is what it returned. */
function after(owner: object, name: string, count: (self: never, args: never[], result: never) => void): void {
  patch(owner, name, (original) => (self, args) => {
    const result = original(self, args)
    count(self as never, args as never[], result as never)
    return result
  })
}

function create(object: object, bytes: number): void {
  counted.created++
  live.set(object, bytes)
}

const TEXEL_BYTES: Readonly<Record<string, number>> = {
  rgba8unorm: 4,
  rgba32uint: 16,
  rgba32float: 16,
  depth32float: 4,
}

function texelBytes(texture: GPUTexture): number {
  const bytes = TEXEL_BYTES[texture.format]
  if (bytes === undefined) throw new Error(`The bytes of a texel of ${texture.format} are not known here.`)
  return bytes
}

function watchWebGpu(): void {
  after(GPUDevice.prototype, 'createTexture', (_self, _args, texture: GPUTexture) => {
    create(texture, texture.width * texture.height * texture.depthOrArrayLayers * texelBytes(texture))
  })
  after(GPUDevice.prototype, 'createBuffer', (_self, _args, buffer: GPUBuffer) => create(buffer, buffer.size))
  for (const kind of [GPUTexture, GPUBuffer]) after(kind.prototype, 'destroy', (self) => live.delete(self))
  after(GPURenderPassEncoder.prototype, 'draw', () => counted.draws++)
  after(GPUQueue.prototype, 'writeBuffer', (_self, args) => {
    const [, , data, , count] = args as unknown as [GPUBuffer, number, Uint32Array, number, number]
    counted.uploadedBytes += count * data.BYTES_PER_ELEMENT
  })
  after(GPUQueue.prototype, 'writeTexture', (_self, args) => {
    const [{ texture }, , , [width, height]] = args as unknown as [{ texture: GPUTexture }, 0, 0, [number, number]]
    counted.uploadedBytes += width * height * texelBytes(texture)
  })
}

function watchWebGl(): void {
  const gl = WebGL2RenderingContext.prototype
  const { TEXTURE_2D, TEXTURE_BINDING_2D, TEXTURE_BINDING_2D_ARRAY, ARRAY_BUFFER_BINDING, RGBA8, UNSIGNED_BYTE } = gl
  const bound = (self: WebGL2RenderingContext, binding: number) => self.getParameter(binding) as object
  const store = (self: WebGL2RenderingContext, [target, , format, width, height, layers = 1]: number[]) => {
    const binding = target === TEXTURE_2D ? TEXTURE_BINDING_2D : TEXTURE_BINDING_2D_ARRAY
    const bytes = format === RGBA8 ? 4 : 16
    create(bound(self, binding), (width as number) * (height as number) * layers * bytes)
  }
  after(gl, 'texStorage2D', store)
  after(gl, 'texStorage3D', store)
  after(gl, 'bufferData', (self, args) => {
    const [, bytes] = args as unknown as [number, number]
    create(bound(self, ARRAY_BUFFER_BINDING), bytes)
  })
  after(gl, 'renderbufferStorage', (self, args) => {
    const [, , width, height] = args as unknown as [number, number, number, number]
    create(bound(self, gl.RENDERBUFFER_BINDING), width * height * 4)
  })
  for (const name of ['deleteTexture', 'deleteBuffer', 'deleteRenderbuffer'])
    after(gl, name, (_self, [object]) => live.delete(object as never))
  after(gl, 'drawArraysInstanced', () => counted.draws++)
  after(gl, 'bufferSubData', (_self, args) => {
    const [, , data, , count] = args as unknown as [number, number, Uint32Array, number, number]
    counted.uploadedBytes += count * data.BYTES_PER_ELEMENT
  })
  const texels = (count: number, type: number) => {
    counted.uploadedBytes += count * (type === UNSIGNED_BYTE ? 4 : 16)
  }
  after(gl, 'texSubImage2D', (_self, args: number[]) => {
    const [width, height, , type] = args.slice(4) as [number, number, number, number]
    texels(width * height, type)
  })
  after(gl, 'texSubImage3D', (_self, args: number[]) => {
    const [width, height, depth, , type] = args.slice(5) as [number, number, number, number, number]
    texels(width * height * depth, type)
  })
}

watchWebGpu()
watchWebGl()
