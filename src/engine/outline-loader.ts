import { EngineError } from '../base/errors.ts'
import type { BakeOutline, OutlinePort } from '../encode/outline-port.ts'
import type { HostListener } from './host.ts'

export interface OutlineLoader extends OutlinePort {
  /** Takes code that came with something else. */
  provide(bake: BakeOutline): void
  /** Resolves when what was asked for is there, or failed to load. */
  settled(): Promise<void>
}

/** Loads the code for outlines when the first is drawn. One that fails to load is asked for again by the next outline. */
export function createOutlineLoader({ onResources, onError }: HostListener): OutlineLoader {
  let bake: BakeOutline | null = null
  let loading: Promise<void> | null = null
  return {
    bake() {
      if (!bake && !loading) {
        loading = import('../encode/bake-outline.ts').then(
          (found) => {
            bake = found.bakeOutline
            onResources()
          },
          (cause: unknown) => {
            loading = null
            onError(new EngineError('not-loaded', 'The code for outlines could not be loaded.', { cause }))
          },
        )
      }
      return bake
    },
    version: () => (bake ? 1 : 0),
    provide(arrived) {
      bake ??= arrived
    },
    async settled() {
      await loading
    },
  }
}
