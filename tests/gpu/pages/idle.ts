/** An engine that has nothing to do does nothing. */

import { type BackendChoice, Box, Engine, Text } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { done, nextFrame, sleep } from './shared/watch-page.ts'

type Done = typeof done

/** What `act` makes the page do until `ms` after it. */
async function during(act: () => void, ms: number): Promise<Done> {
  const before = { ...done }
  act()
  await sleep(ms)
  const result = { ...done }
  for (const key of Object.keys(done) as (keyof Done)[]) result[key] -= before[key]
  return result
}

export interface IdleReport {
  readonly still: Done
  readonly one: Done
  readonly same: Done
  readonly many: Done
  readonly unseen: Done
  readonly camera: Done
  readonly sameCamera: Done
  /** Pictures told by `frame` events, for each of the above. */
  readonly frames: readonly number[]
}

async function idle(backend: BackendChoice, stillMs: number): Promise<IdleReport> {
  const engine = new Engine(addHost('width:320px;height:200px'), { backend, background: '#fff' })
  const boxes = Array.from({ length: 50 }, (_, i) =>
    engine.scene.add(
      new Box({
        x: (i % 10) * 30,
        y: Math.floor(i / 10) * 30,
        width: 26,
        height: 26,
        cornerRadius: 6,
        fill: '#28c',
        shadow: { y: 2, blur: 6, color: '#0008' },
      }),
    ),
  )
  const label = engine.scene.add(new Text({ text: 'still', x: 4, y: 160, fontSize: 20 }))
  let pictures = 0
  engine.on('frame', () => pictures++)
  await engine.settled()
  await nextFrame()
  await sleep(200)
  const frames: number[] = []
  // Long enough for a loaded machine; what is counted is exact.
  const watch = async (act: () => void, ms = 600): Promise<Done> => {
    const before = pictures
    const result = await during(act, ms)
    frames.push(pictures - before)
    return result
  }
  const first = boxes[0] as Box
  const report = {
    still: await watch(() => {}, stillMs),
    one: await watch(() => {
      first.x = 3
    }),
    same: await watch(() => {
      first.x = 3
      first.fill = '#28c'
      first.shadow = { y: 2, blur: 6, color: '#0008' }
      first.set({ width: 26, cornerRadius: 6 })
      label.text = 'still'
    }),
    many: await watch(() => {
      for (const [i, box] of boxes.entries()) box.set({ y: i, fill: i % 2 ? '#c28' : '#8c2' })
      label.text = 'moved'
      engine.camera.x = 1
    }),
    unseen: await watch(() => {
      first.name = 'a name draws nothing'
      engine.pick(5, 5)
      engine.toJSON()
      engine.metrics()
    }),
    camera: await watch(() => engine.camera.zoomAt(50, 50, 1.5)),
    sameCamera: await watch(() => engine.camera.set({ x: engine.camera.x, zoom: engine.camera.zoom })),
    frames,
  }
  engine.destroy()
  return report
}

declare global {
  interface Window {
    idle: typeof idle
  }
}
window.idle = idle
