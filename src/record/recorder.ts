import { EngineError } from '../base/errors.ts'
import type { DocumentBus } from '../document/bus.ts'
import type { Hands } from '../interact/hands.ts'
import type { HandsInputs } from '../interact/ports.ts'
import type { Scene } from '../scene/scene.ts'
import type { Trail } from '../scene/trail.ts'
import type { CameraPlace, Entry, Happening, RecordedInput, Recording } from './recording.ts'

/** What is recorded of an engine. */
export interface RecordedEngine {
  readonly scene: Scene
  readonly camera: CameraPlace
  /** Device px, and device px per CSS px. */
  readonly size: Recording['surface']
  readonly now: number
  on(type: 'frame', listener: () => void): () => void
}

/** Writes down what happens to an engine, its document and its hands until `stop`. Made by `record`. */
export class Recorder {
  readonly #engine: RecordedEngine
  readonly #entries: Entry[] = []
  readonly #start: Pick<Recording, 'camera' | 'document' | 'from'>
  readonly #stops: (() => void)[]
  #camera: CameraPlace
  #isOver = false

  constructor(engine: RecordedEngine, bus: DocumentBus) {
    this.#engine = engine
    this.#camera = this.#cameraNow()
    this.#start = { camera: this.#camera, document: structuredClone(bus.toJSON()), from: engine.now }
    this.#stops = [
      engine.on('frame', () => this.#note({ type: 'frame' })),
      bus.on('transaction', ({ version, operations }) =>
        this.#note({ type: 'transaction', version, operations: structuredClone(operations) }),
      ),
      bus.on('load', ({ version, document }) =>
        this.#note({ type: 'load', version, document: structuredClone(document) }),
      ),
    ]
  }

  /** What `interact` takes as `through`: inputs are written down, and go on. */
  readonly through = (inputs: HandsInputs): HandsInputs => {
    const note = (input: RecordedInput) => this.#note({ type: 'input', input: structuredClone(input) })
    return {
      down: (of) => {
        note({ name: 'down', of })
        return inputs.down(of)
      },
      move: (of) => {
        note({ name: 'move', of })
        inputs.move(of)
      },
      up: (of) => {
        note({ name: 'up', of })
        inputs.up(of)
      },
      interrupt: (of) => {
        note({ name: 'interrupt', of })
        inputs.interrupt(of)
      },
      key: (of) => {
        note({ name: 'key', of })
        return inputs.key(of)
      },
      wheel: (of) => {
        note({ name: 'wheel', of })
        return inputs.wheel(of)
      },
    }
  }

  /** Writes down what is selected, and what is cancelled, also by the app. */
  follow(hands: Hands): void {
    this.#assertOpen()
    this.#noteSelection(hands)
    this.#stops.push(
      hands.on('selectionchange', () => this.#noteSelection(hands)),
      hands.on('gestureend', ({ outcome }) => {
        if (outcome === 'cancelled') this.#note({ type: 'cancel' })
      }),
    )
  }

  /** Writes down the samples of a trail, which are in no document. */
  trail(trail: Trail): void {
    this.#assertOpen()
    const { push, end } = trail
    trail.push = (x, y, how = {}) => {
      this.#note({ type: 'push', trail: trail.id, x, y, how: { ...how } })
      return push.call(trail, x, y, how)
    }
    trail.end = () => {
      this.#note({ type: 'lift', trail: trail.id })
      return end.call(trail)
    }
    this.#stops.push(() => {
      Reflect.deleteProperty(trail, 'push')
      Reflect.deleteProperty(trail, 'end')
    })
  }

  /** Ends it. Throws `destroyed` when it ended before. */
  stop(): Recording {
    this.#assertOpen()
    this.#noteCamera()
    this.#isOver = true
    for (const stop of this.#stops.splice(0)) stop()
    const { width, height, pixelRatio } = this.#engine.size
    return {
      version: 1,
      surface: { width: width / pixelRatio, height: height / pixelRatio, pixelRatio },
      ...this.#start,
      to: this.#engine.now,
      entries: this.#entries,
    }
  }

  #note(happening: Happening): void {
    if (this.#isOver) return
    if (happening.type !== 'camera') this.#noteCamera()
    this.#entries.push({ time: this.#engine.now, ...happening })
  }

  #noteSelection({ selection }: Hands): void {
    this.#note({ type: 'select', ids: selection.map(({ id }) => id) })
  }

  #noteCamera(): void {
    const now = this.#cameraNow()
    const { x, y, zoom } = this.#camera
    if (now.x === x && now.y === y && now.zoom === zoom) return
    this.#camera = now
    this.#note({ type: 'camera', ...now })
  }

  #cameraNow(): CameraPlace {
    const { x, y, zoom } = this.#engine.camera
    return { x, y, zoom }
  }

  #assertOpen(): void {
    if (this.#isOver) throw new EngineError('destroyed', 'This recorder was stopped; start another one with `record`.')
  }
}
