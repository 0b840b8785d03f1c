import type { Node } from '../../../src/index.ts'
import type { Live } from '../shell/lab.ts'
import { type ScalingSettings, springOf } from './scaling-settings.ts'
import type { Script } from './script.ts'

/** Milliseconds over which the velocity of a drag is averaged. */
const VELOCITY_MS = 60

/** What can be pressed is pressed, what can be dragged follows the pointer and wobbles; all by springs. */
export function listenToTouch(live: Live<ScalingSettings>, script: Script): void {
  const { stage, settings, clock } = live
  let hovered: string | null = null
  let held: { readonly id: string; readonly dx: number; readonly dy: number; readonly drags: boolean } | null = null
  let velocity = { x: 0, y: 0, at: 0, fromX: 0, fromY: 0 }

  const scaleTo = (id: string, scale: number) =>
    script.add(
      { at: clock.now(), id, to: { scaleX: scale, scaleY: scale }, spring: springOf(settings.values) },
      live.scene(),
    )

  const under = (event: PointerEvent): Node | null => {
    const { x, y } = live.toWorld(event)
    let node = live.scene()?.hit(x, y, settings.values.zoom) ?? null
    while (node && !/^(card|press)/.test(node.id)) node = node.parent
    return node
  }

  stage.addEventListener('pointerdown', (event) => {
    const node = under(event)
    if (!node || settings.values.scene !== 'card') return
    stage.setPointerCapture(event.pointerId)
    const { x, y } = live.toWorld(event)
    held = { id: node.id, dx: node.x - x, dy: node.y - y, drags: node.draggable }
    velocity = { x: 0, y: 0, at: event.timeStamp, fromX: x, fromY: y }
    scaleTo(node.id, held.drags ? 1 - (1 - settings.values.press) / 3 : settings.values.press)
  })

  stage.addEventListener('pointermove', (event) => {
    if (held?.drags) return drag(event)
    if (held) return
    const id = under(event)?.id ?? null
    stage.style.cursor = id ? 'grab' : ''
    if (settings.values.scene !== 'card' || id === hovered) return
    if (hovered) scaleTo(hovered, 1)
    if (id) scaleTo(id, 1.03)
    hovered = id
  })

  const release = () => {
    if (held) scaleTo(held.id, 1)
    held = null
    hovered = null
  }
  stage.addEventListener('pointerup', release)
  stage.addEventListener('pointercancel', release)

  function drag(event: PointerEvent): void {
    if (!held) return
    const { follow, wobble } = settings.values
    const { x, y } = live.toWorld(event)
    const passed = event.timeStamp - velocity.at
    if (passed > 0) {
      const share = 1 - Math.exp(-passed / VELOCITY_MS)
      const towards = (before: number, px: number) => before + ((px * 1000) / passed - before) * share
      velocity = {
        x: towards(velocity.x, x - velocity.fromX),
        y: towards(velocity.y, y - velocity.fromY),
        at: event.timeStamp,
        fromX: x,
        fromY: y,
      }
    }
    const place = { x: x + held.dx, y: y + held.dy }
    script.add(
      {
        at: clock.now(),
        id: held.id,
        ...(!follow && { from: place }),
        to: { ...(follow && place), ...(wobble && { wobble: { x: velocity.x, y: velocity.y } }) },
        spring: springOf(settings.values),
      },
      live.scene(),
    )
  }
}
