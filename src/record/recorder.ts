import { EngineError } from '../base/errors.ts'
import type { DocumentBus } from '../document/bus.ts'
import type { Hands } from '../interact/hands.ts'
import type { HandsInputs } from '../interact/ports.ts'
import type { Scene } from '../scene/scene.ts'
import type { Trail } from '../scene/trail.ts'
import {
  type CameraPlace,
  type Entry,
  type Happening,
  INPUT_NAMES,
  type RecordedInput,
  type Recording,
} from './recording.ts'

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
  #hands: Hands | null = null
  #selected: readonly string[] = []
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
  readonly through = (inputs: HandsInputs): HandsInputs =>
    Object.fromEntries(
      INPUT_NAMES.map((name) => [
        name,
        (of: never) => {
          this.#note({ type: 'input', input: structuredClone({ name, of }) as RecordedInput })
          return (inputs[name] as (of: never) => unknown)(of)
        },
      ]),
    ) as unknown as HandsInputs

  /** Writes down what is selected, and what is cancelled, also by the app. */
  follow(hands: Hands): void {
    this.#assertOpen()
    this.#hands = hands
    this.#stops.push(
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
      // Of one that is in no scene nothing shows.
      if (trail.scene) this.#note({ type: 'push', trail: trail.id, x, y, how: { ...how } })
      return push.call(trail, x, y, how)
    }
    trail.end = () => {
      if (trail.scene) this.#note({ type: 'lift', trail: trail.id })
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
    this.#noteState()
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
    // Between inputs: in the middle of one it is not what it will be, and all of what comes of it comes again.
    if (happening.type === 'input' || happening.type === 'frame') this.#noteState()
    this.#add(happening)
  }

  /** What listeners do not tell, or too early. */
  #noteState(): void {
    const camera = this.#cameraNow()
    const { x, y, zoom } = this.#camera
    if (camera.x !== x || camera.y !== y || camera.zoom !== zoom) this.#add({ type: 'camera', ...camera })
    this.#camera = camera
    const ids = this.#hands?.selection.map(({ id }) => id) ?? []
    if (`${ids}` !== `${this.#selected}`) this.#add({ type: 'select', ids })
    this.#selected = ids
  }

  #add(happening: Happening): void {
    this.#entries.push({ time: this.#engine.now, ...happening })
  }

  #cameraNow(): CameraPlace {
    const { x, y, zoom } = this.#engine.camera
    return { x, y, zoom }
  }

  #assertOpen(): void {
    if (this.#isOver) throw new EngineError('destroyed', 'This recorder was stopped; start another one with `record`.')
  }
}
