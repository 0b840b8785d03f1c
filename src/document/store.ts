import { isSame } from '../scene/field.ts'
import type { Change, TreeChange } from './change.ts'
import { defaultOf } from './defaults.ts'
import type { DocumentNode, GlissadeDocument } from './document.ts'
import type { NodeTypes } from './node-types.ts'
import type { NodePath } from './operation.ts'
import { copyPlain } from './plain-copy.ts'
import { References } from './references.ts'

export type Props = Readonly<Record<string, unknown>>

/** A node of a document, as it is now. `props` is another object after each change of them. */
export interface Entry {
  readonly id: string
  readonly type: string
  /** Without those that equal their default. */
  readonly props: Props
  /** Null for the root. It stays when the entry leaves the document; what moves is another entry then. */
  readonly parent: Entry | null
  readonly children: readonly Entry[]
}

/** An entry in the hands of the store. */
interface WritableEntry extends Entry {
  props: Props
  readonly children: WritableEntry[]
}

/**
 * A document, normalised: its nodes by id. Finding one costs the same in a document of a million nodes, changing one costs
 * what changes. `perform` is the only way in; it trusts its caller, who has checked the change.
 */
export class DocumentStore {
  readonly root: Entry
  readonly types: NodeTypes
  readonly references: References
  readonly #page: Omit<GlissadeDocument, 'root'>
  readonly #byId = new Map<string, Entry>()

  /** `document`: validated. */
  constructor({ root, ...page }: GlissadeDocument, types: NodeTypes) {
    this.#page = page
    this.types = types
    this.references = new References(types)
    this.root = entryOf(root)
    this.#register(subtree(this.root))
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: string): Entry | null {
    return this.#byId.get(id) ?? null
  }

  perform(change: Change): void {
    const entry = change.entry as WritableEntry
    if (change.kind === 'set') {
      this.references.delete(entry)
      entry.props = withProps(entry.props, change.to)
      this.references.add(entry)
    } else if (change.kind === 'insert') {
      siblingsOf(change).splice(change.index, 0, entry)
      this.#register(change.all)
    } else {
      siblingsOf(change).splice(change.index, 1)
      for (const each of change.all) {
        this.#byId.delete(each.id)
        this.references.delete(each)
      }
    }
  }

  /** A copy, in which props that equal their default are left out. */
  toJSON(): GlissadeDocument {
    const root = jsonOf(this.root)
    const open: [Entry, WritableNode][] = [[this.root, root]]
    for (let next = open.pop(); next; next = open.pop()) {
      const [entry, json] = next
      if (!entry.children.length) continue
      json.children = entry.children.map((child) => {
        const inner = jsonOf(child)
        open.push([child, inner])
        return inner
      })
    }
    return { ...this.#page, root: root as DocumentNode }
  }

  #register(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#byId.set(entry.id, entry)
      this.references.add(entry)
    }
  }
}

/** Ids from the root down. Of an entry that left: those of where it was. */
export function pathOf(entry: Entry): NodePath {
  const path: string[] = []
  for (let at: Entry | null = entry; at; at = at.parent) path.push(at.id)
  return path.reverse()
}

/** An entry and all below it, parents first. */
export function subtree(top: Entry): Entry[] {
  const found = [top]
  for (const { children } of found) for (const child of children) found.push(child)
  return found
}

/** Those of `props` that a document holds: undefined for one that equals its default. */
export function canonical(type: string, props: Props): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props))
    result[name] = isSame(value, defaultOf(type, name)) ? undefined : value
  return result
}

/** `props` with others set; undefined takes one away. */
export function withProps(props: Props, others: Props): Props {
  const result = { ...props, ...others }
  for (const name of Object.keys(others)) if (result[name] === undefined) delete result[name]
  return result
}

function siblingsOf({ parent }: TreeChange): WritableEntry[] {
  return (parent as WritableEntry).children
}

function entryOf(root: DocumentNode): Entry {
  const make = ({ id, type, props = {} }: DocumentNode, parent: Entry | null): WritableEntry => {
    return { id, type, props: withProps({}, canonical(type, props as Props)), parent, children: [] }
  }
  const top = make(root, null)
  const open: [DocumentNode, WritableEntry][] = [[root, top]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, entry] = next
    for (const child of node.children ?? []) {
      const made = make(child, entry)
      entry.children.push(made)
      if (child.children) open.push([child, made])
    }
  }
  return top
}

interface WritableNode {
  id: string
  type: string
  props?: Props
  children?: WritableNode[]
}

function jsonOf({ id, type, props }: Entry): WritableNode {
  return Object.keys(props).length ? { id, type, props: copyPlain(props) } : { id, type }
}
