import type { Limits } from '../document/limits.ts'
import { readDocument } from '../document/load.ts'
import { encodeOnDemand } from '../encode/encode-on-demand.ts'
import type { EncodeOnDemand } from '../encode/target.ts'
import type { Group } from '../scene/group.ts'
import { buildScene } from './build-scene.ts'

export interface LoadedDocument {
  readonly root: Group
  readonly page: { readonly width: number; readonly height: number; readonly background: string | undefined }
  /** Comes along, so that the first picture of a document has its outlines. */
  readonly encodeOnDemand: EncodeOnDemand
}

/** An untrusted document -> nodes, not yet in a scene. The entry of the chunk that only documents need. */
export function loadDocument(input: unknown, limits: Partial<Limits>): LoadedDocument {
  const { width, height, background, root } = readDocument(input, { limits })
  return { root: buildScene(root), page: { width, height, background }, encodeOnDemand }
}
