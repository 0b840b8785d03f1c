import { defaultOf } from '../../src/document/defaults.ts'
import type { Operation } from '../../src/document/operation.ts'
import { sortedJson } from './document-host.ts'

/** The oracle of operations: a tree of plain nodes that is searched, copied and merged without any index. */
export interface NaiveNode {
  readonly id: string
  readonly type: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly NaiveNode[]
}

/** The tree after an operation that is known to be right. */
export function naiveApply(root: NaiveNode, { type, payload }: Operation): NaiveNode {
  if (type === 'INSERT') {
    const { id, type: kind, props = {}, parentPath, index } = payload
    return at(root, parentPath, (parent) => {
      const children = [...parent.children]
      children.splice(index ?? children.length, 0, {
        id,
        type: kind,
        props: withoutDefaults(kind, props),
        children: [],
      })
      return { ...parent, children }
    })
  }
  if (type === 'DELETE') {
    const id = payload.path.at(-1)
    const drop = (node: NaiveNode) => ({ ...node, children: node.children.filter((child) => child.id !== id) })
    return at(root, payload.path.slice(0, -1), drop)
  }
  const change = (node: NaiveNode) => {
    const props: Record<string, unknown> = {}
    for (const name of [...Object.keys(node.props), ...Object.keys(payload.props)]) {
      const patch = payload.props[name]
      if (patch === undefined) props[name] = node.props[name]
      else if (patch !== null) props[name] = naiveMerge(node.props[name], patch)
    }
    return { ...node, props: withoutDefaults(node.type, props) }
  }
  return at(root, payload.path, change)
}

/** As a document writes it. */
export function naiveJson({ id, type, props, children }: NaiveNode): object {
  return {
    id,
    type,
    ...(Object.keys(props).length ? { props } : {}),
    ...(children.length ? { children: children.map(naiveJson) } : {}),
  }
}

export function naiveMerge(old: unknown, patch: unknown): unknown {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject(patch)) return patch
  const added = patch as Record<string, unknown>
  const before = isObject(old) ? (old as Record<string, unknown>) : {}
  const base = 'type' in added && added.type !== before.type ? {} : before
  const keys = new Set([...Object.keys(base), ...Object.keys(added)])
  const merged = [...keys].map((key) => [key, key in added ? naiveMerge(base[key], added[key]) : base[key]])
  return Object.fromEntries(merged.filter(([key]) => added[key as string] !== null))
}

function at(node: NaiveNode, path: readonly string[], change: (node: NaiveNode) => NaiveNode): NaiveNode {
  const [, ...below] = path
  if (!below.length) return change(node)
  return { ...node, children: node.children.map((child) => (child.id === below[0] ? at(child, below, change) : child)) }
}

function withoutDefaults(type: string, props: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSaid = ([name, value]: [string, unknown]) => sortedJson(value) !== sortedJson(defaultOf(type, name))
  return Object.fromEntries(Object.entries(props).filter(isSaid))
}
