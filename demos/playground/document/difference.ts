import type { DocumentNode, Operation } from '../../../src/document.ts'

type Props = Readonly<Record<string, unknown>>

/** A node on its way from one document to the other. */
interface Standing {
  readonly id: string
  readonly props: Props
  /** Ids, as the operations so far leave them. */
  readonly children: string[]
}

/**
 * Operations that make the tree `from` into `to`, which has the same root: what went, then, from the top down, what came or moved and
 * what has other props. A node that moved is taken out and put in with all below it.
 */
export function difference(from: DocumentNode, to: DocumentNode): Operation[] {
  const operations: Operation[] = []
  const standing = new Map<string, Standing>()
  const places = new Map<string, { readonly parent: string | null; readonly type: string }>()
  eachNode(to, (node, path) => places.set(node.id, { parent: path.at(-2) ?? null, type: node.type }))

  const remove = (id: string, path: readonly string[]) => {
    operations.push({ type: 'DELETE', payload: { path } })
    forget(id)
  }
  const forget = (id: string) => {
    for (const child of standing.get(id)?.children ?? []) forget(child)
    standing.delete(id)
  }
  const stay = (node: DocumentNode, path: readonly string[]) => {
    const children = childrenOf(node)
    const here = { id: node.id, props: propsOf(node), children: children.map(({ id }) => id) }
    standing.set(node.id, here)
    for (const child of children) {
      const place = places.get(child.id)
      if (place?.parent === node.id && place.type === child.type) stay(child, [...path, child.id])
      else {
        operations.push({ type: 'DELETE', payload: { path: [...path, child.id] } })
        here.children.splice(here.children.indexOf(child.id), 1)
      }
    }
  }
  const arrive = (node: DocumentNode, parentPath: readonly string[], index: number) => {
    const { id, type } = node
    operations.push({ type: 'INSERT', payload: { id, type, props: propsOf(node), parentPath, index } })
    standing.set(id, { id, props: propsOf(node), children: [] })
  }
  const settle = (node: DocumentNode, path: readonly string[]) => {
    const here = standing.get(node.id)
    if (!here) return
    const props = patch(here.props, propsOf(node))
    if (Object.keys(props).length) operations.push({ type: 'UPDATE', payload: { path, props } })
    childrenOf(node).forEach((child, index) => {
      const inner = [...path, child.id]
      const at = here.children.indexOf(child.id)
      if (at > index) {
        remove(child.id, inner)
        here.children.splice(at, 1)
      }
      if (at !== index) {
        arrive(child, path, index)
        here.children.splice(index, 0, child.id)
      }
      settle(child, inner)
    })
  }
  stay(from, [from.id])
  settle(to, [to.id])
  return operations
}

/** What an UPDATE has to say to make `from` into `to`: null for what went, and whole values, taken away first where a merge would keep old parts. */
function patch(from: Props, to: Props): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(from)) if (!(name in to)) result[name] = null
  for (const [name, value] of Object.entries(to)) {
    const old = from[name]
    if (JSON.stringify(old) === JSON.stringify(value)) continue
    const isMerged = isPlain(old) && isPlain(value) && old['type'] === value['type']
    result[name] = isMerged ? patch(old, value) : value
  }
  return result
}

function isPlain(value: unknown): value is Props {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function eachNode(
  node: DocumentNode,
  visit: (node: DocumentNode, path: readonly string[]) => void,
  above: readonly string[] = [],
) {
  const path = [...above, node.id]
  visit(node, path)
  for (const child of childrenOf(node)) eachNode(child, visit, path)
}

function childrenOf(node: DocumentNode): readonly DocumentNode[] {
  return node.children ?? []
}

function propsOf(node: DocumentNode): Props {
  return (node.props ?? {}) as Props
}
