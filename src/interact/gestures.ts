import { type Gesture, NO_KEYS } from './gesture.ts'
import {
  type GestureKind,
  IDLE,
  type Outcome,
  type Place,
  type PointerAction,
  type PointerInput,
  type StateName,
  step,
} from './pointer-machine.ts'

/** Who makes gestures, and is told of them. */
export interface GestureOwner {
  capture(pointer: number): void
  release(pointer: number): void
  click(): void
  /** `places`: where the pointers were when it began; of a pinch two. */
  begin(kind: GestureKind, places: readonly Place[]): Gesture
  began(gesture: Gesture): void
  changed(gesture: Gesture): void
  /** It is done and is to last; what this throws makes it a cancelled one. */
  keep(gesture: Gesture): void
  /** It is over: nothing is in its place yet. */
  over(gesture: Gesture, outcome: Outcome): void
}

/** The gesture that pointers make at a time: performs what the state machine says. */
export class Gestures {
  /** Those that are down now. */
  keys = NO_KEYS
  /** Where the pointers of the gesture are. */
  places: readonly Place[] = []
  readonly #owner: GestureOwner
  #pointers = IDLE
  #current: Gesture | null = null
  /** Inputs that listeners caused while one was performed. */
  readonly #waiting: PointerInput[] = []
  #isPerforming = false

  constructor(owner: GestureOwner) {
    this.#owner = owner
  }

  get state(): StateName {
    return this.#pointers.name
  }

  get current(): Gesture | null {
    return this.#current
  }

  get isPerforming(): boolean {
    return this.#isPerforming
  }

  /** Would a press of this pointer be the first of what comes? */
  isFirst(id: number): boolean {
    return this.#pointers.pointers.every((pointer) => pointer.id === id)
  }

  /** Takes an input, and those that listeners cause meanwhile after it: each is performed whole. */
  send(input: PointerInput): void {
    this.#waiting.push(input)
    if (this.#isPerforming) return
    this.#isPerforming = true
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#take(next)
    } catch (error) {
      // A gesture that cannot go on ends here.
      this.#waiting.length = 0
      this.#take({ type: 'interrupt' })
      throw error
    } finally {
      this.#isPerforming = false
    }
  }

  /** The pointers stand where they stood; the camera, the keys or their places are others. */
  steer(): void {
    const gesture = this.#current
    if (!gesture) return
    gesture.move(this.places, this.keys)
    this.#owner.changed(gesture)
  }

  #take(input: PointerInput): void {
    const { state, actions } = step(this.#pointers, input)
    this.#pointers = state
    for (const action of actions) this.#perform(action)
  }

  #perform(action: PointerAction): void {
    switch (action.do) {
      case 'capture':
        this.#owner.capture(action.id)
        break
      case 'release':
        this.#owner.release(action.id)
        break
      case 'click':
        this.#owner.click()
        break
      case 'begin':
        this.places = action.places
        this.#current = this.#owner.begin(action.kind, action.places)
        this.#owner.began(this.#current)
        break
      case 'move':
        this.places = action.places
        this.steer()
        break
      case 'end':
        this.#end(action.outcome)
    }
  }

  #end(asked: Outcome): void {
    const gesture = this.#current
    if (!gesture) return
    this.#current = null
    let outcome = asked
    try {
      if (outcome === 'done') outcome = gesture.finish?.() ?? 'done'
      if (outcome === 'done') {
        outcome = 'cancelled'
        this.#owner.keep(gesture)
        outcome = 'done'
      } else gesture.cancel()
    } finally {
      this.#owner.over(gesture, outcome)
    }
  }
}
