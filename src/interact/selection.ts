import { EngineError } from '../base/errors.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { inPaintOrder } from './paint-order.ts'

/** The nodes that are selected, of one scene. */
export class Selection {
  readonly #scene: Scene
  readonly #onChange: (nodes: readonly Node[]) => void
  #nodes: readonly Node[] = []
  #set: ReadonlySet<Node> = new Set()

  constructor(scene: Scene, onChange: (nodes: readonly Node[]) => void) {
    this.#scene = scene
    this.#onChange = onChange
  }

  /** In the order in which they were painted when they were selected. */
  get nodes(): readonly Node[] {
    return this.#nodes
  }

  has(node: Node): boolean {
    return this.#set.has(node)
  }

  /** Selects these and no others. Throws `not-in-scene`, and changes nothing, when one of them is in another scene or in none. */
  replace(nodes: Iterable<Node>): void {
    const given = [...nodes]
    for (const [i, node] of given.entries()) {
      if (node?.scene === this.#scene) continue
      const message = `nodes[${i}] is ${node?.id ? `'${node.id}'` : `${node}`}, which is not in this scene; add it before it is selected.`
      throw new EngineError('not-in-scene', message, { path: `nodes[${i}]`, value: node?.id ?? node })
    }
    this.#take(inPaintOrder(given))
  }

  /** Adds the node, or takes it out. */
  toggle(node: Node): void {
    this.replace(this.has(node) ? this.#nodes.filter((each) => each !== node) : [...this.#nodes, node])
  }

  /** Forgets those that left the scene. */
  dropLeft(): void {
    this.#take(this.#nodes.filter((node) => node.scene === this.#scene))
  }

  #take(nodes: readonly Node[]): void {
    const old = this.#nodes
    if (nodes.length === old.length && nodes.every((node, i) => node === old[i])) return
    this.#nodes = nodes
    this.#set = new Set(nodes)
    this.#onChange(nodes)
  }
}
