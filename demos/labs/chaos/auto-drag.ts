/** Drags the card about while nobody else does, by hand where somebody does; either way a trail follows. */
import { type Scene, Trail } from '../../../src/index.ts'
import type { Live } from '../shell/lab.ts'
import { CARD, CARD_ID, pathAt, TRAIL_ID } from './card.ts'
import type { ChaosSettings } from './chaos-settings.ts'

/** ms between two samples of a trail that is drawn after the fact. */
const STEP = 16
/** ms that the trail shows. */
const LIFE = 1300

/** The trail of the path up to a time, from a time on. */
export function feedTrail(scene: Scene, from: number, to: number): void {
  const trail = scene.get(TRAIL_ID)
  if (!(trail instanceof Trail)) return
  for (let time = Math.max(from, to - LIFE) + STEP; time <= to; time += STEP) pushAt(trail, pathAt(time), time)
}

function pushAt(trail: Trail, { x, y }: { x: number; y: number }, time: number): void {
  trail.push(x + CARD.width / 2, y + CARD.height / 2, { time })
}

export function dragAbout(live: Live<ChaosSettings>): void {
  const { stage, clock, settings } = live
  /** From the pointer to the card's corner. */
  let grip: { x: number; y: number } | null = null
  let fed = clock.now()

  stage.addEventListener('pointerdown', (event) => {
    const card = live.scene()?.get(CARD_ID)
    const at = live.toWorld(event)
    if (!card || event.button !== 0) return
    const isOnCard = at.x >= card.x && at.x <= card.x + CARD.width && at.y >= card.y && at.y <= card.y + CARD.height
    if (!isOnCard) return
    grip = { x: card.x - at.x, y: card.y - at.y }
    stage.setPointerCapture(event.pointerId)
  })
  stage.addEventListener('pointermove', (event) => {
    const scene = live.scene()
    if (!grip || !scene) return
    const at = live.toWorld(event)
    const place = { x: at.x + grip.x, y: at.y + grip.y }
    scene.get(CARD_ID)?.set(place)
    const trail = scene.get(TRAIL_ID)
    if (trail instanceof Trail) pushAt(trail, place, clock.now())
  })
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    stage.addEventListener(type, () => {
      grip = null
    })

  const step = () => {
    requestAnimationFrame(step)
    const scene = live.scene()
    const now = clock.now()
    if (scene && !grip && settings.values.drag && now > fed) {
      scene.get(CARD_ID)?.set(pathAt(now))
      feedTrail(scene, fed, now)
    }
    fed = now
  }
  requestAnimationFrame(step)
}
