import { signal } from '@preact/signals'
import type { Node } from '../../../src/index.ts'
import { type Command, type Hands, interact } from '../../../src/interact.ts'
import { selection } from '../document/selection.ts'
import { onSurface, stage, surface } from './stage.ts'
import { cameraMoved } from './viewport.ts'

/** Grows while a gesture changes nodes of the scene, before the document knows. */
export const gesture = signal(0)
export const isGesture = signal(false)

let hands: Hands | null = null

/** Gives every engine hands, which select, move, size and turn what is on the canvas, pan and zoom. */
export function followHands(): void {
  onSurface(({ engine, bus, element }) => {
    const before = selection.peek()
    hands?.destroy()
    hands = interact(engine, { host: element, bus, target })
    hands.on('selectionchange', ({ nodes }) => {
      selection.value = nodes.map(({ id }) => id)
    })
    hands.on('gesturestart', ({ kind }) => {
      isGesture.value = kind !== 'marquee'
      if (kind === 'pan' || kind === 'pinch') cameraMoved()
    })
    hands.on('gesture', () => {
      gesture.value++
    })
    hands.on('gestureend', () => {
      isGesture.value = false
    })
    selection.value = []
    select(before)
  })
  stage.addEventListener('wheel', cameraMoved, { passive: true })
  stage.addEventListener('dblclick', dig)
}

/** Selects nodes, by their ids, and no others; those that are gone are left out. */
export function select(ids: readonly string[]): void {
  const { engine } = surface.peek()
  hands?.select(ids.flatMap((id) => engine.get(id) ?? []))
}

/** Does to the selection what a button says, as one step. */
export function run(command: Command): void {
  hands?.run(command)
}

/** What a press takes hold of: what can be dragged, or what is selected, whichever is nearer. */
function target(node: Node): Node | null {
  const chosen = selection.peek()
  for (let at: Node | null = node; at?.parent; at = at.parent) if (at.draggable || chosen.includes(at.id)) return at
  return null
}

/** A double click selects the very thing under the pointer, however deep it lies. */
function dig({ clientX, clientY }: MouseEvent): void {
  const { left, top } = stage.getBoundingClientRect()
  const node = surface.peek().engine.pick(clientX - left, clientY - top)
  if (node?.parent) select([node.id])
}
