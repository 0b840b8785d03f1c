import { type BackendChoice, type BackendName, Engine, type GlissadeDocument } from '../../src/index.ts'

/** An engine and the element it lives in: an element can have one engine, so a change of backend takes a new pair. */
interface Surface {
  readonly element: HTMLElement
  readonly engine: Engine
}

/**
 * The engine that is on screen, and its replacement by another one without a blank frame: the new one draws behind
 * the old, which leaves when the new has its picture.
 */
export class Stage {
  private surface: Surface
  private readonly attached: ((engine: Engine) => void)[] = []
  private isBusy = false

  constructor(
    readonly element: HTMLElement,
    backend: BackendChoice,
  ) {
    this.surface = this.createSurface(backend)
  }

  get engine(): Engine {
    return this.surface.engine
  }

  /** True while another engine is made from the present one: an edit now would be lost. */
  get isSwitching(): boolean {
    return this.isBusy
  }

  /** Calls back with the present engine, and with every later one. */
  onEngine(attach: (engine: Engine) => void): void {
    this.attached.push(attach)
    attach(this.engine)
  }

  /** Validates and shows a document; rejects, and keeps the picture, when it is wrong. */
  async open(document: unknown): Promise<void> {
    await this.engine.load(document)
  }

  /**
   * Goes on with the same scene and camera on another backend; rejects, and keeps the old one, when it is refused. One
   * change at a time.
   */
  async use(backend: BackendChoice): Promise<void> {
    this.isBusy = true
    const next = this.createSurface(backend)
    try {
      await carryOver(this.engine, next.engine)
      this.replaceBy(next)
    } catch (error) {
      removeSurface(next)
      throw error
    } finally {
      this.isBusy = false
    }
  }

  /** As `use` for an engine that never drew: starts anew, with nothing to carry over. */
  restart(backend: BackendChoice): void {
    this.replaceBy(this.createSurface(backend))
  }

  private replaceBy(next: Surface): void {
    removeSurface(this.surface)
    this.surface = next
    for (const attach of this.attached) attach(next.engine)
  }

  private createSurface(backend: BackendChoice): Surface {
    const element = document.createElement('div')
    element.className = 'surface'
    // Before the old one, so behind it.
    this.element.prepend(element)
    return { element, engine: new Engine(element, { backend }) }
  }
}

async function carryOver(from: Engine, to: Engine): Promise<void> {
  await to.ready
  const scene: GlissadeDocument = from.toJSON()
  await to.load(scene)
  const { x, y, zoom } = from.camera
  to.camera.set({ x, y, zoom })
  await to.settled()
  // The old one may have been panned meanwhile.
  to.camera.set({ x: from.camera.x, y: from.camera.y, zoom: from.camera.zoom })
}

function removeSurface({ engine, element }: Surface): void {
  engine.destroy()
  element.remove()
}

export const BACKEND_LABELS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl2: 'WebGL2',
  canvas2d: 'Canvas2D',
}
