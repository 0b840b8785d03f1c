/**
 * Follows the pictures of an engine: how long each took, which nodes storm, whether the GPU finishes them. `governor.ts` decides
 * with how much pictures in motion are drawn; here it is done. A picture at rest, and one that is read, is whole.
 */
import type { QualityMetrics, QualityStep as Step } from '../metrics.ts'
import { advance, BUDGET, createGovernor, STEPS } from './governor.ts'
import { HangWatch } from './hang-watch.ts'
import { Storms } from './storms.ts'
import type { Seat } from './supervisor.ts'

/** Pictures of which each comes so many ms after the one before are motion, from the `STREAK`th on. */
const TOGETHER = 1000
const STREAK = 3
/** From then on each has to come so many ms after that before could be followed. */
const NEXT = 100
/** ms without a picture that are rest. */
const REST = 200
/** ms: who comes back after so long finds another scene, or machine. */
const OVER = 60_000
/** Pictures after a step that are slow for its sake: all is made anew. */
const SKIPPED = 2
/** ms; longer, and the page was hidden or the machine asleep. */
const ASLEEP = 2000
/** ms between samples of a trail, and between pictures, when there are fewer of them. */
const SPARSE = 16
const SLOW = 32
/** Device px per CSS px that no step goes below. */
const LEAST_PIXEL_RATIO = 0.75

export class Pacer {
  readonly #seat: Seat
  readonly #hangs = new HangWatch()
  readonly #storms: Storms
  readonly #taken = Object.fromEntries(STEPS.map((step) => [step, 0])) as Record<Step, number>
  #stormsSeen = 0
  #governor = createGovernor()
  #streak = 0
  #last = -Infinity
  /** No picture that comes later goes on with the motion. */
  #until = -Infinity
  #skipped = 0
  #isPressed = false
  #isMeasuring = false
  /** ms of the last picture, which counts when another one follows at once. */
  #took: number | null = null
  /** Is the picture, or the one that is asked for, a whole one? */
  #isAtRest = true
  /** The next picture is for rest's sake. */
  #isOwn = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(seat: Seat) {
    this.#seat = seat
    this.#storms = new Storms(seat.scene, BUDGET, ({ id }) => {
      this.#stormsSeen++
      seat.events.report('storm', id)
    })
    seat.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer)
      this.#hangs.stop()
      this.#storms.stop()
    })
  }

  metrics(): QualityMetrics {
    return { steps: this.#steps, taken: { ...this.#taken }, storms: this.#stormsSeen }
  }

  /** The engine drew a picture. */
  drawn(): void {
    const { drawing, isPaced } = this.#seat
    const now = performance.now()
    clearTimeout(this.#timer)
    if (this.#isOwn) {
      this.#isOwn = false
      return
    }
    if (now - this.#last > OVER) this.#governor = createGovernor()
    if (now > this.#until) {
      this.#streak = 0
      this.#took = null
      this.#storms.calm()
    }
    this.#last = now
    this.#until = now + TOGETHER
    if (!this.#isAtRest && !this.#isMeasuring) this.#restLater()
    if (++this.#streak < STREAK) return
    this.#hangs.drawn(drawing.current, now)
    if (!isPaced) return
    if (this.#took !== null) this.#note(this.#took)
    this.#took = null
    this.#storms.drawn(now, this.#isPressed)
    if (this.#isAtRest && this.#governor.taken.length) this.#use(false)
    if (this.#steps.includes('frame-rate-30')) drawing.due = now + SLOW
    this.#measure()
  }

  /** The next picture is whole, and shows all changes. */
  finish(): void {
    this.#storms.flush()
    this.#rest()
  }

  /** Pictures are whole from now on, until there is motion again. */
  #rest(): void {
    this.#streak = 0
    clearTimeout(this.#timer)
    if (this.#isAtRest) return
    this.#isOwn = true
    this.#use(true)
    this.#seat.redraw()
  }

  /** Another backend draws: what was learnt was of the last. */
  begin(): void {
    this.#governor = createGovernor()
    this.#storms.stop()
    this.#hangs.stop()
    this.#use(true)
  }

  readonly pointed = ({ buttons }: PointerEvent): void => {
    this.#isPressed = buttons > 0
  }

  get #steps(): readonly Step[] {
    return this.#isAtRest ? [] : this.#governor.taken
  }

  /** From the animation frame of a picture to the next one that the browser gives, which comes late when it was slow. */
  #measure(): void {
    if (this.#isMeasuring || !globalThis.requestAnimationFrame) return
    this.#isMeasuring = true
    const from = Number(document.timeline.currentTime)
    requestAnimationFrame((time) => {
      this.#isMeasuring = false
      this.#until = performance.now() + NEXT
      if (!this.#isAtRest) this.#restLater()
      if (time - from < ASLEEP) this.#took = time - from
    })
  }

  #note(ms: number): void {
    if (this.#skipped > 0) {
      this.#skipped--
      return
    }
    this.#storms.measured(ms)
    const { taken, pictures } = this.#governor
    const mean = (this.#governor.ms + ms) / (pictures + 1)
    this.#governor = advance(this.#governor, ms, performance.now(), this.#possible())
    if (taken === this.#governor.taken) return
    const isDown = this.#governor.taken.length > taken.length
    const step = (isDown ? this.#governor : { taken }).taken.at(-1) as Step
    if (isDown) this.#taken[step]++
    this.#use(!this.#governor.taken.length)
    const reason = `pictures took ${mean.toFixed(1)} ms, of ${BUDGET} that they may take`
    this.#seat.events.emit('quality', { step, isTaken: isDown, steps: this.#steps, reason })
  }

  #possible(): readonly Step[] {
    const { hasTrails } = this.#seat.scene
    return STEPS.filter((step) => {
      const scale = scaleOf([step])
      return step === 'sparse-trails' ? hasTrails : scale === 1 || scale * devicePixelRatio >= LEAST_PIXEL_RATIO
    })
  }

  /** Draws with the steps that are taken, or without. */
  #use(isAtRest: boolean): void {
    const { drawing, scene } = this.#seat
    this.#isAtRest = isAtRest
    const steps = this.#steps
    drawing.scale = scaleOf(steps)
    scene.trailSpacing = steps.includes('sparse-trails') ? SPARSE : 0
    drawing.due = 0
    this.#skipped = SKIPPED
    if (!isAtRest) this.#restLater()
  }

  #restLater(): void {
    clearTimeout(this.#timer)
    const last = this.#last
    const rest = () => {
      if (last === this.#last && !this.#seat.signal.aborted) this.#rest()
    }
    // Where all is slow the next picture is only late: it comes with the next frames.
    const wait = () => requestAnimationFrame(() => requestAnimationFrame(rest))
    if (!this.#seat.signal.aborted) this.#timer = setTimeout(wait, REST)
  }
}

function scaleOf(steps: readonly Step[]): number {
  return steps.includes('pixel-ratio-50') ? 0.5 : steps.includes('pixel-ratio-75') ? 0.75 : 1
}
