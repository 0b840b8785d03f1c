import type { DeviceFaults } from './faults.ts'
import type { Patches } from './patches.ts'

/** A 2D context is lost with its canvas's `contextlost`, and can always be had anew. */
export function createCanvas2dFaults(patches: Patches): DeviceFaults {
  const canvases = new Set<WeakRef<EventTarget>>()
  for (const owner of [globalThis.HTMLCanvasElement?.prototype, globalThis.OffscreenCanvas?.prototype]) {
    patches.wrap(owner, 'getContext', (original) => (self, args) => {
      if (args[0] === '2d') canvases.add(new WeakRef(self as EventTarget))
      return original(self, args)
    })
  }
  const lose = () => {
    for (const canvas of canvases) canvas.deref()?.dispatchEvent(new Event('contextlost'))
    canvases.clear()
  }
  return { lose, fail: lose, error: lose, refuse() {}, rejectPipelines() {}, heal() {} }
}
