import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { type Change, inverse, operationsOf } from './change.ts'
import type { GlissadeDocument } from './document.ts'
import type { Limits } from './limits.ts'
import { NODE_TYPES } from './node-types.ts'
import type { Operation } from './operation.ts'
import { readOperations } from './read-operations.ts'
import { danglingReference } from './references.ts'
import { SceneEdits } from './scene-edits.ts'
import { SceneSync } from './scene-sync.ts'
import { DocumentStore } from './store.ts'

/** What a transaction did, in order. */
export interface Done {
  readonly changes: readonly Change[]
  readonly operations: readonly Operation[]
}

/** A document and the scene that shows it, changed together: what is attempted is done in both, or in neither. */
export class SyncedDocument {
  readonly store: DocumentStore
  readonly #limits: Limits
  readonly #sync: SceneSync
  readonly #edits: SceneEdits
  /** Attempts that are open, one in another. */
  #depth = 0
  #changes: Change[] = []
  /** So many of the changes the scene shows. */
  #shown = 0
  #operations: Operation[] = []

  /** `scene`: shows `document`, which is validated. */
  constructor(scene: Scene, document: GlissadeDocument, limits: Limits) {
    this.#limits = limits
    this.store = new DocumentStore(document, NODE_TYPES)
    this.#sync = new SceneSync(scene)
    this.#edits = new SceneEdits(scene, this.store, (operations) => this.#perform(operations))
  }

  get isOpen(): boolean {
    return this.#depth > 0
  }

  /** Runs `body`; when it throws, takes back what was done in it, and throws the same. The outermost ends with the last of its attempts. */
  attempt<T>(body: () => T): T {
    const mark = this.#changes.length
    const operations = this.#operations.length
    this.#depth++
    try {
      const result = body()
      if (this.#depth === 1) this.#dropReferences()
      return result
    } catch (error) {
      this.#takeBack(mark)
      this.#operations.length = operations
      throw error
    } finally {
      if (--this.#depth === 0) this.#sync.forget()
    }
  }

  apply(operations: readonly Operation[]): void {
    this.#perform(operations)
    this.#show()
  }

  /** Changes that are known to be possible: those of a step of the history. */
  replay(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#operations.push(...operationsOf(change))
      this.#change(change)
    }
    this.#show()
  }

  /** Brings what was done to nodes of the scene into the document. */
  commit(nodes: readonly Node[]): void {
    for (const node of nodes) {
      const entry = this.store.get(node.id)
      if (entry && !node.scene) this.#sync.keep(entry, node)
    }
    this.#edits.commit(nodes)
    this.#shown = this.#changes.length
  }

  /** Makes nodes of the scene as the document says, again. */
  revert(nodes: readonly Node[]): void {
    this.#edits.revert(nodes)
  }

  /** What was done since the last call. */
  take(): Done {
    const done = { changes: this.#changes, operations: this.#operations }
    this.#changes = []
    this.#operations = []
    this.#shown = 0
    return done
  }

  #change(change: Change): void {
    this.store.perform(change)
    this.#changes.push(change)
  }

  #perform(operations: readonly Operation[]): void {
    readOperations(this.store, operations, this.#limits, (operation, changes) => {
      this.#operations.push(operation)
      for (const change of changes) this.#change(change)
    })
  }

  #show(): void {
    const changes = this.#changes.slice(this.#shown)
    this.#sync.check(changes)
    for (const change of changes) {
      this.#sync.show(change)
      this.#shown++
    }
  }

  #takeBack(mark: number): void {
    const shown = Math.max(0, this.#shown - mark)
    const changes = this.#changes.splice(mark)
    for (const change of inverse(changes)) this.store.perform(change)
    for (const change of inverse(changes.slice(0, shown))) this.#sync.show(change)
    this.#shown = Math.min(this.#shown, mark)
  }

  #dropReferences(): void {
    if (this.store.references.isEmpty) return
    const left = this.#changes.flatMap((change) => (change.kind === 'remove' ? change.all : []))
    for (let change = danglingReference(this.store, left); change; change = danglingReference(this.store, left)) {
      this.#change(change)
    }
    this.#show()
  }
}
