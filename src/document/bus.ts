import { Emitter } from '../base/emitter.ts'
import { EngineError } from '../base/errors.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { type Change, inverse } from './change.ts'
import type { GlissadeDocument } from './document.ts'
import { DEFAULT_HISTORY, type Direction, History, type HistoryLimits, type StepOptions } from './history.ts'
import type { Limits } from './limits.ts'
import { limitsOf } from './load.ts'
import type { NodePath, Operation } from './operation.ts'
import { type Entry, pathOf } from './store.ts'
import { Subscriptions } from './subscriptions.ts'
import { SyncedDocument } from './synced-document.ts'

/** What the bus needs of an engine. */
export interface DocumentHost {
  readonly scene: Scene
  readonly limits: Partial<Limits>
  /** Milliseconds. */
  readonly now: number
  toJSON(): GlissadeDocument
  load(document: unknown): Promise<void>
}

export interface TransactionOptions extends StepOptions {
  /** The version that the transaction was made for; any other is a conflict. Default: whatever it is now. */
  readonly version?: number
}

export interface TransactionEvent {
  readonly kind: 'apply' | Direction
  /** Of the document after it. */
  readonly version: number
  /** Of the engine's clock, milliseconds. */
  readonly time: number
  /** Performed in order, as one transaction, on the document of the version before they give this one. */
  readonly operations: readonly Operation[]
}

export interface LoadEvent {
  readonly kind: 'load'
  readonly version: number
  readonly time: number
  readonly document: GlissadeDocument
}

export interface BusEvents {
  transaction: TransactionEvent
  /** Another document is there; the history is empty. */
  load: LoadEvent
  /** A transaction was refused, for it was made for another version. */
  conflict: { readonly expected: number; readonly actual: number }
}

/**
 * The document of an engine, kept equal to its scene. Every change is a transaction: a list of operations that is performed
 * whole or not at all, moves the version on by one, is one step of the history, and is told to who listens.
 */
export class DocumentBus {
  readonly #host: DocumentHost
  readonly #history: History
  readonly #events = new Emitter<BusEvents>()
  readonly #subscriptions = new Subscriptions<TransactionEvent | LoadEvent>()
  /** Events that are being told; one that a listener causes waits for those before it. */
  readonly #telling: (() => void)[] = []
  #document: SyncedDocument
  /** Of the scene, while it is the one of this document. */
  #root: Node
  #version = 0

  /** Starts with what the scene holds now, as version 0. */
  constructor(host: DocumentHost, { history = {} }: { readonly history?: Partial<HistoryLimits> } = {}) {
    this.#host = host
    this.#history = new History({ ...DEFAULT_HISTORY, ...history })
    this.#document = this.#read()
    this.#root = host.scene.root
  }

  get version(): number {
    return this.#version
  }

  /** A node of the document. */
  get(id: string): Entry | null {
    return this.#document.store.get(id)
  }

  /** Ids from the root down to a node, as operations name it; null when the document has no such node. */
  pathOf(id: string): NodePath | null {
    const entry = this.get(id)
    return entry && pathOf(entry)
  }

  toJSON(): GlissadeDocument {
    return this.#document.store.toJSON()
  }

  /** Performs a list of operations, all or none. Throws an `EngineError` that says by its path which one is wrong, and why. */
  apply(operations: readonly Operation[], options: TransactionOptions = {}): void {
    this.transact(() => this.#document.apply(operations), options)
  }

  /**
   * Runs `body`, whose calls of `apply`, `commit` and `transact` become one transaction. When it throws, all that it did is taken
   * back, and what was thrown goes on; an inner transaction takes back its own part only.
   */
  transact<T>(body: () => T, options: TransactionOptions = {}): T {
    this.#assertMine()
    const { version = this.#version } = options
    if (version !== this.#version) this.#refuseStale(version)
    const result = this.#document.attempt(() => {
      const value = body()
      if (value instanceof Promise) refuse('A transaction is synchronous; give it a body that returns no promise.')
      return value
    })
    if (!this.#document.isOpen) this.#close('apply', (changes, time) => this.#history.add(changes, options, time))
    return result
  }

  /**
   * Brings what was done to nodes of the scene into the document: their props, their place, and whether they are there at all.
   * When that is refused, they are again as the document says.
   */
  commit(nodes: Iterable<Node>, options: TransactionOptions = {}): void {
    const all = [...nodes]
    try {
      this.transact(() => this.#document.commit(all), options)
    } catch (error) {
      this.revert(all)
      throw error
    }
  }

  /** Makes nodes of the scene as the document says, again: the end of a drag that was given up. */
  revert(nodes: Iterable<Node>): void {
    this.#document.revert([...nodes])
  }

  /** Takes the last step back. False when there is none. */
  undo(): boolean {
    return this.#travel('undo')
  }

  redo(): boolean {
    return this.#travel('redo')
  }

  /** Labels of the steps that can be taken back, or made again; the next one first. */
  steps(direction: Direction): readonly string[] {
    return this.#history.labels(direction)
  }

  on<K extends keyof BusEvents>(type: K, listener: (event: BusEvents[K]) => void): () => void {
    return this.#events.on(type, listener)
  }

  /** Told once per transaction that changes the node at a path, or anything below it. Call what it returns to stop. */
  subscribe(path: NodePath, listener: (event: TransactionEvent | LoadEvent) => void): () => void {
    return this.#subscriptions.add(path, listener)
  }

  /** Replaces the document, as `Engine.load` does. The history starts anew; transactions made for what was before are stale. */
  async load(document: unknown): Promise<void> {
    await this.#host.load(document)
    this.#document = this.#read()
    this.#root = this.#host.scene.root
    this.#history.clear()
    const event: LoadEvent = { kind: 'load', version: ++this.#version, time: this.#host.now, document: this.toJSON() }
    this.#tell(() => {
      this.#events.emit('load', event)
      this.#subscriptions.emitAll(event)
    })
  }

  #read(): SyncedDocument {
    const { scene, limits } = this.#host
    return new SyncedDocument(scene, this.#host.toJSON(), limitsOf(limits))
  }

  #travel(direction: Direction): boolean {
    this.#assertMine()
    if (this.#document.isOpen) refuse(`${direction} is no part of a transaction; call it after.`)
    const step = this.#history.next(direction)
    if (!step) return false
    this.#document.attempt(() => this.#document.replay(direction === 'undo' ? inverse(step) : step))
    this.#close(direction, () => this.#history.moved(direction))
    return true
  }

  #close(kind: TransactionEvent['kind'], record: (changes: readonly Change[], time: number) => void): void {
    const { changes, operations } = this.#document.take()
    if (!changes.length) return
    const event = { kind, version: ++this.#version, time: this.#host.now, operations }
    record(changes, event.time)
    this.#tell(() => {
      this.#events.emit('transaction', event)
      this.#subscriptions.emit(changes, event)
    })
  }

  #tell(emit: () => void): void {
    if (this.#telling.push(emit) > 1) return
    for (let next = this.#telling[0]; next; next = this.#telling[0]) {
      next()
      this.#telling.shift()
    }
  }

  #refuseStale(expected: number): never {
    const actual = this.#version
    this.#tell(() => this.#events.emit('conflict', { expected, actual }))
    const message = `The transaction was made for version ${expected}; the document is at ${actual}. Read it again, then decide anew.`
    throw new EngineError('conflict', message, { path: 'version', value: expected })
  }

  #assertMine(): void {
    if (this.#host.scene.root === this.#root) return
    refuse('The scene was replaced; load documents by the bus, not by the engine.')
  }
}

function refuse(message: string): never {
  throw new EngineError('invalid-operation', message)
}
