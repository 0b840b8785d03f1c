import type { Node } from '../scene/node.ts'
import { releaseAnchor, releaseMotion } from './context.ts'
import { encodeNode } from './encode-node.ts'
import { createEntry, type Entry, NO_SOURCE } from './entry.ts'
import type { RecordTarget } from './target.ts'

/** What the encoder keeps of all nodes: here records are made, made again and given up. */
export class Entries {
  /** Nodes whose records were made in this frame. */
  made = 0
  /** Trails that were drawn and have not faded. */
  readonly trails = new Set<Entry>()
  /** Has a large image lost a node that showed it? */
  hasStrayImages = false
  /** By `Node.index`. */
  readonly #all: (Entry | undefined)[] = []
  readonly #target: RecordTarget

  constructor(target: RecordTarget) {
    this.#target = target
  }

  known(node: Node): Entry | undefined {
    const entry = this.#all[node.index]
    return entry?.node === node ? entry : undefined
  }

  of(node: Node): Entry {
    const known = this.known(node)
    if (known) return known
    this.forget(node.index)
    const entry = createEntry(node)
    this.#all[node.index] = entry
    return entry
  }

  make(entry: Entry): void {
    this.made++
    if (entry.source.type === 'image') this.hasStrayImages = true
    entry.source = NO_SOURCE
    entry.opaque = null
    this.#target.begin(entry)
    encodeNode(this.#target, entry.node)
    this.#target.end()
    if (entry.ring) this.trails.add(entry)
    else this.trails.delete(entry)
  }

  /** Makes a node's records anew in the slots it has; false when the draw list has to change. */
  remake(entry: Entry): boolean {
    const { source, opaque } = entry
    const { length } = entry.drawn
    entry.inputs.version = entry.node.version
    this.make(entry)
    return (
      entry.drawn.length === length &&
      entry.source === source &&
      // What it hid shows, or what showed is hidden.
      !entry.opaque === !opaque
    )
  }

  forget(row: number): void {
    const entry = this.#all[row]
    if (!entry) return
    const { store, anchors } = this.#target
    if (entry.source.type === 'image') this.hasStrayImages = true
    for (const slot of [...entry.slots, ...entry.parts, entry.clipSlot, entry.layerSlot])
      if (slot >= 0) store.release(slot)
    releaseMotion(anchors, entry)
    releaseAnchor(anchors, entry)
    entry.ring?.release()
    this.trails.delete(entry)
    this.#all[row] = undefined
  }

  /** Frees large images: those that no node holds, or with `walk` all that were not listed in that walk. */
  freeImages(walk: number | null): void {
    const used = new Set<number>()
    for (const entry of this.#all) {
      if (entry?.source.type === 'image' && (!walk || entry.seen === walk)) used.add(entry.source.id)
    }
    this.#target.large.sweep(used)
    this.hasStrayImages = false
  }
}
