/** Hands on a live engine, in hosts of many kinds. */

import { DocumentBus } from '../../../src/document.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Box, Engine } from '../../../src/index.ts'
import { type Hands, interact } from '../../../src/interact.ts'
import { createFaults } from '../../../src/testing.ts'
import { placeHost, type Surroundings } from './shared/surroundings.ts'

interface Place {
  readonly x: number
  readonly y: number
}

export interface Setting extends Surroundings {
  readonly pageScroll?: boolean
}

interface Playing {
  readonly engine: Engine
  readonly bus: DocumentBus
  readonly hands: Hands
  readonly host: HTMLElement
  readonly log: string[]
}

const SIZE = { width: 300, height: 200 }
const faults = createFaults()
let playing: Playing | null = null

function present(): Playing {
  if (!playing) throw new Error('There are no hands.')
  return playing
}

const card = (id: string, x: number, y: number) => {
  return { id, type: 'box', props: { x, y, width: 60, height: 40, fill: '#36c', draggable: true } }
}

async function play(backend: BackendName, { pageScroll = false, ...surroundings }: Setting = {}): Promise<void> {
  const host = placeHost(SIZE, surroundings)
  const engine = new Engine(host, { backend, background: '#fff' })
  const bus = new DocumentBus(engine)
  const hands = interact(engine, { host, bus, snap: false, pageScroll })
  await engine.ready
  const children = [card('a', 20, 20), card('b', 120, 100)]
  await bus.load({ version: 1, ...SIZE, background: '#fff', root: { id: 'page', type: 'group', children } })
  const log: string[] = []
  hands.on('gesturestart', ({ kind }) => log.push(`start ${kind}`))
  hands.on('gestureend', ({ kind, outcome }) => log.push(`end ${kind} ${outcome}`))
  playing = { engine, bus, hands, host, log }
  await engine.settled()
}

/** Surface -> window, CSS px: where the browser itself puts a mark. */
function inWindow({ x, y }: Place): Place {
  const mark = document.createElement('div')
  mark.style.cssText = `float:left;width:0;height:0;position:relative;left:${x}px;top:${y}px`
  present().host.prepend(mark)
  const { left, top } = mark.getBoundingClientRect()
  mark.remove()
  return { x: left, y: top }
}

function state() {
  const { engine, bus, hands, log } = present()
  const places = Object.fromEntries(['a', 'b', 'made'].map((id) => [id, place(engine, id)]))
  return {
    places,
    log: [...log],
    steps: bus.steps('undo'),
    state: hands.state,
    selection: hands.selection.map(({ id }) => id),
    camera: { x: engine.camera.x, y: engine.camera.y, zoom: engine.camera.zoom },
    backend: engine.backend,
    scrolled: scrollY,
    isDrawnOver: engine.element?.querySelector('canvas')?.nextElementSibling?.localName === 'svg',
  }
}

function place(engine: Engine, id: string): Place | null {
  const node = engine.get(id)
  return node && { x: node.x, y: node.y }
}

/** A palette of one button, which is the whole of an element at the top left of the window. */
function addPalette(): void {
  const button = document.createElement('button')
  button.style.cssText = 'position:fixed;left:0;top:0;width:20px;height:20px;touch-action:none'
  button.addEventListener('pointerdown', (event) => {
    present().hands.drop(event, () => new Box({ id: 'made', width: 20, height: 10, fill: '#c33' }))
  })
  document.body.append(button)
}

function undo(): void {
  present().bus.undo()
}

function end(): void {
  const { engine, hands } = present()
  hands.destroy()
  engine.destroy()
  playing = null
}

const api = { play, inWindow, state, addPalette, undo, end, lose: (backend: BackendName) => faults[backend].lose() }
declare global {
  interface Window {
    hands: typeof api
  }
}
window.hands = api
