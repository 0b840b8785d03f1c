import { type Engine, EngineError, type Scene } from '../../../src/index.ts'
import { differencePicture, distance } from '../picture/difference.ts'
import { Exact, type Sight, sightOf, Twin } from '../picture/exact.ts'
import { LOUPE_REACH } from '../picture/loupe.ts'
import { type Area, crop, type Picture, pixelAt } from '../picture/picture.ts'
import type { Comparison } from './comparison.ts'
import type { Dock } from './dock.ts'
import { BACKEND_LABELS } from './stage.ts'

/** Milliseconds without a frame after which the picture counts as still. */
const STILL_MS = 200

export interface Subject {
  /** Builds, as it is now, the scene that the engine shows. */
  readonly fill: (scene: Scene, time: number) => void
  readonly background: string
  readonly gain: number
  /** What another painter makes of it. */
  readonly rival: ((sight: Sight) => Promise<Picture>) | null
}

/** Measures the picture on screen whenever it has come to rest: a region in its middle as a whole, and the pixels under the loupe. */
export class Inspection {
  private readonly regionExact = new Exact()
  private readonly loupeExact = new Exact()
  private engine: Engine | null = null
  private timer = 0
  private isStill = false
  /** Time of the last frame on the engine's clock. */
  private drawnAt = -1
  /** Grows with every frame: what was begun before is of an older picture. */
  private turn = 0
  private point: { x: number; y: number } | null = null
  private isLooking = false
  private isReading = false
  /** Asked for while another one was under way. */
  private isLookDue = false
  private copy: { readonly turn: number; readonly twin: Twin } | null = null
  private whole: { readonly turn: number; readonly picture: Promise<Picture> } | null = null

  constructor(
    private readonly subject: () => Subject,
    /** Size of the region, CSS px. */
    private readonly regionSize: () => { readonly width: number; readonly height: number },
    private readonly dock: Dock,
    private readonly comparison: Comparison,
    /** Where things move only the picture at rest is known exactly. */
    private readonly isTimed: boolean,
  ) {}

  attach(engine: Engine): void {
    this.engine = engine
    this.dock.attach(engine)
    engine.on('frame', ({ visited, encoded }) => {
      // While time stands still, what moves is drawn again and again, the same, when the picture is read.
      if (encoded > 0 || engine.now !== this.drawnAt || (visited > 0 && !this.isReading)) this.later()
      this.drawnAt = engine.now
    })
    this.later()
    // What comes after the first picture, as the code of trails does, is drawn without a visit.
    void this.guarded(() => engine.settled().then(() => this.later()))
  }

  /** Measures once the picture is still. */
  later(): void {
    this.turn++
    this.isStill = false
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      this.isStill = true
      void this.guarded(() => this.measure())
      void this.guarded(() => this.look())
    }, STILL_MS)
    if (this.point) void this.guarded(() => this.look())
  }

  /** Device px of the stage; the loupe stays there. */
  lookAt(x: number, y: number): void {
    this.point = { x, y }
    this.dock.showPlace(x, y)
    void this.guarded(() => this.look())
  }

  /** The region's top left, device px of the stage. */
  get region(): Area {
    const { width, height, pixelRatio } = this.engine?.size ?? { width: 1, height: 1, pixelRatio: 1 }
    const size = this.regionSize()
    const region = { width: Math.round(size.width * pixelRatio), height: Math.round(size.height * pixelRatio) }
    return { ...region, x: Math.round((width - region.width) / 2), y: Math.round((height - region.height) / 2) }
  }

  get lookedAt(): { readonly x: number; readonly y: number } {
    const { width, height } = this.engine?.size ?? { width: 1, height: 1 }
    return this.point ?? { x: Math.round(width / 2), y: Math.round(height / 2) }
  }

  private async measure(): Promise<void> {
    const { engine, turn, region } = this
    if (!engine?.backend) return
    const subject = this.subject()
    const sight = sightOf(this.sight(engine, subject.background), region)
    const name = BACKEND_LABELS[engine.backend]
    const [whole, exact, rival] = await Promise.all([
      this.picture(engine),
      this.regionExact.draw(this.twin(subject, sight.time).frame(sight)),
      subject.rival?.(sight) ?? null,
    ])
    if (turn !== this.turn) return
    const ours = crop(whole, region)
    const far = distance(ours, exact)
    const rivalDistance = rival && distance(rival, exact)
    this.dock.showDistances(name, far, rivalDistance)
    const compared = { name, ours, exact, rival, distance: far, rivalDistance }
    this.comparison.show(compared, subject.gain, engine.size.pixelRatio)
  }

  /** One look at a time; the place that counts is the one when it starts. */
  private async look(): Promise<void> {
    const { engine } = this
    this.isLookDue = true
    if (!engine?.backend || this.isLooking) return
    this.isLooking = true
    this.isLookDue = false
    const { x, y } = this.lookedAt
    try {
      const whole = await this.picture(engine)
      this.dock.ours.show(whole, x, y)
      if (this.isStill || !this.isTimed) await this.lookClosely(engine, whole, x, y)
      else this.dock.clearExact()
    } finally {
      this.isLooking = false
      if (this.isLookDue) void this.guarded(() => this.look())
    }
  }

  private async lookClosely(engine: Engine, whole: Picture, x: number, y: number): Promise<void> {
    const side = 2 * LOUPE_REACH + 1
    const area = { x: x - LOUPE_REACH, y: y - LOUPE_REACH, width: side, height: side }
    const subject = this.subject()
    const sight = sightOf(this.sight(engine, subject.background), area)
    const [exact, rival] = await Promise.all([
      this.loupeExact.draw(this.twin(subject, sight.time).frame(sight)),
      subject.rival?.(sight) ?? null,
    ])
    const ours = crop(whole, area)
    const middle = LOUPE_REACH
    this.dock.exact.show(exact, middle, middle)
    const difference = pixelAt(ours, middle, middle).map((value, i) => value - (pixelAt(exact, middle, middle)[i] ?? 0))
    const text = difference.map((value) => (value > 0 ? `+${value}` : String(value).replace('-', '−'))).join(' ')
    this.dock.difference.show(differencePicture(ours, exact, subject.gain), middle, middle, text)
    if (rival) this.dock.rival?.show(rival, middle, middle)
  }

  /** What is on screen, read once a frame. */
  private picture(engine: Engine): Promise<Picture> {
    const { turn } = this
    if (this.whole?.turn !== turn) {
      const { width, height } = engine.size
      this.isReading = true
      const read = engine.readPremultiplied().finally(() => {
        this.isReading = false
      })
      this.whole = { turn, picture: read.then((pixels) => ({ width, height, pixels })) }
    }
    return this.whole.picture
  }

  /** Made once a frame. */
  private twin(subject: Subject, time: number): Twin {
    const { turn } = this
    if (this.copy?.turn !== turn) {
      this.copy?.twin.destroy()
      this.copy = { turn, twin: new Twin((scene) => subject.fill(scene, time), time) }
    }
    return this.copy.twin
  }

  private sight(engine: Engine, background: string): Sight {
    const { x, y, zoom } = engine.camera
    return { ...engine.size, camera: { x, y, zoom }, background, time: engine.now }
  }

  /** An engine that is replaced meanwhile is no mistake, nor is one that is without a backend: its next picture is looked at. */
  private async guarded(job: () => Promise<void>): Promise<void> {
    try {
      await job()
    } catch (error) {
      if (!(error instanceof EngineError && ['destroyed', 'device-lost'].includes(error.code))) throw error
    }
  }
}
