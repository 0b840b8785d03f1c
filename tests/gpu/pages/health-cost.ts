/** What a small frame takes on the main thread, in an engine that nobody watches. */

import { Box, Engine } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'

/** Draws `count` pictures one after the other, each at once; ms for all of them. */
export type Draw = (count: number) => number

/** An engine whose animation frames come when they are called for. */
async function createDraw(): Promise<Draw> {
  const engine = new Engine(addHost('width:64px;height:64px'), { backend: 'canvas2d' })
  const box = engine.scene.add(new Box({ width: 8, height: 8, fill: '#28c' }))
  await engine.settled()
  return (count) => {
    const original = window.requestAnimationFrame
    let next: FrameRequestCallback = () => {}
    window.requestAnimationFrame = (callback) => {
      next = callback
      return 1
    }
    const started = performance.now()
    for (let i = 0; i < count; i++) {
      box.x = i % 2
      next(0)
    }
    const ms = performance.now() - started
    window.requestAnimationFrame = original
    if (engine.metrics().frames < count) throw new Error('Not every change drew a picture.')
    return ms
  }
}

declare global {
  interface Window {
    /** By build: as it is, and without what health needs. */
    draws?: Record<string, Promise<Draw>>
    /** Which build this script is. */
    buildName?: string
  }
}
window.draws ??= {}
window.draws[window.buildName ?? 'whole'] = createDraw()
