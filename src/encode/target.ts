import type { OnDemand } from '../base/on-demand.ts'
import { FLAG, KIND, type Kind } from '../frame/layout.ts'
import { type Color, readColor } from '../math/color.ts'
import type { Node } from '../scene/node.ts'
import type { Cell, TextPort } from '../text/ports.ts'
import type { AnchorRows } from './anchor-rows.ts'
import type { Atlas, Place } from './atlas.ts'
import type { Entry } from './entry.ts'
import type { ImagePort } from './image-port.ts'
import type { LargeImages } from './large-images.ts'
import { type Premultiplied, RecordWriter } from './record-writer.ts'
import type { SlotStore } from './slot-store.ts'

/** A baked cell: its place, and where its top left lies relative to the node's origin, in device px. */
export interface BakedCell {
  readonly place: Place
  readonly x: number
  readonly y: number
  readonly hasColor: boolean
}

/** Makes the records of a node whose code is a chunk of its own. */
export type EncodeOnDemand = (target: RecordTarget, node: Node) => void

/** Who bakes pixels, and who is told. */
export interface EncodePorts {
  readonly text: TextPort | null
  readonly images: ImagePort | null
  readonly onDemand: Pick<OnDemand<EncodeOnDemand>, 'code' | 'get'>
  /** Told of what could not be drawn as asked: a word, and the node's id. */
  readonly report: (problem: string, id: string) => void
}

/**
 * Where an encoder of one node type writes: the entry being made, its slots re-used in order, and the ports that bake
 * pixels. One target serves all nodes, one after the other.
 */
export class RecordTarget {
  readonly writer = new RecordWriter()
  entry: Entry | null = null
  /** Of the frame, ticks. */
  time = 0
  /** Of the frame, device px per CSS px of the screen. */
  pixelRatio = 1
  /** Of the frame, how far fixed strokes reach beyond bounds, world px. */
  reach = 0
  /** Ids of nodes whose cells found no room in the atlas. */
  readonly roomless: string[] = []
  /** Has a record of the entry other words than before? */
  hasChanged = false
  #used = 0
  #usedParts = 0

  constructor(
    readonly store: SlotStore,
    readonly anchors: AnchorRows,
    readonly atlas: Atlas<readonly BakedCell[]>,
    readonly large: LargeImages,
    readonly ports: EncodePorts,
  ) {}

  begin(entry: Entry): Entry {
    this.entry = entry
    this.#used = 0
    this.#usedParts = 0
    this.hasChanged = false
    entry.pages.length = 0
    return entry
  }

  /** Frees the slots that the entry no longer needs. */
  end(): void {
    const { entry } = this
    if (!entry) return
    if (entry.slots.length > this.#used) this.hasChanged = true
    while (entry.slots.length > this.#used) this.store.release(entry.slots.pop() as number)
    while (entry.parts.length > this.#usedParts) this.store.release(entry.parts.pop() as number)
    this.entry = null
  }

  /** Starts the next record of the entry, with its anchor, clip and opacity; finish it with `commit`. */
  record(kind: Kind, flags: number, paint: number): RecordWriter {
    const { row, clip, opacity } = (this.entry as Entry).inputs
    return this.writer.begin(kind | flags, row, clip, paint).opacity(opacity)
  }

  commit(): void {
    const { slots } = this.entry as Entry
    const isNew = this.#used === slots.length
    if (isNew) slots.push(this.store.allocate())
    if (this.store.write(slots[this.#used++] as number, this.writer.words) || isNew) this.hasChanged = true
  }

  /** Tells that the entry's node cannot be drawn as asked (law 7). */
  report(problem: string): void {
    this.ports.report(problem, (this.entry as Entry).node.id)
  }

  /** Draws a node by code that comes on first use: nothing until it is there. */
  onDemand(node: Node): void {
    this.ports.onDemand.get()?.(this, node)
  }

  /** The cells under `key`, made on first use; those that find no room are reported. None while `make` gives null. */
  baked(key: string, make: () => readonly Cell[] | null): readonly BakedCell[] {
    const known = this.atlas.get(key)
    if (known) return known
    const made = make()
    const cells: BakedCell[] = []
    for (const { x, y, width, height, hasColor, bytes } of made ?? []) {
      const place = this.atlas.insert(width, height, bytes)
      if (place) cells.push({ place, x, y, hasColor })
      else this.#lacksRoom()
    }
    // With nowhere to be forgotten from, what found no room would be missing for ever.
    if (cells.length === 0 && made?.length !== 0) return cells
    const places = cells.map(({ place }) => place)
    return this.atlas.set(key, cells, places)
  }

  /** The entry is made again at the next sight. */
  #lacksRoom(): void {
    const { node, inputs } = this.entry as Entry
    inputs.version = -1
    this.roomless.push(node.id)
  }

  /** A slot that records of the entry name: a PAINT, SHADOWS. */
  partSlot(): number {
    const { parts } = this.entry as Entry
    if (this.#usedParts === parts.length) parts.push(this.store.allocate())
    return parts[this.#usedParts++] as number
  }

  /**
   * Writes a cell. `dx`, `dy`: whole device px from the node's origin to the cell's. `inverse` maps baked px to anchor
   * space, linear part; (tx, ty) is the node's origin in anchor space.
   */
  cell(
    cell: BakedCell,
    dx: number,
    dy: number,
    inverse: readonly [number, number, number, number],
    tx: number,
    ty: number,
    color: Premultiplied,
  ): void {
    const { place } = cell
    const x = cell.x + dx
    const y = cell.y + dy
    const [a, b, c, d] = inverse
    const o = color[3]
    this.record(KIND.CELL, cell.hasColor ? FLAG.OWN_COLOR : 0, place.page)
      .map(a, b, c, d, tx, ty)
      .rect(x, y, x + place.width, y + place.height)
      .uv(place.x, place.y, place.x + place.width, place.y + place.height)
      .fill(cell.hasColor ? [o, o, o, o] : color)
    this.commit()
    const { pages } = this.entry as Entry
    if (!pages.includes(place.page)) pages.push(place.page)
  }
}

export const CLEAR: Premultiplied = [0, 0, 0, 0]

/** A colour that was checked when it was set; none is clear. */
export function premultiply(text: string | undefined): Premultiplied {
  if (text === undefined) return CLEAR
  const [r, g, b, a] = readColor(text) as Color
  return [r * a, g * a, b * a, a]
}
