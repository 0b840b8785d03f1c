import { type Scene, Trail } from '../../../src/index.ts'
import { type Demo, demoPlace, demoSize } from './demo-path.ts'
import { demoId } from './trail-scene.ts'

/**
 * Feeds the demo's trails of a scene with the samples from one time to another, ms of the clock: after the first, up to and with
 * the second. The demo rests while somebody draws.
 */
export function feedDemo(scene: Scene, demo: Demo, from: number, to: number, rests: (time: number) => boolean): void {
  const { trails, rate } = demoSize(demo)
  const first = Math.max(0, Math.floor((from * rate) / 1000) + 1)
  const last = Math.floor((to * rate) / 1000)
  for (let index = 0; index < trails; index++) {
    const trail = scene.get(demoId(index))
    if (!(trail instanceof Trail)) continue
    for (let i = first; i <= last; i++) {
      const time = (i * 1000) / rate
      const place = rests(time) ? null : demoPlace(demo, index, time / 1000)
      if (place) trail.push(place.x, place.y, { pressure: place.pressure, time })
      else trail.end()
    }
  }
}
