import { type BackendChoice, type BackendName, Engine, type EngineOptions } from '../../../src/index.ts'
import { make } from './make.ts'

interface Surface {
  readonly element: HTMLElement
  readonly engine: Engine
}

export const BACKEND_LABELS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl2: 'WebGL2',
  canvas2d: 'Canvas2D',
}
export const BACKENDS: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']

/**
 * The engine on screen, and its replacement by a new one without a blank frame: the new one draws behind the old,
 * which leaves when the new has its picture. `fill` builds the scene of each.
 */
export class Stage {
  private surface: Surface | null = null
  private asked = 0

  constructor(
    readonly element: HTMLElement,
    private readonly options: () => EngineOptions,
    private readonly fill: (engine: Engine) => void,
  ) {}

  /** Null before the first picture. */
  get engine(): Engine | null {
    return this.surface?.engine ?? null
  }

  /**
   * Goes on with a new engine. Resolves with it when it is on screen, with null when a later call overtook this one;
   * rejects, and keeps the old one, when the backend is refused.
   */
  async renew(backend: BackendChoice | readonly BackendName[]): Promise<Engine | null> {
    const turn = ++this.asked
    const element = make('div', 'surface')
    // Before the old one, so behind it.
    this.element.prepend(element)
    const engine = new Engine(element, { ...this.options(), backend })
    try {
      this.fill(engine)
      await engine.ready
    } catch (error) {
      remove({ element, engine })
      throw error
    }
    if (turn !== this.asked) {
      remove({ element, engine })
      return null
    }
    if (this.surface) remove(this.surface)
    this.surface = { element, engine }
    return engine
  }
}

function remove({ engine, element }: Surface): void {
  engine.destroy()
  element.remove()
}
