import type { Live } from '../shell/lab.ts'
import { COLUMNS, PITCH } from './scaling-scene.ts'
import { type ScalingSettings, springOf } from './scaling-settings.ts'
import type { Script } from './script.ts'

/** World px a second, and the push that a card gets. */
const SPEED = 1400
const PUSH = 1500
const POP = 1.22

/** A ring that runs outwards over the many cards from where one taps, and makes each swing when it comes by. */
export class Waves {
  /** Cards that a wave has still to reach, the next one last. */
  private waiting: { readonly at: number; readonly id: string; readonly x: number; readonly y: number }[] = []
  private frame = 0

  constructor(
    private readonly live: Live<ScalingSettings>,
    private readonly script: Script,
  ) {
    live.stage.addEventListener('pointerdown', (event) => {
      const { x, y } = live.toWorld(event)
      if (live.settings.values.scene === 'many') this.start(x, y)
    })
  }

  start(x: number, y: number): void {
    const { clock, settings } = this.live
    const count = Number(settings.values.count)
    const columns = COLUMNS[settings.values.count]
    const rows = count / columns
    const now = clock.now()
    this.waiting = Array.from({ length: count }, (_, i) => {
      const dx = ((i % columns) - columns / 2 + 0.5) * PITCH.x - x
      const dy = (Math.floor(i / columns) - rows / 2 + 0.5) * PITCH.y - y
      const far = Math.hypot(dx, dy)
      const push = far > 0 ? PUSH / far : 0
      return { at: now + (far / SPEED) * 1000, id: `card-${i}`, x: dx * push, y: dy * push }
    }).sort((a, b) => b.at - a.at)
    cancelAnimationFrame(this.frame)
    this.run()
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.waiting = []
  }

  private readonly run = (): void => {
    const { clock, settings } = this.live
    const spring = springOf(settings.values)
    const scene = this.live.scene()
    const now = clock.now()
    for (let next = this.waiting.at(-1); next && next.at <= now; next = this.waiting.at(-1)) {
      this.waiting.pop()
      const { at, id, x, y } = next
      this.script.add(
        { at, id, from: { scaleX: POP, scaleY: POP }, to: { scaleX: 1, scaleY: 1, wobble: { x, y } }, spring },
        scene,
      )
    }
    if (this.waiting.length > 0) this.frame = requestAnimationFrame(this.run)
  }
}
