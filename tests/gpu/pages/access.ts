/** A board of widgets and its mirror. */

import { access, type Description, type Mirror } from '../../../src/access.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Box, type BoxProps, Ellipse, Engine, Group, type Node, Text } from '../../../src/index.ts'
import { mapX, mapY } from '../../../src/math/affine.ts'
import { createFaults } from '../../../src/testing.ts'
import { addHost } from './shared/host.ts'

const faults = createFaults()
/** The table of an app: what its widgets are, by id. */
const told = new Map<string, Description | null>()
let host: HTMLElement
let engine: Engine
let mirror: Mirror
let log: string[] = []
let changes = 0
let panned = 0

function widget(id: string, label: string, props: Partial<BoxProps>, description: Description): Box {
  const box = new Box({ id, width: 90, height: 30, fill: '#dde6f5', cornerRadius: 6, ...props })
  box.add(new Text({ text: label, x: 10, y: 6, fontSize: 14 }))
  told.set(id, description)
  return box
}

/** Widgets in an order that is not the one in which they are seen. */
function board(scene: Engine['scene']): void {
  const act = (id: string) => () => void log.push(`activate ${id}`)
  scene.add(new Text({ id: 'title', text: 'Deposit', x: 20, y: 10, fontSize: 20 }))
  told.set('title', { role: 'heading', level: 1 })
  const right = scene.add(new Box({ id: 'right', x: 260, y: 50, width: 220, height: 200, fill: '#fff' }))
  const left = scene.add(new Box({ id: 'left', name: 'Account', x: 20, y: 50, width: 220, height: 200, fill: '#fff' }))
  right.add(widget('cancel', 'Cancel', { x: 115, y: 150 }, { role: 'button', onActivate: act('cancel') }))
  right.add(widget('ok', 'OK', { x: 10, y: 151 }, { role: 'button', onActivate: act('ok'), testId: 'ok' }))
  right.add(widget('tilted', 'Tilted', { x: 60, y: 60, rotation: 30 }, { role: 'button' }))
  left.add(widget('agree', 'I agree', { x: 10, y: 100 }, { role: 'checkbox', checked: true }))
  left.add(widget('amount', '', { x: 10, y: 20 }, { role: 'slider', name: 'Amount', value: 40 }))
  left.add(widget('gone', 'Off', { x: 10, y: 60 }, { role: 'button', disabled: true }))
  const secret = left.add(new Group({ id: 'secret', name: 'Secret' }))
  secret.add(new Text({ text: 'Never said', x: 110, y: 20 }))
  told.set('secret', null)
  scene.add(new Ellipse({ id: 'logo', name: 'Logo', x: 420, y: 5, width: 40, height: 40, fill: '#26c' }))
  // Far out of view.
  scene.add(widget('far', 'Far', { x: 30, y: 3000 }, { role: 'button', onActivate: act('far') }))
}

async function start(backend: BackendName | readonly BackendName[]): Promise<void> {
  host = addHost('width:600px;height:300px')
  engine = new Engine(host, { backend, background: '#f4f5f7' })
  board(engine.scene)
  mirror = access(engine, { describe: (node) => told.get(node.id) })
  for (const type of ['pointerdown', 'click']) {
    host.addEventListener(type, (event) => {
      const { offsetX, offsetY, target } = event as PointerEvent
      const on = (target as Element).tagName === 'CANVAS' ? (engine.pick(offsetX, offsetY) as Node) : null
      log.push(`${type} ${on?.type === 'text' ? on.parent?.id : on?.id}`)
    })
  }
  await engine.settled()
  mirror.flush()
  const layer = host.querySelector('[role]')?.parentElement as Element
  new MutationObserver((records) => {
    for (const { target } of records) target === layer ? panned++ : changes++
  }).observe(layer, { attributes: true, childList: true, characterData: true, subtree: true })
}

/** Two frames and a task, in which the page has caught up with everything but what waits for rest. */
const frames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))

/** World. */
function middleOf(id: string): { readonly x: number; readonly y: number } {
  const node = engine.get(id) as Box
  engine.scene.update()
  const [x, y] = [node.width / 2, node.height / 2]
  return { x: mapX(node.world, x, y), y: mapY(node.world, x, y) }
}

declare global {
  interface Window {
    access: typeof api
  }
}
const api = {
  faults,
  told,
  start,
  frames,
  get engine() {
    return engine
  },
  get mirror() {
    return mirror
  },
  /** What happened since the last call. */
  takeLog(): string[] {
    const taken = log
    log = []
    return taken
  },
  /** Where the middle of a node's box is drawn, px of the page. */
  drawnAt(id: string): { readonly x: number; readonly y: number } {
    const { x, y } = middleOf(id)
    const { camera } = engine
    const { left, top } = (host.querySelector('canvas') as Element).getBoundingClientRect()
    return { x: left + (x - camera.x) * camera.zoom, y: top + (y - camera.y) * camera.zoom }
  },
  /** Puts the middle of a node into the middle of the picture. */
  async look(id: string, zoom: number): Promise<void> {
    const { x, y } = middleOf(id)
    engine.camera.set({ x: x - 300 / zoom, y: y - 150 / zoom, zoom })
    await frames()
  },
  /** The tag or role of what a test driver finds at the middle of a node. */
  found(id: string): string {
    const { x, y } = api.drawnAt(id)
    const element = document.elementFromPoint(x, y)
    return `${element?.getAttribute('role') ?? element?.tagName}`
  },
  /** A colour of the picture, CSS px of the surface. */
  async pixel(x: number, y: number): Promise<readonly number[]> {
    const bytes = await engine.readPremultiplied()
    const at = 4 * (y * engine.size.width + x)
    return [...bytes.slice(at, at + 3)]
  },
  /** Writes to the layer that elements lie in. */
  get panned() {
    return panned
  },
  /** What becomes of mirrors that cannot be. */
  refusals(): string[] {
    const attempt = (other: Engine, options: object) => {
      try {
        access(other, options)
        return 'accepted'
      } catch (error) {
        const { code, path } = error as { code: string; path: string }
        return `${code} ${path}`.trim()
      }
    }
    const fresh = () => new Engine(addHost(), { backend: 'canvas2d' })
    const dead = fresh()
    dead.destroy()
    return [
      attempt(engine, {}),
      attempt(fresh(), { discribe: () => null }),
      attempt(fresh(), { describe: 'all' }),
      attempt(new Engine({ width: 9, height: 9 }), {}),
      attempt(dead, {}),
    ]
  },
  /** Writes to elements since the last call. */
  async takeChanges(): Promise<number> {
    await frames()
    const taken = changes
    changes = 0
    return taken
  },
}
window.access = api
