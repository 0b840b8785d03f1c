import { EngineCamera } from '../../../src/engine/camera.ts'
import { SceneHost } from '../../support/document-host.ts'
import type { SessionEngine } from './session.ts'

/** What hands and recorders need of an engine, without a picture. */
export class QuietEngine extends SceneHost implements SessionEngine {
  readonly camera = new EngineCamera(() => {})
  readonly isDestroyed = false
  readonly size = { width: 800, height: 600, pixelRatio: 1 }
  readonly #frames = new Set<() => void>()

  constructor(readonly clock: () => number) {
    super({ version: 1, width: 1, height: 1, root: { id: 'root', type: 'group' } })
    this.scene.now = clock
    Object.defineProperty(this, 'now', { get: clock })
  }

  pick(x: number, y: number) {
    const at = this.camera.toWorld(x, y)
    return this.scene.hit(at.x, at.y, this.camera.zoom)
  }

  on(type: 'frame' | 'backendchange', listener: () => void): () => void {
    if (type === 'frame') this.#frames.add(listener)
    return () => this.#frames.delete(listener)
  }

  async settled(): Promise<void> {
    this.scene.update()
    this.scene.clearChanges()
    for (const listener of this.#frames) listener()
  }
}
