/** The frame's stores as textures: records, anchors, atlas pages, large images. */
import type { FrameImage } from '../../frame/frame.ts'
import type { AtlasPort, ImagesPort, StorePort } from '../../frame/upload.ts'
import { UNIT } from './webgl2-device.ts'
import type { WebGl2Objects, WebGl2Texture } from './webgl2-objects.ts'

export class WebGl2DataTexture<Data extends Uint32Array | Float32Array> implements StorePort<Data> {
  texture: WebGl2Texture | null = null
  readonly #objects: WebGl2Objects
  readonly #name: 'records' | 'anchors'
  readonly #width: number

  constructor(objects: WebGl2Objects, name: 'records' | 'anchors', width: number) {
    this.#objects = objects
    this.#name = name
    this.#width = width
  }

  allocate(rows: number): void {
    const { gl } = this.#objects
    this.#objects.freeTexture(this.texture)
    const format = this.#name === 'records' ? gl.RGBA32UI : gl.RGBA32F
    this.texture = this.#objects.createTexture(this.#name, format, this.#width, rows, UNIT[this.#name])
  }

  write(data: Data, offset: number, x: number, y: number, width: number, height: number): void {
    const { gl } = this.#objects
    bind(gl, UNIT[this.#name], present(this.texture))
    const [format, type] = this.#name === 'records' ? [gl.RGBA_INTEGER, gl.UNSIGNED_INT] : [gl.RGBA, gl.FLOAT]
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, format, type, data, offset)
  }

  destroy(): void {
    this.#objects.freeTexture(this.texture)
    this.texture = null
  }
}

export class WebGl2Atlas implements AtlasPort {
  texture: WebGl2Texture | null = null
  readonly #objects: WebGl2Objects

  constructor(objects: WebGl2Objects) {
    this.#objects = objects
  }

  allocate(size: number, layers: number): void {
    this.#objects.freeTexture(this.texture)
    this.texture = this.#objects.createTexture('atlas', this.#objects.gl.RGBA8, size, size, UNIT.atlas, layers)
  }

  write(page: Uint8Array, layer: number, size: number, x: number, y: number, width: number, height: number): void {
    const { gl } = this.#objects
    bind(gl, UNIT.atlas, present(this.texture))
    const offset = (y * size + x) * 4
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, size)
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, x, y, layer, width, height, 1, gl.RGBA, gl.UNSIGNED_BYTE, page, offset)
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0)
  }

  destroy(): void {
    this.#objects.freeTexture(this.texture)
    this.texture = null
  }
}

export class WebGl2Images implements ImagesPort {
  readonly #objects: WebGl2Objects
  readonly #images = new Map<number, WebGl2Texture>()

  constructor(objects: WebGl2Objects) {
    this.#objects = objects
  }

  get(id: number): WebGl2Texture {
    return present(this.#images.get(id))
  }

  add({ id, width, height, bytes }: FrameImage): void {
    const { gl } = this.#objects
    const texture = this.#objects.createTexture(`image ${id}`, gl.RGBA8, width, height, UNIT.source)
    this.#images.set(id, texture)
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes, 0)
  }

  free(id: number): void {
    this.#objects.freeTexture(this.#images.get(id) ?? null)
    this.#images.delete(id)
  }

  freeAll(): void {
    for (const id of this.#images.keys()) this.free(id)
  }
}

export function bind(gl: WebGL2RenderingContext, unit: number, { target, texture }: WebGl2Texture): void {
  gl.activeTexture(gl.TEXTURE0 + unit)
  gl.bindTexture(target, texture)
}

/** The thing a frame names is there: `Uploads` allocates before it writes, and frames name living images. */
export function present<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('The frame names something that it has not brought along.')
  return thing
}
