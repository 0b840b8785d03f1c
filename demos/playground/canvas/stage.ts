import { effect, signal, untracked } from '@preact/signals'
import { DocumentBus } from '../../../src/document.ts'
import { type Health, watch } from '../../../src/health.ts'
import { type BackendChoice, type BackendName, Engine } from '../../../src/index.ts'
import { Past } from '../history/past.ts'
import { backend } from '../shell/address.ts'

/** An engine, the element it lives in, and its document: an element can have one engine, so a change of backend takes a new set. */
export interface Surface {
  readonly element: HTMLElement
  readonly engine: Engine
  readonly bus: DocumentBus
  readonly health: Health
  /** How its document came to be. */
  readonly past: Past
}

export const BACKEND_LABELS: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  webgl2: 'WebGL2',
  canvas2d: 'Canvas2D',
}

/** What the canvas lies in. */
export const stage = document.createElement('div')
stage.className = 'stage'

/** The one on screen. */
export const surface = signal(createSurface(backend.peek()))

/** True while another surface is made from the present one: an edit now would be lost. */
export const isSwitching = signal(false)

/** Calls back with the present surface, and with every later one. What listens to one ends with it. */
export function onSurface(attach: (surface: Surface) => void): void {
  effect(() => {
    const now = surface.value
    untracked(() => attach(now))
  })
}

/**
 * Goes on with the same document, its history and the same view on another backend, without a blank frame: the new engine draws behind
 * the old one, which leaves when the new one has its picture. Rejects, and keeps the old one, when the backend is refused.
 */
export async function useBackend(choice: BackendChoice): Promise<void> {
  const from = surface.peek()
  const next = createSurface(choice)
  isSwitching.value = true
  try {
    await next.engine.ready
    await from.past.repeat(next.bus)
    look(next.engine, from.engine)
    await next.engine.settled()
    // The old one may have been panned meanwhile.
    look(next.engine, from.engine)
    replaceBy(next)
  } catch (error) {
    remove(next)
    throw error
  } finally {
    isSwitching.value = false
  }
}

/** As `useBackend` for an engine that never drew: starts anew, with nothing to carry over. */
export function restart(choice: BackendChoice): void {
  replaceBy(createSurface(choice))
}

function replaceBy(next: Surface): void {
  const old = surface.peek()
  surface.value = next
  remove(old)
}

function createSurface(choice: BackendChoice): Surface {
  const element = document.createElement('div')
  element.className = 'surface'
  // It takes the keys of the canvas; its name follows the language.
  element.role = 'application'
  // Before the old one, so behind it.
  stage.prepend(element)
  const engine = new Engine(element, { backend: choice })
  const bus = new DocumentBus(engine)
  return { element, engine, bus, health: watch(engine, { label: 'playground', host: stage }), past: new Past(bus) }
}

function remove({ engine, element }: Surface): void {
  engine.destroy()
  element.remove()
}

function look({ camera }: Engine, { camera: { x, y, zoom } }: Engine): void {
  camera.set({ x, y, zoom })
}
