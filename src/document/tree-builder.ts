import type { DocumentNode } from './document.ts'

/** Takes the nodes of a document while it is read, parents first. */
export interface TreeBuilder {
  /** Is the id that of a node that was taken? */
  has(id: string): boolean
  /** The next node, validated, below the innermost that is open; with a list of children it is open itself until `close`. */
  open(id: string, type: string, props: Record<string, unknown> | undefined, hasChildren: boolean): void
  /** The innermost open node has all its children; what is left to do for it, in steps. */
  close(): Iterable<unknown>
}

interface PlainNode {
  readonly id: string
  readonly type: string
  props?: Record<string, unknown>
  children?: PlainNode[]
}

const NOTHING: readonly unknown[] = []

/** The tree as plain nodes. */
export class PlainTree implements TreeBuilder {
  root: DocumentNode | null = null
  readonly #ids = new Set<string>()
  readonly #open: PlainNode[] = []

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  open(id: string, type: string, props: Record<string, unknown> | undefined, hasChildren: boolean): void {
    const node: PlainNode = { id, type }
    if (props) node.props = props
    this.#ids.add(id)
    this.root ??= node as DocumentNode
    this.#open.at(-1)?.children?.push(node)
    if (!hasChildren) return
    node.children = []
    this.#open.push(node)
  }

  close(): Iterable<unknown> {
    this.#open.pop()
    return NOTHING
  }
}
