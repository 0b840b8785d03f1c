/** A 2D canvas that writes down what is asked of it and draws nothing. */
import { vi } from 'vitest'

export type Call = readonly [name: string, ...args: unknown[]]

const METHODS = ['fillRect', 'clearRect', 'drawImage', 'putImageData', 'setTransform', 'resetTransform'] as const
/** Not written down. */
const CLIPPING = ['save', 'restore', 'beginPath', 'rect', 'clip'] as const
const STATE = ['fillStyle', 'globalAlpha', 'globalCompositeOperation', 'imageSmoothingEnabled'] as const

export class FakeCanvas extends EventTarget {
  width: number
  height: number
  readonly calls: Call[] = []
  readonly #context: Record<string, unknown> = {}

  constructor(width: number, height: number) {
    super()
    this.width = width
    this.height = height
    const context = this.#context
    for (const name of METHODS) context[name] = (...args: unknown[]) => this.calls.push([name, ...args])
    for (const name of CLIPPING) context[name] = () => {}
    for (const name of STATE) {
      let value: unknown
      Object.defineProperty(context, name, {
        get: () => value,
        set: (next: unknown) => {
          value = next
          this.calls.push([name, next])
        },
      })
    }
    context['getImageData'] = (_x: number, _y: number, width: number, height: number) => ({
      data: new Uint8ClampedArray(width * height * 4).fill(128),
    })
  }

  getContext(type: string): unknown {
    return type === '2d' ? this.#context : null
  }

  /** Calls that put pixels on the canvas, in order. */
  painted(): string[] {
    return this.calls.flatMap(([name]) => (['fillRect', 'drawImage'].includes(name) ? [name] : []))
  }

  count(name: string): number {
    return this.calls.filter(([called]) => called === name).length
  }
}

/** Canvases that the backend makes are fakes too; `made` collects them. */
export function stubCanvases(): FakeCanvas[] {
  const made: FakeCanvas[] = []
  class Made extends FakeCanvas {
    constructor(width: number, height: number) {
      super(width, height)
      made.push(this)
    }
  }
  vi.stubGlobal('OffscreenCanvas', Made)
  vi.stubGlobal('ImageData', class {})
  return made
}
