import { EngineError } from '../base/errors.ts'
import { DocumentBus, type DocumentHost, type TransactionEvent } from '../document/bus.ts'
import { Hands, type HandsOptions } from '../interact/hands.ts'
import type { HandsEngine, HandsInputs, HandsSurface } from '../interact/ports.ts'
import type { Node } from '../scene/node.ts'
import { Trail } from '../scene/trail.ts'
import { type Entry, type Happening, type Recording, readRecording } from './recording.ts'

/** What a recording is played on. */
export interface ReplayEngine extends HandsEngine, DocumentHost {
  /** Draws what changed. */
  settled(): Promise<void>
}

export interface ReplayOptions extends Omit<HandsOptions, 'bus'> {
  /** Called after each entry: to wait, or to look. */
  readonly each?: (entry: Entry, index: number) => void | Promise<void>
}

export interface Replayed {
  readonly bus: DocumentBus
  readonly hands: Hands
  /** Transactions that inputs made otherwise than then, and that were put right: copies have new ids each time. */
  readonly mended: number
}

/**
 * A recording that can be played, on any backend and without a page: give an engine its `clock`, then `play` it. The same document
 * comes out, and on the same backend the same picture.
 */
export class Replay {
  readonly recording: Recording
  #time: number
  /** Of transactions that inputs made by themselves and that the recording did not speak of yet. */
  readonly #own: TransactionEvent[] = []
  #mended = 0

  /** `source`: a recording, or its JSON. Throws an `EngineError` that says where it is wrong. */
  constructor(source: unknown) {
    this.recording = readRecording(source)
    this.#time = this.recording.from
  }

  /** The engine's: it stands at the entry that is being played. */
  readonly clock = (): number => this.#time

  /** Loads what was there, and performs what happened. The hands go on; destroy them, or let them be. */
  async play(engine: ReplayEngine, { each, ...options }: ReplayOptions = {}): Promise<Replayed> {
    const { document, camera, from, to, entries } = this.recording
    this.#time = from
    if (engine.now !== from) {
      throw new EngineError('out-of-range', 'The engine has another clock; make it with { clock: replay.clock }.', {
        path: 'options.clock',
        value: engine.now,
      })
    }
    await engine.load(document)
    engine.camera.set(camera)
    const bus = new DocumentBus(engine)
    let inputs: HandsInputs | null = null
    const hands = new Hands(engine, { ...options, bus }, (opened) => {
      inputs = opened
      return surfaceOf(this.recording)
    })
    const stop = bus.on('transaction', (event) => this.#own.push(event))
    try {
      for (const [index, entry] of entries.entries()) {
        this.#time = entry.time
        await this.#perform(entry, { engine, bus, hands, inputs: inputs as unknown as HandsInputs })
        await each?.(entry, index)
      }
    } finally {
      stop()
    }
    this.#time = to
    return { bus, hands, mended: this.#mended }
  }

  async #perform(entry: Happening, on: Stage): Promise<void> {
    switch (entry.type) {
      case 'input': {
        const { name, of } = entry.input
        ;(on.inputs[name] as (of: unknown) => unknown)(of)
        break
      }
      case 'transaction':
        this.#agree(entry.operations, on)
        break
      case 'load':
        await on.bus.load(entry.document)
        this.#own.length = 0
        break
      case 'camera':
        on.engine.camera.set({ x: entry.x, y: entry.y, zoom: entry.zoom })
        break
      case 'select': {
        const nodes = entry.ids.map((id) => nodeOf(on, id))
        const { selection } = on.hands
        if (nodes.length !== selection.length || nodes.some((node, i) => node !== selection[i])) on.hands.select(nodes)
        break
      }
      case 'frame':
        await on.engine.settled()
        break
      case 'cancel':
        if (on.hands.state !== 'idle') on.hands.cancel()
        break
      case 'push':
        trailOf(on, entry.trail).push(entry.x, entry.y, entry.how)
        break
      case 'lift':
        trailOf(on, entry.trail).end()
    }
  }

  /** The document is what it became then: by itself, or now. */
  #agree(operations: TransactionEvent['operations'], { bus }: Stage): void {
    const own = this.#own.shift()
    if (own && JSON.stringify(own.operations) === JSON.stringify(operations)) return
    if (own) {
      bus.undo()
      this.#mended++
    }
    bus.apply(operations)
    this.#own.length = 0
  }
}

interface Stage {
  readonly engine: ReplayEngine
  readonly bus: DocumentBus
  readonly hands: Hands
  readonly inputs: HandsInputs
}

function nodeOf({ engine }: Stage, id: string): Node {
  const node = engine.scene.get(id)
  if (node) return node
  throw new EngineError('not-found', `The recording names ${id}, which is not there when it is played.`, { path: id })
}

function trailOf(on: Stage, id: string): Trail {
  const node = nodeOf(on, id)
  if (node instanceof Trail) return node
  throw new EngineError(
    'unknown-type',
    `The recording pushes samples to ${id}, which is a ${node.type} and no trail.`,
    {
      path: id,
      value: node.type,
    },
  )
}

/** Nobody presses anything there, and nothing is drawn over it. */
function surfaceOf({ surface }: Recording): HandsSurface {
  return {
    place: () => null,
    size: () => surface,
    capture: () => {},
    release: () => {},
    setCursor: () => {},
    draw: () => {},
    close: () => {},
  }
}
