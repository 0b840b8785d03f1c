import { Ledger } from '../ledger.ts'

/** Makes and frees the GPU objects of one surface; each has a label and is counted with its bytes. */
export class WebGpuObjects {
  readonly device: GPUDevice
  readonly ledger = new Ledger()

  constructor(device: GPUDevice) {
    this.device = device
  }

  createTexture(
    label: string,
    format: GPUTextureFormat,
    width: number,
    height: number,
    usage: number,
    layers?: number,
  ): GPUTexture {
    const texture = this.device.createTexture({
      label,
      format,
      size: { width, height, depthOrArrayLayers: layers ?? 1 },
      usage,
      // Compatibility mode has to know beforehand.
      textureBindingViewDimension: layers === undefined ? '2d' : '2d-array',
    })
    this.ledger.add(textureBytes(texture))
    return texture
  }

  createBuffer(label: string, size: number, usage: number): GPUBuffer {
    this.ledger.add(size)
    return this.device.createBuffer({ label, size, usage })
  }

  createBindGroup(label: string, layout: GPUBindGroupLayout, resources: readonly GPUBindingResource[]): GPUBindGroup {
    this.ledger.add(0)
    const entries = resources.map((resource, binding) => ({ binding, resource }))
    return this.device.createBindGroup({ label, layout, entries })
  }

  freeTexture(texture: GPUTexture | null): void {
    if (texture === null) return
    this.ledger.remove(textureBytes(texture))
    texture.destroy()
  }

  freeBuffer(buffer: GPUBuffer | null): void {
    if (buffer === null) return
    this.ledger.remove(buffer.size)
    buffer.destroy()
  }

  /** There is nothing to destroy; the caller drops it. */
  freeBindGroup(group: GPUBindGroup | null): void {
    if (group !== null) this.ledger.remove(0)
  }
}

const TEXEL_BYTES: Partial<Record<GPUTextureFormat, number>> = { rgba8unorm: 4, rgba32uint: 16, rgba32float: 16 }

function textureBytes({ format, width, height, depthOrArrayLayers }: GPUTexture): number {
  return width * height * depthOrArrayLayers * (TEXEL_BYTES[format] ?? 0)
}
