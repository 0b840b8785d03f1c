import type { DeviceFaults } from './faults.ts'
import type { Patches } from './patches.ts'

/** Calls by which an engine hands work to a context. */
const WORK = ['createTexture', 'bindFramebuffer', 'drawArraysInstanced', 'clear'] as const

export function createWebGl2Faults(patches: Patches): DeviceFaults {
  const contexts = new Set<WebGL2RenderingContext>()
  const dying = new WeakSet<object>()
  const silent = new WeakSet<object>()
  let isRefused = false
  let rejectsPipelines = false

  for (const owner of [globalThis.HTMLCanvasElement?.prototype, globalThis.OffscreenCanvas?.prototype]) {
    patches.wrap(owner, 'getContext', (original) => (self, args) => {
      if (args[0] !== 'webgl2') return original(self, args)
      if (isRefused) return null
      const context = original(self, args) as WebGL2RenderingContext | null
      if (context) contexts.add(context)
      return context
    })
  }
  const prototype = globalThis.WebGL2RenderingContext?.prototype
  for (const name of WORK) {
    patches.wrap(prototype, name, (original) => (self, args) => {
      if (!dying.has(self as object)) return original(self, args)
      throw new RangeError(`${name} failed: the context is dying`)
    })
  }
  patches.wrap(prototype, 'isContextLost', (original) => (self, args) => {
    return silent.has(self as object) || original(self, args)
  })
  patches.wrap(
    prototype,
    'getProgramParameter',
    (original) => (self, args) =>
      rejectsPipelines && args[1] === WebGL2RenderingContext.LINK_STATUS ? false : original(self, args),
  )

  return {
    lose() {
      for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext()
      contexts.clear()
    },
    fail() {
      for (const context of contexts) dying.add(context)
      contexts.clear()
    },
    /** WebGL tells of no error by itself: the context is lost, and no event says so. */
    error() {
      for (const context of contexts) silent.add(context)
      contexts.clear()
    },
    refuse() {
      isRefused = true
    },
    rejectPipelines() {
      rejectsPipelines = true
    },
    heal() {
      isRefused = rejectsPipelines = false
    },
  }
}
