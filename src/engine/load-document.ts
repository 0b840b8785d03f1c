import type { Limits } from '../document/limits.ts'
import { type Progress, readInSteps } from '../document/load.ts'
import { encodeOnDemand } from '../encode/encode-on-demand.ts'
import type { EncodeOnDemand } from '../encode/target.ts'
import { BOUNDS } from '../scene/change.ts'
import type { Scene } from '../scene/scene.ts'
import { inSlices, TURNS } from './in-slices.ts'
import { SceneBuilder } from './scene-builder.ts'

export interface LoadOptions {
  /** Told between two slices of the work; never of a document that takes one. */
  readonly onProgress?: (progress: Progress) => void
  /** Cancels: the promise rejects with the reason of the signal, and the old scene stays. */
  readonly signal?: AbortSignal
}

export interface LoadedDocument {
  readonly page: { readonly width: number; readonly height: number; readonly background: string | undefined }
  /** Comes along, so that the first picture of a document has its outlines. */
  readonly encodeOnDemand: EncodeOnDemand
}

/**
 * Puts an untrusted document in the place of a scene: in slices, and nothing of it shows until all is read. The entry of the chunk that
 * only documents need. `check` throws when nobody wants it any more.
 */
export async function loadDocument(
  input: unknown,
  scene: Scene,
  limits: Partial<Limits>,
  { onProgress, signal }: LoadOptions = {},
  check: () => void = () => {},
  turns = TURNS,
): Promise<LoadedDocument> {
  const builder = new SceneBuilder(scene)
  const fonts = scene.text?.version()
  const goOn = () => {
    signal?.throwIfAborted()
    check()
  }
  goOn()
  const { width, height, background } = await inSlices(readInSteps(input, builder, { limits }), turns, (progress) => {
    goOn()
    onProgress?.(progress)
  })
  goOn()
  scene.replaceRoot(builder.root(), builder.nodes)
  // What was placed by other fonts.
  if (scene.text?.version() !== fonts) {
    scene.each((node) => {
      if (node.type === 'text') scene.mark(node, BOUNDS)
    })
  }
  return { page: { width, height, background }, encodeOnDemand }
}
