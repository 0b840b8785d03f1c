import type { DocumentHost } from '../../src/document/bus.ts'
import type { GlissadeDocument } from '../../src/document/document.ts'
import type { Limits } from '../../src/document/limits.ts'
import { readDocument } from '../../src/document/load.ts'
import { buildScene } from '../../src/engine/build-scene.ts'
import { toDocument } from '../../src/engine/to-document.ts'
import { Scene } from '../../src/scene/scene.ts'
import { createFakeTextPort } from './fake-ports.ts'

/** What an engine is to a document, without a surface: a scene, a clock that stands until it is set, loading and saving. */
export class SceneHost implements DocumentHost {
  readonly scene = new Scene()
  readonly limits: Partial<Limits>
  now = 0
  #page: Omit<GlissadeDocument, 'root'> = { version: 1, width: 1, height: 1 }

  constructor(document: unknown, limits: Partial<Limits> = {}) {
    this.scene.text = createFakeTextPort()
    this.limits = limits
    this.#load(document)
  }

  toJSON(): GlissadeDocument {
    return toDocument(this.scene, this.#page)
  }

  async load(document: unknown): Promise<void> {
    this.#load(document)
  }

  #load(document: unknown): void {
    const { root, ...page } = readDocument(document, { limits: this.limits })
    this.scene.replaceRoot(buildScene(root))
    this.#page = page
  }
}

/** JSON with the keys of every object in order: equal for equal values, and much faster than a deep comparison. */
export function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const inner = sortedJson((value as Record<string, unknown>)[key])
    text += `${text && ','}${JSON.stringify(key)}:${inner}`
  }
  return `{${text}}`
}
