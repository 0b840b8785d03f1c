import { EngineError } from '../base/errors.ts'
import type { ImageSize } from '../encode/image-port.ts'
import type { ImageSource } from '../scene/image.ts'
import { createCanvasImagePort } from './canvas-image-port.ts'
import type { ImageLimits } from './fetch-image.ts'
import type { HostImages } from './host.ts'

export interface ImageStore extends HostImages {
  /** Calls back whenever an image has come; the answer takes it back. */
  listen(onImage: () => void): () => void
  destroy(): void
}

/** Images by source: asked for once, answered at once with what is there. One that failed stays missing, and is reported. */
export function createImageStore(limits: Partial<ImageLimits>): ImageStore {
  const port = createCanvasImagePort(limits)
  const sizes = new Map<ImageSource, ImageSize | 'loading' | EngineError>()
  const names = new WeakMap<object, string>()
  const listeners = new Set<() => void>()
  const loading = new Set<Promise<void>>()
  const failures: EngineError[] = []
  let version = 0
  let named = 0
  let isDestroyed = false

  function load(source: ImageSource): void {
    sizes.set(source, 'loading')
    const done = port.load(source).then(
      (size) => void sizes.set(source, size),
      (error: unknown) => {
        const failure =
          error instanceof EngineError ? error : new EngineError('image-failed', String(error), { path: 'src' })
        sizes.set(source, failure)
        if (!isDestroyed) failures.push(failure)
      },
    )
    const told = done.then(() => {
      loading.delete(told)
      if (isDestroyed) return
      version++
      for (const listener of [...listeners]) listener()
    })
    loading.add(told)
  }

  function sizeOf(source: ImageSource): ImageSize | null {
    const found = sizes.get(source)
    if (found === undefined && !isDestroyed) load(source)
    return found === undefined || found === 'loading' || found instanceof EngineError ? null : found
  }

  return {
    version: () => version,
    size: sizeOf,
    pixels: (source, level) => (sizeOf(source) ? port.pixels(source, level) : null),
    key(source) {
      if (typeof source === 'string') return source
      let name = names.get(source)
      if (!name) {
        name = `bitmap ${++named}`
        names.set(source, name)
      }
      return name
    },
    takeFailures: () => failures.splice(0),
    async settled() {
      while (loading.size) await Promise.all(loading)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy() {
      isDestroyed = true
      listeners.clear()
      port.destroy()
    },
  }
}
