/** What passes draw into: the screen's picture, kept until the next one, and pooled targets for layers. */
import { TargetPool } from '../target-pool.ts'
import { TARGET_FORMAT } from './webgpu-device.ts'
import type { WebGpuObjects } from './webgpu-objects.ts'
import { createSource, freeSource, type WebGpuSource } from './webgpu-textures.ts'

export interface WebGpuTarget extends WebGpuSource {
  readonly width: number
  readonly height: number
  readonly view: GPUTextureView
}

export class WebGpuTargets {
  screen: GPUTexture | null = null
  readonly #objects: WebGpuObjects
  #screenView: GPUTextureView | null = null
  readonly #pool: TargetPool<WebGpuTarget>
  /** Of this frame, by number; 0 is the screen and unused. */
  readonly #layers: WebGpuTarget[] = []

  constructor(objects: WebGpuObjects, sourceLayout: GPUBindGroupLayout, maxSize: number) {
    this.#objects = objects
    const create = (width: number, height: number): WebGpuTarget => {
      const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING
      const source = createSource(objects, sourceLayout, 'layer', width, height, usage)
      return { ...source, width, height, view: source.texture.createView() }
    }
    this.#pool = new TargetPool(create, (target) => freeSource(objects, target), maxSize)
  }

  startFrame(width: number, height: number): void {
    this.#pool.startFrame()
    if (this.screen?.width === width && this.screen.height === height) return
    this.#objects.freeTexture(this.screen)
    const usage = GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.COPY_SRC
    this.screen = this.#objects.createTexture('screen', TARGET_FORMAT, width, height, usage)
    this.#screenView = this.screen.createView()
  }

  /** What the pass draws into. */
  open(target: number, width: number, height: number): GPUTextureView {
    if (target === 0) return this.#screenView as GPUTextureView
    const layer = this.#pool.take(width, height)
    this.#layers[target] = layer
    return layer.view
  }

  /** The target of an earlier pass of this frame. */
  layer(target: number): WebGpuTarget {
    return this.#layers[target] as WebGpuTarget
  }

  endFrame(): void {
    this.#pool.trim()
  }

  destroy(): void {
    this.#pool.clear()
    this.#objects.freeTexture(this.screen)
    this.screen = null
  }
}
