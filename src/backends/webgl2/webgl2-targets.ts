/** What passes draw into: the screen's picture, kept until the next one, and pooled targets for layers. */
import { TargetPool } from '../target-pool.ts'
import { UNIT } from './webgl2-device.ts'
import type { WebGl2Objects, WebGl2Texture } from './webgl2-objects.ts'

/** Row 0 of its texels is the top of the picture: the translated shader turns clip space over. */
export interface WebGl2Target extends WebGl2Texture {
  readonly framebuffer: WebGLFramebuffer
}

export class WebGl2Targets {
  screen: WebGl2Target | null = null
  readonly #objects: WebGl2Objects
  readonly #pool: TargetPool<WebGl2Target>
  /** Of this frame, by number; 0 is the screen and unused. */
  readonly #layers: WebGl2Target[] = []

  constructor(objects: WebGl2Objects, maxSize: number) {
    this.#objects = objects
    const create = (width: number, height: number) => this.#create('layer', width, height)
    this.#pool = new TargetPool(create, (target) => this.#free(target), maxSize)
  }

  startFrame(width: number, height: number): void {
    this.#pool.startFrame()
    if (this.screen?.width === width && this.screen.height === height) return
    this.#free(this.screen)
    this.screen = this.#create('screen', width, height)
  }

  /** What the pass draws into. */
  open(target: number, width: number, height: number): WebGLFramebuffer {
    if (target === 0) return (this.screen as WebGl2Target).framebuffer
    const layer = this.#pool.take(width, height)
    this.#layers[target] = layer
    return layer.framebuffer
  }

  /** The target of an earlier pass of this frame. */
  layer(target: number): WebGl2Target {
    return this.#layers[target] as WebGl2Target
  }

  endFrame(): void {
    this.#pool.trim()
  }

  destroy(): void {
    this.#pool.clear()
    this.#free(this.screen)
    this.screen = null
  }

  #create(label: string, width: number, height: number): WebGl2Target {
    const texture = this.#objects.createTexture(label, this.#objects.gl.RGBA8, width, height, UNIT.source)
    return { ...texture, framebuffer: this.#objects.createFramebuffer(texture) }
  }

  #free(target: WebGl2Target | null): void {
    if (target === null) return
    this.#objects.freeFramebuffer(target.framebuffer)
    this.#objects.freeTexture(target)
  }
}
