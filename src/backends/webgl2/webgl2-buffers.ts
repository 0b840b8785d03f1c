/** The draw list, one slot per instance, and the `view` uniforms, one per pass. */
import { type DrawListPort, VIEW_STRIDE, type ViewsPort } from '../../frame/upload.ts'
import type { WebGl2Buffer, WebGl2Objects } from './webgl2-objects.ts'
import { present } from './webgl2-textures.ts'

export class WebGl2DrawList implements DrawListPort {
  buffer: WebGl2Buffer | null = null
  readonly #objects: WebGl2Objects

  constructor(objects: WebGl2Objects) {
    this.#objects = objects
  }

  allocate(entries: number): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = this.#objects.createBuffer('draw list', this.#objects.gl.ARRAY_BUFFER, entries * 4)
  }

  write(slots: Uint32Array, count: number): void {
    const { gl } = this.#objects
    gl.bindBuffer(gl.ARRAY_BUFFER, present(this.buffer).buffer)
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, slots, 0, count)
  }

  destroy(): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = null
  }
}

export class WebGl2Views implements ViewsPort {
  buffer: WebGl2Buffer | null = null
  readonly #objects: WebGl2Objects

  constructor(objects: WebGl2Objects) {
    this.#objects = objects
  }

  allocate(count: number): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = this.#objects.createBuffer('views', this.#objects.gl.UNIFORM_BUFFER, count * VIEW_STRIDE)
  }

  write(index: number, values: Float32Array): void {
    const { gl } = this.#objects
    gl.bindBuffer(gl.UNIFORM_BUFFER, present(this.buffer).buffer)
    gl.bufferSubData(gl.UNIFORM_BUFFER, index * VIEW_STRIDE, values)
  }

  destroy(): void {
    this.#objects.freeBuffer(this.buffer)
    this.buffer = null
  }
}
