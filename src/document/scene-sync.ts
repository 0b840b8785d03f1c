import { EngineError } from '../base/errors.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import type { Change, TreeChange } from './change.ts'
import { createNode } from './create-node.ts'
import type { DocumentNode } from './document.ts'
import type { Entry } from './store.ts'
import { writtenProps } from './written-props.ts'

/**
 * Makes a scene follow a document. A node stays the same object while its id stays, through moves, undo and redo: what leaves
 * is kept for as long as the history can bring it back. Nodes that the document does not know (guides, ghosts, focus rings)
 * may stand between those that it does, and stay.
 */
export class SceneSync {
  readonly #scene: Scene
  /** Nodes of entries that left. */
  readonly #nodes = new WeakMap<Entry, Node>()
  /** What left in this transaction, by id: the same id in another place is the same node, moved. */
  readonly #left = new Map<string, Entry>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** Throws when the scene cannot follow, because it was changed without the document. Changes nothing. */
  check(changes: readonly Change[]): void {
    const expected = new Map<string, boolean>()
    const has = (id: string) => expected.get(id) ?? this.#scene.get(id) !== null
    for (const change of changes) {
      const { kind, entry } = change
      if (kind === 'set' && !has(entry.id)) refuseMissing(entry.id)
      if (kind === 'insert' && !has(change.parent.id)) refuseMissing(change.parent.id)
      if (kind === 'set') continue
      for (const { id } of change.all) {
        if (kind === 'insert' && has(id)) refuseTaken(id)
        expected.set(id, kind === 'insert')
      }
    }
  }

  show(change: Change): void {
    if (change.kind === 'set') this.#scene.get(change.entry.id)?.set(change.to)
    else if (change.kind === 'insert') this.#insert(change)
    else this.#remove(change)
  }

  /** Notes the nodes of an entry and those below it; for nodes that have left the scene before the document is told. */
  keep(entry: Entry, node: Node): void {
    this.#nodes.set(entry, node)
    const below = new Map(node.children.map((child) => [child.id, child]))
    for (const child of entry.children) {
      const its = below.get(child.id)
      if (its) this.keep(child, its)
    }
  }

  /** Ends a transaction. */
  forget(): void {
    this.#left.clear()
  }

  /** What comes is as the document has it, and holds nothing else. */
  #insert({ entry, all, parent, before }: TreeChange): void {
    const nodes = new Map<Entry | null, Node>()
    const below = new Map<Node, Node[]>()
    for (const each of all) {
      const node = this.#nodes.get(each) ?? this.#moved(each) ?? createNode(each as DocumentNode)
      resetProps(node, each)
      nodes.set(each, node)
      below.set(node, [])
      const above = nodes.get(each.parent)
      if (above) below.get(above)?.push(node)
    }
    for (const [node, children] of below) hold(node, children)
    placeNode(this.#scene, nodes.get(entry) as Node, parent, before)
  }

  #remove({ entry, all }: TreeChange): void {
    for (const each of all) {
      const node = this.#scene.get(each.id)
      if (node) this.#nodes.set(each, node)
      this.#left.set(each.id, each)
    }
    for (const each of all) {
      const node = this.#nodes.get(each)
      // One that was dragged out of its parent does not go with it.
      const goesAlong = each !== entry && each.parent && node?.parent === this.#nodes.get(each.parent)
      if (!goesAlong) node?.remove()
    }
  }

  /** The node that the id had in this transaction. */
  #moved({ id, type }: Entry): Node | null {
    const old = this.#left.get(id)
    const node = old && this.#nodes.get(old)
    return node?.type === type ? node : null
  }
}

/** Makes `children` all that a node holds. */
function hold(node: Node, children: readonly Node[]): void {
  if (node.children.length === children.length && children.every((child, i) => child === node.children[i])) return
  for (const child of [...node.children]) child.remove()
  for (const child of children) node.add(child)
}

/** Puts `node` below the node of `parent`, before that of a sibling, or last. */
export function placeNode(scene: Scene, node: Node, parent: Entry, before: Entry | null): void {
  const owner = scene.get(parent.id)
  const next = before && scene.get(before.id)
  owner?.insert(node, next?.parent === owner ? owner.children.indexOf(next as Node) : owner.children.length)
}

/** Gives a node the props that its entry has, and no others. */
export function resetProps(node: Node, { props }: Entry): void {
  const unset = Object.keys(writtenProps(node)).map((name) => [name, undefined])
  node.set({ ...Object.fromEntries(unset), ...props })
}

function refuseMissing(id: string): never {
  const message = `'${id}' is in the document and not in the scene. Tell the bus what left with commit, or load documents by the bus.`
  throw new EngineError('not-in-scene', message, { path: id, value: id })
}

function refuseTaken(id: string): never {
  const message = `The id '${id}' is that of a node which is in the scene and not in the document. Commit that node, or take another id.`
  throw new EngineError('duplicate-id', message, { path: id, value: id })
}
