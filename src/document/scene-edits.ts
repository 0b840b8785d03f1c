import { EngineError } from '../base/errors.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { insertsOf } from './change.ts'
import { patchBetween } from './merge.ts'
import type { Operation } from './operation.ts'
import { placeNode, resetProps } from './scene-sync.ts'
import { type DocumentStore, type Entry, type Props, pathOf, subtree } from './store.ts'
import { writtenProps } from './written-props.ts'

/**
 * What was done to nodes of the scene without the document: `commit` brings it into the document, as operations that are handed to
 * `perform` one after the other, `revert` takes it back.
 */
export class SceneEdits {
  readonly #scene: Scene
  readonly #store: DocumentStore
  readonly #perform: (operations: readonly Operation[]) => void

  constructor(scene: Scene, store: DocumentStore, perform: (operations: readonly Operation[]) => void) {
    this.#scene = scene
    this.#store = store
    this.#perform = perform
  }

  /** Nodes that are new, gone, moved or changed. */
  commit(nodes: readonly Node[]): void {
    for (const id of inTreeOrder(nodes, this.#scene)) this.#commitOne(id)
  }

  revert(nodes: readonly Node[]): void {
    const known: [Node, Entry][] = []
    for (const node of nodes) {
      const entry = this.#store.get(node.id)
      if (entry) known.push([node, entry])
      else node.remove()
    }
    // Parents first; of siblings the last first, so that each finds the one that it stands before.
    const depth = new Map(known.map(([, entry]) => [entry, pathOf(entry).length]))
    const index = new Map(known.map(([, entry]) => [entry, entry.parent?.children.indexOf(entry) ?? 0]))
    const by = (of: Map<Entry, number>, a: Entry, b: Entry) => (of.get(a) ?? 0) - (of.get(b) ?? 0)
    known.sort(([, a], [, b]) => by(depth, a, b) || by(index, b, a))
    for (const [node, entry] of known) {
      resetProps(node, entry)
      if (!entry.parent || !this.#isMoved(node, entry)) continue
      const { children } = entry.parent
      placeNode(this.#scene, node, entry.parent, children[children.indexOf(entry) + 1] ?? null)
    }
  }

  #commitOne(id: string): void {
    const entry = this.#store.get(id)
    const node = this.#scene.get(id)
    if (!node) {
      if (entry) this.#leave(entry)
    } else if (!entry) this.#add(node)
    else {
      const now = this.#isMoved(node, entry) ? this.#move(node, entry) : entry
      const props = patchBetween(now.props, writtenProps(node)) as Props
      if (Object.keys(props).length) this.#perform([{ type: 'UPDATE', payload: { path: pathOf(now), props } }])
    }
  }

  #add(node: Node): void {
    const parent = this.#parentOf(node)
    const { id, type } = node
    const payload = {
      id,
      type,
      props: writtenProps(node),
      parentPath: pathOf(parent),
      index: this.#index(node, parent),
    }
    this.#perform([{ type: 'INSERT', payload }])
    for (const child of node.children) this.#commitOne(child.id)
  }

  #leave(entry: Entry): void {
    const all = subtree(entry)
    this.#perform([{ type: 'DELETE', payload: { path: pathOf(entry) } }])
    // What was taken out of it before.
    for (const { id } of all) if (this.#scene.get(id) && !this.#store.get(id)) this.#commitOne(id)
  }

  #move(node: Node, entry: Entry): Entry {
    this.#perform([{ type: 'DELETE', payload: { path: pathOf(entry) } }])
    const parent = this.#parentOf(node)
    this.#perform(insertsOf(subtree(entry), parent, this.#index(node, parent)))
    return this.#store.get(entry.id) as Entry
  }

  #isMoved(node: Node, entry: Entry): boolean {
    const { parent } = entry
    if (!parent) return false
    // A node that left has no scene.
    if (!node.scene || node.parent?.id !== parent.id) return true
    const index = parent.children.indexOf(entry)
    return (parent.children[index - 1] ?? null) !== this.#previous(node, parent)
  }

  #index(node: Node, parent: Entry): number {
    const previous = this.#previous(node, parent)
    return previous ? parent.children.indexOf(previous) + 1 : 0
  }

  /** The nearest sibling before a node that stands below `parent` in the document, too. */
  #previous(node: Node, parent: Entry): Entry | null {
    const siblings = node.parent?.children ?? []
    for (let i = siblings.indexOf(node) - 1; i >= 0; i--) {
      const entry = this.#store.get((siblings[i] as Node).id)
      if (entry?.parent === parent) return entry
    }
    return null
  }

  #parentOf({ id, parent }: Node): Entry {
    const entry = parent && this.#store.get(parent.id)
    if (entry) return entry
    const message = `'${id}' stands in '${parent?.id}', which is not in the document. Commit that one, too.`
    throw new EngineError('not-found', message, { path: id, value: parent?.id })
  }
}

/** Parents before children, siblings as they stand; last those that left. */
function inTreeOrder(nodes: readonly Node[], scene: Scene): string[] {
  const all = [...new Set(nodes.map(({ id }) => id))]
  if (all.length < 2) return all
  const wanted = new Set(all.map((id) => scene.get(id)))
  const rank = new Map<Node, number>()
  for (const parent of new Set([...wanted].map((node) => node?.parent))) {
    for (const [i, child] of parent?.children.entries() ?? []) if (wanted.has(child)) rank.set(child, i)
  }
  const key = (id: string) => {
    const node = scene.get(id)
    return { id, depth: node ? depthOf(node) : Infinity, rank: (node && rank.get(node)) ?? 0 }
  }
  const byPlace = (a: ReturnType<typeof key>, b: ReturnType<typeof key>) =>
    a.depth === b.depth ? a.rank - b.rank : a.depth - b.depth
  return all
    .map(key)
    .sort(byPlace)
    .map(({ id }) => id)
}

function depthOf(node: Node): number {
  let depth = 0
  for (let at = node.parent; at; at = at.parent) depth++
  return depth
}
