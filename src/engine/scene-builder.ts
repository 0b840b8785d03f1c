import { createNode } from '../document/create-node.ts'
import type { DocumentNode } from '../document/document.ts'
import type { TreeBuilder } from '../document/tree-builder.ts'
import { ChildGrid } from '../scene/child-grid.ts'
import { MANY } from '../scene/grid-of.ts'
import type { Group } from '../scene/group.ts'
import type { Node } from '../scene/node.ts'
import { Registry } from '../scene/registry.ts'
import type { Scene } from '../scene/scene.ts'
import { asRoot } from './to-document.ts'

const NOTHING: readonly unknown[] = []

/** The nodes of a document while it is read, made ready for a scene: in their tree, numbered, and placed in the world, so that showing them is one step. */
export class SceneBuilder implements TreeBuilder {
  readonly nodes = new Registry()
  readonly #scene: Scene
  readonly #open: Node[] = []
  #top: Node | null = null

  constructor(scene: Scene) {
    this.#scene = scene
  }

  has(id: string): boolean {
    return this.nodes.byId.has(id)
  }

  open(id: string, type: string, props: Record<string, unknown> | undefined, hasChildren: boolean): void {
    const node = createNode({ id, type, props } as DocumentNode)
    node.parent = this.#open.at(-1) ?? null
    ;(node.parent?.children as Node[] | undefined)?.push(node)
    this.#top ??= node
    this.#add(node)
    if (hasChildren) {
      node.children = []
      this.#open.push(node)
    } else this.nodes.enclose(node)
  }

  close(): Iterable<unknown> {
    const node = this.#open.pop() as Node
    // A copy has no room to grow, which most never do.
    node.children = node.children.slice()
    this.nodes.enclose(node)
    if (node.children.length < MANY) return NOTHING
    node.grid = new ChildGrid(node)
    return node.grid.build(this.nodes.rows)
  }

  /** The tree; a root that is no group is wrapped in one. */
  root(): Group {
    const root = asRoot(this.#top as Node)
    if (root !== this.#top) {
      this.#add(root)
      this.nodes.enclose(root)
    }
    root.isAnchor = true
    return root
  }

  #add(node: Node): void {
    this.nodes.add(node, this.#scene)
    node.isSettled = true
    this.nodes.place(node)
  }
}
