import { DocumentBus } from '../../../src/document.ts'
import { EngineCamera } from '../../../src/engine/camera.ts'
import type { Adornments } from '../../../src/interact/adornments.ts'
import { type Keys, NO_KEYS } from '../../../src/interact/gesture.ts'
import { Hands, type HandsEvents, type HandsOptions } from '../../../src/interact/hands.ts'
import type { Device } from '../../../src/interact/pointer-machine.ts'
import type { HandsInputs } from '../../../src/interact/ports.ts'
import { SceneHost } from '../../support/document-host.ts'

/** A card of a document, draggable, with a label that is not. */
export const card = (id: string, x: number, y: number, props: object = {}) => ({
  id,
  type: 'box',
  props: { x, y, width: 100, height: 60, draggable: true, ...props },
  children: [{ id: `${id}-label`, type: 'box', props: { x: 10, y: 10, width: 50, height: 20 } }],
})

interface Press extends Partial<Keys> {
  readonly id?: number
  readonly device?: Device
  readonly button?: number
  readonly buttons?: number
}

export const SURFACE = { width: 800, height: 600 }

/** Hands on a scene without a picture: what a surface would tell, by hand. */
export class Stage {
  readonly host: SceneHost
  readonly camera: EngineCamera
  readonly bus: DocumentBus
  readonly hands: Hands
  readonly log: string[] = []
  readonly captured = new Set<number>()
  drawn: Adornments | null = null
  cursor = ''
  isOpen = true
  isDestroyed = false
  #inputs: HandsInputs | null = null
  readonly #frames = new Set<() => void>()

  constructor(children: readonly object[], options: Omit<HandsOptions, 'bus'> = {}, hasBus = true, limits = {}) {
    const root = { id: 'page', type: 'group', children }
    this.host = new SceneHost({ version: 1, width: 800, height: 600, root }, limits)
    this.camera = new EngineCamera(() => {})
    this.bus = new DocumentBus(this.host)
    this.hands = new Hands(this, { snap: false, ...options, ...(hasBus && { bus: this.bus }) }, (inputs) => {
      this.#inputs = inputs
      return {
        place: (x, y) => ({ x, y }),
        size: () => SURFACE,
        capture: (id) => this.captured.add(id),
        release: (id) => this.captured.delete(id),
        setCursor: (cursor) => {
          this.cursor = cursor
        },
        draw: (adornments) => {
          this.drawn = adornments
        },
        close: () => {
          this.isOpen = false
        },
      }
    })
    const note = (type: keyof HandsEvents, text: string) =>
      this.log.push(`${type.replace('gesture', '')} ${text}`.trim())
    this.hands.on('gesturestart', ({ kind, nodes }) => note('gesturestart', `${kind} ${ids(nodes)}`))
    this.hands.on('gestureend', ({ kind, outcome }) => note('gestureend', `${kind} ${outcome}`))
  }

  get now() {
    return this.host.now
  }

  get scene() {
    return this.host.scene
  }

  pick(x: number, y: number) {
    const at = this.camera.toWorld(x, y)
    return this.scene.hit(at.x, at.y, this.camera.zoom)
  }

  on(type: 'frame' | 'backendchange', listener: () => void): () => void {
    if (type === 'frame') this.#frames.add(listener)
    return () => this.#frames.delete(listener)
  }

  /** A picture is drawn. */
  frame(): void {
    this.scene.update()
    this.scene.clearChanges()
    for (const listener of this.#frames) listener()
  }

  get inputs(): HandsInputs {
    if (!this.#inputs) throw new Error('Hands did not open a surface.')
    return this.#inputs
  }

  node(id: string) {
    const node = this.scene.get(id)
    if (!node) throw new Error(`There is no ${id}.`)
    return node
  }

  at(id: string): [number, number] {
    const { x, y } = this.node(id)
    return [x, y]
  }

  get selected(): string {
    return ids(this.hands.selection)
  }

  down(x: number, y: number, { id = 1, device = 'mouse', button = 0, ...keys }: Press = {}): boolean {
    return this.inputs.down({ id, device, button, place: { x, y }, keys: { ...NO_KEYS, ...keys } })
  }

  move(x: number, y: number, { id = 1, buttons = 1, ...keys }: Press = {}): void {
    this.inputs.move({ id, place: { x, y }, buttons, keys: { ...NO_KEYS, ...keys } })
  }

  up(x: number, y: number, { id = 1, ...keys }: Press = {}): void {
    this.inputs.up({ id, place: { x, y }, keys: { ...NO_KEYS, ...keys } })
  }

  key(name: string, keys = {}, isDown = true): boolean {
    return this.inputs.key({ name, isDown, isHere: true, keys: { ...NO_KEYS, ...keys } })
  }

  click(x: number, y: number, keys: Press = {}): void {
    this.down(x, y, keys)
    this.up(x, y, keys)
  }

  drag(from: readonly [number, number], to: readonly [number, number], keys: Press = {}): void {
    this.down(...from, keys)
    this.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, keys)
    this.move(...to, keys)
    this.up(...to, keys)
  }
}

export function ids(nodes: readonly { readonly id: string }[]): string {
  return nodes.map(({ id }) => id).join(' ')
}
