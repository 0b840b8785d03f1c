import { EngineError } from '../base/errors.ts'
import type { DocumentBus, TransactionOptions } from '../document/bus.ts'
import type { NodePath } from '../document/operation.ts'
import { emptyRect, mapRect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { type Alignment, alignment, distribution } from './arrange.ts'
import { carry, carryBy } from './carry.ts'
import { copyNode, fromClipboard, toClipboard } from './copies.ts'
import { ownRect } from './own-rect.ts'
import { inPaintOrder, topmost } from './paint-order.ts'
import type { Place } from './pointer-machine.ts'
import { group, ungroup } from './reparent.ts'
import { type Restacking, restack } from './restack.ts'
import type { Selection } from './selection.ts'

type Direction = 'left' | 'right' | 'up' | 'down'

export type Command =
  | 'delete'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'group'
  | 'ungroup'
  | 'select-all'
  | 'select-next'
  | 'select-previous'
  | `align-${Alignment}`
  | `distribute-${'horizontal' | 'vertical'}`
  | Restacking
  /** By 1 px of the world, or by 10. */
  | `nudge-${Direction}`
  | `nudge-${Direction}-far`

/** What commands work on. */
export interface CommandStage {
  readonly scene: Scene
  readonly bus: DocumentBus | null
  readonly selection: Selection
  /** What can be selected: what a press on it takes hold of is itself. */
  isTarget(node: Node): boolean
  /** The container that new nodes come into. */
  page(): Node
  /** Tells the document what was done to nodes that it knows, and of new ones, as one step. */
  commit(changed: readonly Node[], options: TransactionOptions, made?: readonly Node[]): void
}

interface Entry {
  /** Selected nodes that it takes. */
  readonly least: number
  run(): void
}

/** How far a copy lies from what it was made of, px of the parent. */
const SHIFT = 10
/** Nudges that follow each other so fast are one step, ms. */
const BURST = 1000

const WAYS: Readonly<Record<Direction, Place>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** Everything that can be done to a selection without a pointer. */
export class Commands {
  /** What was copied last, as `toClipboard` writes it. */
  text = ''
  /** Times that it was pasted: each copy lies a bit further. */
  #pastes = 0
  readonly #stage: CommandStage
  readonly #entries: ReadonlyMap<string, Entry>

  constructor(stage: CommandStage) {
    this.#stage = stage
    this.#entries = this.#table()
  }

  can(command: Command): boolean {
    const { least } = this.#entry(command)
    if (command === 'paste') return this.text !== '' && this.#stage.bus !== null
    if (command === 'ungroup') return this.#chosen.some(({ type }) => type === 'group')
    return this.#chosen.length >= least
  }

  /** False when it cannot be done now. Throws `invalid-operation` for a word that is no command, and what the document refuses. */
  run(command: Command): boolean {
    const entry = this.#entry(command)
    if (!this.can(command)) return false
    this.#stage.scene.update()
    entry.run()
    return true
  }

  /** Inserts what the text says, which may come from anywhere: the document checks it, so there has to be one. */
  paste(text: string): void {
    const { bus, scene, selection } = this.#stage
    if (!bus) throw new EngineError('invalid-operation', 'Pasting needs a document; give interact a bus.')
    if (text !== this.text) {
      this.text = text
      this.#pastes = 0
    }
    let made = 0
    const run = Math.random().toString(36).slice(2, 8)
    const newId = (type: string) => `${type}-${run}-${++made}`
    const page = bus.pathOf(this.#stage.page().id) ?? []
    const parentOf = (path: NodePath) => (isSamePath(bus.pathOf(path.at(-1) ?? ''), path) ? path : page)
    const { operations, ids } = fromClipboard(text, newId, parentOf, (this.#pastes + 1) * SHIFT)
    bus.apply(operations, { label: 'Paste' })
    this.#pastes++
    selection.replace(ids.flatMap((id) => scene.get(id) ?? []))
  }

  get #chosen(): readonly Node[] {
    return topmost(this.#stage.selection.nodes).filter(({ parent }) => parent)
  }

  #entry(command: Command): Entry {
    const entry = this.#entries.get(command)
    if (entry) return entry
    const message = `'${command}' is no command; use one of ${[...this.#entries.keys()].join(', ')}.`
    throw new EngineError('invalid-operation', message, { path: 'command', value: command })
  }

  #table(): Map<string, Entry> {
    const entries = new Map<string, Entry>()
    const add = (command: Command, least: number, run: () => void) => entries.set(command, { least, run })
    add('delete', 1, () => this.#delete('Delete'))
    add('duplicate', 1, () => this.#duplicate())
    add('copy', 1, () => this.#copy())
    add('cut', 1, () => {
      this.#copy()
      this.#delete('Cut')
    })
    add('paste', 0, () => this.paste(this.text))
    add('group', 1, () => this.#group())
    add('ungroup', 1, () => this.#ungroup())
    add('select-all', 0, () => this.#stage.selection.replace(this.#targets()))
    add('select-next', 0, () => this.#step(1))
    add('select-previous', 0, () => this.#step(-1))
    for (const how of ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const) {
      add(`align-${how}`, 2, () => this.#arrange('Align', (rects) => alignment(rects, how)))
    }
    add('distribute-horizontal', 3, () => this.#arrange('Distribute', (rects) => distribution(rects, 'x')))
    add('distribute-vertical', 3, () => this.#arrange('Distribute', (rects) => distribution(rects, 'y')))
    for (const how of ['bring-forward', 'send-backward', 'bring-to-front', 'send-to-back'] as const) {
      add(how, 1, () => {
        this.#stage.commit(restack(this.#chosen, how), { label: 'Order' })
        this.#stage.selection.replace(this.#stage.selection.nodes)
      })
    }
    for (const [direction, way] of Object.entries(WAYS) as [Direction, Place][]) {
      add(`nudge-${direction}`, 1, () => this.#nudge(way, 1))
      add(`nudge-${direction}-far`, 1, () => this.#nudge(way, 10))
    }
    return entries
  }

  #delete(label: string): void {
    const nodes = this.#chosen
    for (const node of nodes) node.remove()
    this.#stage.commit(nodes, { label })
    this.#stage.selection.dropLeft()
  }

  #duplicate(): void {
    const copies = this.#chosen.map((node) => {
      const copy = copyNode(node)
      copy.set({ x: node.x + SHIFT, y: node.y + SHIFT })
      const siblings = (node.parent as Node).children
      return (node.parent as Node).insert(copy, siblings.indexOf(node) + 1)
    })
    this.#stage.commit([], { label: 'Duplicate' }, copies)
    this.#stage.selection.replace(copies)
  }

  #copy(): void {
    this.text = toClipboard(this.#chosen)
    this.#pastes = 0
  }

  #group(): void {
    const nodes = this.#chosen
    const made = group(nodes)
    if (!made) return
    this.#stage.commit(nodes, { label: 'Group' }, [made])
    this.#stage.selection.replace([made])
  }

  #ungroup(): void {
    const chosen = this.#chosen
    const groups = chosen.filter(({ type }) => type === 'group')
    const held = groups.flatMap(ungroup)
    this.#stage.commit([...held, ...groups], { label: 'Ungroup' })
    this.#stage.selection.replace([...chosen.filter((node) => !groups.includes(node)), ...held])
  }

  #arrange(label: string, ways: (rects: ReturnType<typeof emptyRect>[]) => readonly Place[]): void {
    const nodes = this.#chosen
    const rects = nodes.map((node) => mapRect(emptyRect(), ownRect(node), node.world))
    for (const [i, { x, y }] of ways(rects).entries()) carryBy(carry([nodes[i] as Node]), x, y)
    this.#stage.commit(nodes, { label })
  }

  #nudge({ x, y }: Place, by: number): void {
    const carried = carry(this.#chosen)
    carryBy(carried, x * by, y * by)
    const nodes = carried.map(({ node }) => node)
    const merge = `nudge ${nodes.map(({ id }) => id).join(' ')}`
    this.#stage.commit(nodes, { label: 'Nudge', merge, mergeWithin: BURST })
  }

  /** Visible ones, in paint order, none in another. */
  #targets(): readonly Node[] {
    const found: Node[] = []
    const visit = (node: Node): void => {
      if (!node.visible) return
      if (this.#stage.isTarget(node)) found.push(node)
      else for (const child of node.children) visit(child)
    }
    visit(this.#stage.scene.root)
    return found
  }

  /** Selects the one after the last that is selected, or before the first; at the ends none. */
  #step(by: 1 | -1): void {
    const all = this.#targets()
    const chosen = inPaintOrder(this.#stage.selection.nodes)
    const from = by > 0 ? chosen.at(-1) : chosen[0]
    const at = from ? all.indexOf(from) + by : by > 0 ? 0 : all.length - 1
    const next = all[at]
    this.#stage.selection.replace(next ? [next] : [])
  }
}

function isSamePath(a: NodePath | null, b: NodePath): boolean {
  return a !== null && a.length === b.length && a.every((id, i) => id === b[i])
}
