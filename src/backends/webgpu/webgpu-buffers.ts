/** The draw list, one slot per instance, and the `view` uniforms, one per pass. */
import { type DrawListPort, VIEW_STRIDE, type ViewsPort } from '../../frame/upload.ts'
import type { WebGpuObjects } from './webgpu-objects.ts'
import { present } from './webgpu-textures.ts'

export class WebGpuDrawList implements DrawListPort {
  buffer: GPUBuffer | null = null
  readonly #objects: WebGpuObjects

  constructor(objects: WebGpuObjects) {
    this.#objects = objects
  }

  allocate(entries: number): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = this.#objects.createBuffer('draw list', entries * 4, GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_DST)
  }

  write(slots: Uint32Array, count: number): void {
    this.#objects.device.queue.writeBuffer(present(this.buffer), 0, slots as GPUAllowSharedBufferSource, 0, count)
  }

  destroy(): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = null
  }
}

export class WebGpuViews implements ViewsPort {
  buffer: GPUBuffer | null = null
  readonly #objects: WebGpuObjects

  constructor(objects: WebGpuObjects) {
    this.#objects = objects
  }

  allocate(count: number): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = this.#objects.createBuffer(
      'views',
      count * VIEW_STRIDE,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    )
  }

  write(index: number, values: Float32Array): void {
    this.#objects.device.queue.writeBuffer(
      present(this.buffer),
      index * VIEW_STRIDE,
      values as GPUAllowSharedBufferSource,
    )
  }

  destroy(): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = null
  }
}
