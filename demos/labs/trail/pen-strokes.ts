import { type Scene, Trail } from '../../../src/index.ts'
import type { Live } from '../shell/lab.ts'
import { POINTERS, pointerId } from './trail-scene.ts'
import type { TrailSettings } from './trail-settings.ts'

interface Sample {
  readonly id: string
  readonly time: number
  /** Null: the pointer was lifted. */
  readonly place: {
    readonly x: number
    readonly y: number
    readonly pressure: number
    readonly predicted: boolean
  } | null
}

/** Longer than any trail lives, ms. */
const KEPT_MS = 9000
/** Between two strokes, who draws goes on drawing for so long, ms. */
const PAUSE_MS = 1200

/** What people draw: every sample that the browser has of each pointer, kept so that it can be drawn again elsewhere. */
export class PenStrokes {
  private samples: Sample[] = []
  /** Pointers that are down, by their place among the trails. */
  private readonly down: (number | null)[] = new Array(POINTERS).fill(null)

  constructor(private readonly live: Live<TrailSettings>) {
    const { stage } = live
    stage.addEventListener('pointerdown', (event) => {
      const free = this.down.indexOf(null)
      if (free < 0 || event.button !== 0) return
      this.down[free] = event.pointerId
      stage.setPointerCapture(event.pointerId)
      this.put(free, event, false)
    })
    stage.addEventListener('pointermove', (event) => {
      const index = this.down.indexOf(event.pointerId)
      if (index < 0) return
      const coalesced = event.getCoalescedEvents()
      for (const each of coalesced.length > 0 ? coalesced : [event]) this.put(index, each, false)
      const [predicted] = event.getPredictedEvents()
      if (predicted) this.put(index, predicted, true)
    })
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      stage.addEventListener(type, (event) => {
        const index = this.down.indexOf(event.pointerId)
        if (index < 0) return
        this.down[index] = null
        this.add({ id: pointerId(index), time: this.live.clock.now(), place: null })
      })
    }
  }

  /** Everything up to `time` into a scene that has nothing of it. */
  play(scene: Scene, time: number): void {
    for (const sample of this.samples) if (sample.time <= time || sample.place?.predicted) draw(scene, sample)
  }

  /** Is somebody drawing at a time of the clock? */
  isBusy(time: number): boolean {
    return this.samples.some((sample) => sample.time <= time && time < sample.time + PAUSE_MS)
  }

  private put(index: number, event: PointerEvent, predicted: boolean): void {
    const { x, y } = this.live.toWorld(event)
    const time = predicted ? this.live.clock.now() : this.live.clock.at(event.timeStamp)
    // A mouse has no pressure: 0.5 while it is down.
    this.add({ id: pointerId(index), time, place: { x, y, pressure: event.pressure, predicted } })
  }

  private add(sample: Sample): void {
    while (this.samples[0] && this.samples[0].time < sample.time - KEPT_MS) this.samples.shift()
    this.samples.push(sample)
    const scene = this.live.scene()
    if (scene) draw(scene, sample)
  }
}

function draw(scene: Scene, { id, time, place }: Sample): void {
  const trail = scene.get(id)
  if (!(trail instanceof Trail)) return
  if (place) trail.push(place.x, place.y, { pressure: place.pressure, time, predicted: place.predicted })
  else trail.end()
}
