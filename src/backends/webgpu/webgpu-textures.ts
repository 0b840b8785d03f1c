/** The frame's stores as textures: records, anchors, atlas pages, large images. */
import type { FrameImage } from '../../frame/frame.ts'
import type { AtlasPort, ImagesPort, StorePort } from '../../frame/upload.ts'
import type { WebGpuObjects } from './webgpu-objects.ts'

export class WebGpuDataTexture<Data extends Uint32Array | Float32Array> implements StorePort<Data> {
  texture: GPUTexture | null = null
  readonly #objects: WebGpuObjects
  readonly #label: string
  readonly #format: GPUTextureFormat
  readonly #width: number

  constructor(objects: WebGpuObjects, label: string, format: 'rgba32uint' | 'rgba32float', width: number) {
    this.#objects = objects
    this.#label = label
    this.#format = format
    this.#width = width
  }

  allocate(rows: number): void {
    this.#objects.freeTexture(this.texture)
    this.texture = this.#objects.createTexture(this.#label, this.#format, this.#width, rows, sampled())
  }

  write(data: Data, offset: number, x: number, y: number, width: number, height: number): void {
    const destination = { texture: present(this.texture), origin: { x, y } }
    const layout = { offset: offset * 4, bytesPerRow: width * 16 }
    this.#objects.device.queue.writeTexture(destination, data as GPUAllowSharedBufferSource, layout, { width, height })
  }

  destroy(): void {
    this.#objects.freeTexture(this.texture)
    this.texture = null
  }
}

export class WebGpuAtlas implements AtlasPort {
  texture: GPUTexture | null = null
  readonly #objects: WebGpuObjects

  constructor(objects: WebGpuObjects) {
    this.#objects = objects
  }

  allocate(size: number, layers: number): void {
    this.#objects.freeTexture(this.texture)
    this.texture = this.#objects.createTexture('atlas', 'rgba8unorm', size, size, sampled(), layers)
  }

  write(page: Uint8Array, layer: number, size: number, x: number, y: number, width: number, height: number): void {
    const layout = { offset: (y * size + x) * 4, bytesPerRow: size * 4 }
    const destination = { texture: present(this.texture), origin: { x, y, z: layer } }
    this.#objects.device.queue.writeTexture(destination, page as GPUAllowSharedBufferSource, layout, { width, height })
  }

  destroy(): void {
    this.#objects.freeTexture(this.texture)
    this.texture = null
  }
}

/** What a batch can sample: a texture with its bind group. */
export interface WebGpuSource {
  readonly texture: GPUTexture
  readonly group: GPUBindGroup
}

export class WebGpuImages implements ImagesPort {
  readonly #objects: WebGpuObjects
  readonly #layout: GPUBindGroupLayout
  readonly #images = new Map<number, WebGpuSource>()

  constructor(objects: WebGpuObjects, layout: GPUBindGroupLayout) {
    this.#objects = objects
    this.#layout = layout
  }

  get(id: number): WebGpuSource {
    return present(this.#images.get(id))
  }

  add({ id, width, height, bytes }: FrameImage): void {
    const source = createSource(this.#objects, this.#layout, `image ${id}`, width, height, sampled())
    this.#images.set(id, source)
    const layout = { bytesPerRow: width * 4 }
    const { queue } = this.#objects.device
    queue.writeTexture({ texture: source.texture }, bytes as GPUAllowSharedBufferSource, layout, { width, height })
  }

  free(id: number): void {
    const source = this.#images.get(id)
    if (source === undefined) return
    freeSource(this.#objects, source)
    this.#images.delete(id)
  }

  freeAll(): void {
    for (const id of this.#images.keys()) this.free(id)
  }
}

export function createSource(
  objects: WebGpuObjects,
  layout: GPUBindGroupLayout,
  label: string,
  width: number,
  height: number,
  usage: number,
): WebGpuSource {
  const texture = objects.createTexture(label, 'rgba8unorm', width, height, usage)
  return { texture, group: objects.createBindGroup(label, layout, [texture.createView()]) }
}

export function freeSource(objects: WebGpuObjects, { texture, group }: WebGpuSource): void {
  objects.freeTexture(texture)
  objects.freeBindGroup(group)
}

function sampled(): number {
  return GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST
}

/** The thing a frame names is there: `Uploads` allocates before it writes, and frames name living images. */
export function present<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Error('The frame names something that it has not brought along.')
  return thing
}
