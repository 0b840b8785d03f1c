import type { Live } from '../shell/lab.ts'
import { CARD_HOME } from './scaling-scene.ts'
import { type ScalingSettings, springOf } from './scaling-settings.ts'
import type { Script } from './script.ts'
import type { Waves } from './wave.ts'

/** Milliseconds of the lab's clock from one act to the next. */
const EVERY_MS = 1400

/** Until somebody touches the stage the page plays by itself: a press, a flick of the card, a wave. */
export function playDemo(live: Live<ScalingSettings>, script: Script, waves: Waves): void {
  const { stage, clock, settings } = live
  let act = 0
  let next = clock.now() + EVERY_MS / 2
  let isOver = matchMedia('(prefers-reduced-motion: reduce)').matches
  const stop = () => {
    isOver = true
    if (settings.values.scene === 'card') add('card', { ...CARD_HOME, scaleX: 1, scaleY: 1 })
  }
  stage.addEventListener('pointerdown', stop, { once: true })
  const add = (id: string, to: Readonly<Record<string, unknown>>) =>
    script.add({ at: clock.now(), id, to, spring: springOf(settings.values) }, live.scene())

  const acts = [
    () => add('press-1', { scaleX: settings.values.press, scaleY: settings.values.press }),
    () => {
      add('press-1', { scaleX: 1, scaleY: 1 })
      add('card', { x: CARD_HOME.x + 90, y: CARD_HOME.y - 16, wobble: { x: 1600, y: -400 } })
    },
    () => add('card', { ...CARD_HOME, wobble: { x: -1600, y: 400 } }),
  ]
  const step = () => {
    if (isOver) return
    requestAnimationFrame(step)
    if (clock.now() < next || !live.scene()) return
    const isMany = settings.values.scene === 'many'
    next = clock.now() + EVERY_MS * (isMany ? 2 : 1)
    if (isMany) waves.start(0, 0)
    else acts[act++ % acts.length]?.()
  }
  requestAnimationFrame(step)
}
