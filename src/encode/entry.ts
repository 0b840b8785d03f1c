import type { BatchSource } from '../frame/frame.ts'
import type { Affine } from '../math/affine.ts'
import { identity } from '../math/affine.ts'
import type { Node } from '../scene/node.ts'

/**
 * What the encoder keeps of a node: the slots that hold its records, and the inputs they were made from. When an
 * input differs the records are made again; nothing else decides, so that a picture has no history.
 */
export interface Entry {
  readonly node: Node
  /** Drawable records in paint order. */
  readonly slots: number[]
  /** Slots of gradients. */
  readonly paints: number[]
  clipSlot: number
  layerSlot: number
  anchorRow: number
  /** Grows when the clip record's content changes. */
  clipVersion: number
  /** What the records sample beside the atlas. */
  source: BatchSource
  /** Atlas pages that the records name. */
  readonly pages: Set<number>
  /** The walk that last put it into the draw list. */
  seen: number
  readonly inputs: Inputs
}

export interface Inputs {
  version: number
  row: number
  clip: number
  clipVersion: number
  opacity: number
  /** Node space -> anchor space. */
  readonly map: Affine
  /** Anchor space -> device px, linear part; only cells and images depend on it. */
  readonly device: [number, number, number, number]
  /** Fonts, images and atlas pages that came or went. */
  resources: number
}

export const NO_SOURCE: BatchSource = { type: 'none' }

export function createEntry(node: Node): Entry {
  return {
    node,
    slots: [],
    paints: [],
    clipSlot: -1,
    layerSlot: -1,
    anchorRow: -1,
    clipVersion: 0,
    source: NO_SOURCE,
    pages: new Set(),
    seen: 0,
    inputs: {
      version: -1,
      row: -1,
      clip: 0,
      clipVersion: 0,
      opacity: 1,
      map: identity(),
      device: [1, 0, 0, 1],
      resources: -1,
    },
  }
}

/** Copies `next` over `inputs`; true when anything differed. `usesDevice`: does the node bake pixels? */
export function takeInputs(inputs: Inputs, next: Inputs, usesDevice: boolean): boolean {
  let differs =
    inputs.version !== next.version ||
    inputs.row !== next.row ||
    inputs.clip !== next.clip ||
    inputs.clipVersion !== next.clipVersion ||
    inputs.opacity !== next.opacity ||
    (usesDevice && inputs.resources !== next.resources)
  for (let i = 0; i < 6 && !differs; i++) differs = inputs.map[i] !== next.map[i]
  for (let i = 0; i < 4 && !differs && usesDevice; i++) differs = inputs.device[i] !== next.device[i]
  if (!differs) return false
  copyInputs(inputs, next)
  return true
}

export function copyInputs(out: Inputs, from: Inputs): void {
  out.version = from.version
  out.row = from.row
  out.clip = from.clip
  out.clipVersion = from.clipVersion
  out.opacity = from.opacity
  out.resources = from.resources
  for (let i = 0; i < 6; i++) out.map[i] = from.map[i] as number
  for (let i = 0; i < 4; i++) out.device[i] = from.device[i] as number
}
