import { patchBetween } from './merge.ts'
import type { NodePath, Operation } from './operation.ts'
import { type Entry, type Props, pathOf, subtree } from './store.ts'

/**
 * What an operation did to a document, in terms that can be turned round: history keeps these, the scene follows these. They
 * hold entries, not copies, so a step over many nodes is small, and what an undo brings back is what had left.
 */
export type Change = SetChange | TreeChange

export interface SetChange {
  readonly kind: 'set'
  readonly entry: Entry
  /** Whole values of the props that changed; undefined for one that is not set. */
  readonly from: Props
  readonly to: Props
}

export interface TreeChange {
  readonly kind: 'insert' | 'remove'
  readonly entry: Entry
  /** The entry and all below it as they are then, parents first. */
  readonly all: readonly Entry[]
  readonly parent: Entry
  readonly index: number
  /** The sibling that then stands, or stood, after it. */
  readonly before: Entry | null
}

/** Adding or removing `entry` as child `index` of `parent`, as the parent's children are now. */
export function treeChange(kind: TreeChange['kind'], entry: Entry, parent: Entry, index: number): TreeChange {
  const before = parent.children[kind === 'insert' ? index : index + 1] ?? null
  return { kind, entry, all: subtree(entry), parent, index, before }
}

/** What takes the changes back. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.map(invert).reverse()
}

function invert(change: Change): Change {
  if (change.kind === 'set') return { ...change, from: change.to, to: change.from }
  return { ...change, kind: change.kind === 'insert' ? 'remove' : 'insert' }
}

/** The operations that make a change of the document as it is now. */
export function operationsOf(change: Change): Operation[] {
  const { entry } = change
  if (change.kind === 'set') {
    const { from, to } = change
    const props = Object.fromEntries(Object.keys(to).map((name) => [name, patchBetween(from[name], to[name])]))
    return [{ type: 'UPDATE', payload: { path: pathOf(entry), props } }]
  }
  if (change.kind === 'insert') return insertsOf(change.all, change.parent, change.index)
  return [{ type: 'DELETE', payload: { path: pathOf(entry) } }]
}

/** The operations that add entries, parents first, the first of them as child `index` of `parent`. */
export function insertsOf(all: readonly Entry[], parent: Entry, index: number): Operation[] {
  const above = pathOf(parent)
  const paths = new Map<Entry, NodePath>()
  return all.map((entry, i) => {
    const { id, type, props } = entry
    const parentPath = (i > 0 && entry.parent && paths.get(entry.parent)) || above
    paths.set(entry, [...parentPath, id])
    return { type: 'INSERT', payload: { id, type, props, parentPath, ...(i === 0 ? { index } : {}) } }
  })
}
