/**
 * Counts what the page holds and does, by patched browser APIs. Import it before anything that makes an engine.
 * `held`: what has to be freed, now. `done`: calls since the page opened.
 */

import { Patches } from '../../../../src/testing/patches.ts'

export const held = {
  devices: new Set<GPUDevice>(),
  /** Buffers and textures, with the device that frees them too. */
  gpuObjects: new Map<object, GPUDevice>(),
  contexts: new Set<WebGL2RenderingContext>(),
  glObjects: new Map<object, WebGL2RenderingContext>(),
  /** On windows, documents, font sets, media queries and elements. */
  listeners: new Set<string>(),
  observed: new Map<ResizeObserver, number>(),
}

export const done = { frames: 0, submits: 0, draws: 0, timers: 0, created: 0 }

/** Most devices that were held at once. */
export let mostDevices = 0

export interface HeldCounts {
  readonly canvases: number
  readonly devices: number
  readonly gpuObjects: number
  readonly contexts: number
  readonly glObjects: number
  readonly listeners: number
  readonly observed: number
}

export function heldCounts(): HeldCounts {
  return {
    canvases: document.querySelectorAll('canvas').length,
    devices: held.devices.size,
    gpuObjects: held.gpuObjects.size,
    contexts: held.contexts.size,
    glObjects: held.glObjects.size,
    listeners: held.listeners.size,
    observed: [...held.observed.values()].reduce((sum, count) => sum + count, 0),
  }
}

/** The clock of the tests themselves, not counted. */
export const sleep = (
  (original) => (ms: number) =>
    new Promise<void>((resolve) => original(resolve, ms))
)(globalThis.setTimeout.bind(globalThis))

/** After the next animation frame, its resize observers and its picture. */
export const nextFrame = ((original) => async () => {
  await new Promise((resolve) => original(resolve))
  await sleep(0)
})(globalThis.requestAnimationFrame.bind(globalThis))

const patches = new Patches()

/** Replaces `owner[name]`, where there is one, by what `wrap` makes of it. */
export const patch = (...all: Parameters<Patches['wrap']>): void => patches.wrap(...all)

function count(owner: object, name: string, key: keyof typeof done): void {
  patch(owner, name, (original) => (self, args) => {
    done[key]++
    return original(self, args)
  })
}

function watchWebGpu(): void {
  if (!('GPUDevice' in globalThis)) return
  patch(GPUAdapter.prototype, 'requestDevice', (original) => async (self, args) => {
    const device = (await original(self, args)) as GPUDevice
    held.devices.add(device)
    mostDevices = Math.max(mostDevices, held.devices.size)
    void device.lost.then(() => forgetDevice(device))
    return device
  })
  patch(GPUDevice.prototype, 'destroy', (original) => (self, args) => {
    forgetDevice(self as GPUDevice)
    return original(self, args)
  })
  for (const kind of ['Buffer', 'Texture'] as const) {
    patch(GPUDevice.prototype, `create${kind}`, (original) => (self, args) => {
      const object = original(self, args) as object
      if (held.devices.has(self as GPUDevice)) held.gpuObjects.set(object, self as GPUDevice)
      return object
    })
    patch(kind === 'Buffer' ? GPUBuffer.prototype : GPUTexture.prototype, 'destroy', (original) => (self, args) => {
      held.gpuObjects.delete(self as object)
      return original(self, args)
    })
  }
  const kinds = 'Buffer Texture Sampler BindGroup BindGroupLayout PipelineLayout ShaderModule RenderPipeline'
  for (const kind of [...kinds.split(' '), 'RenderPipelineAsync', 'QuerySet'])
    count(GPUDevice.prototype, `create${kind}`, 'created')
  count(GPUQueue.prototype, 'submit', 'submits')
  for (const draw of ['draw', 'drawIndexed', 'drawIndirect', 'drawIndexedIndirect', 'executeBundles'])
    count(GPURenderPassEncoder.prototype, draw, 'draws')
}

function forgetDevice(device: GPUDevice): void {
  held.devices.delete(device)
  for (const [object, owner] of held.gpuObjects) if (owner === device) held.gpuObjects.delete(object)
}

function watchWebGl(): void {
  for (const owner of [HTMLCanvasElement.prototype, OffscreenCanvas.prototype]) {
    patch(owner, 'getContext', (original) => (self, args) => {
      const context = original(self, args)
      if (context instanceof WebGL2RenderingContext) held.contexts.add(context)
      return context
    })
  }
  const gl = WebGL2RenderingContext.prototype
  patch(gl, 'getExtension', (original) => (self, args) => {
    const extension = original(self, args)
    if (args[0] !== 'WEBGL_lose_context' || !extension) return extension
    return { loseContext: () => loseContext(self as WebGL2RenderingContext, extension as WEBGL_lose_context) }
  })
  const kinds = 'Buffer Texture Framebuffer Renderbuffer Program Shader VertexArray Sampler Query'.split(' ')
  const makers = kinds.map((kind) => [`create${kind}`, `delete${kind}`] as const)
  for (const [create, free] of [...makers, ['fenceSync', 'deleteSync'] as const]) {
    patch(gl, create, (original) => (self, args) => {
      const object = original(self, args) as object | null
      if (object && held.contexts.has(self as WebGL2RenderingContext))
        held.glObjects.set(object, self as WebGL2RenderingContext)
      return object
    })
    patch(gl, free, (original) => (self, args) => {
      held.glObjects.delete(args[0] as object)
      return original(self, args)
    })
    if (create !== 'fenceSync') count(gl, create, 'created')
  }
  for (const draw of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
    count(gl, draw, 'draws')
}

function loseContext(gl: WebGL2RenderingContext, extension: WEBGL_lose_context): void {
  held.contexts.delete(gl)
  for (const [object, owner] of held.glObjects) if (owner === gl) held.glObjects.delete(object)
  extension.loseContext()
}

const names = new WeakMap<object, number>()
let named = 0

function nameOf(thing: object): number {
  const known = names.get(thing) ?? ++named
  names.set(thing, known)
  return known
}

function watchListeners(): void {
  const isWatched = (target: unknown) =>
    target instanceof Window ||
    target instanceof Document ||
    target instanceof MediaQueryList ||
    target instanceof FontFaceSet ||
    target instanceof Element
  const key = (target: object, [type, listener, options]: unknown[]) => {
    const capture = typeof options === 'boolean' ? options : ((options as AddEventListenerOptions)?.capture ?? false)
    return `${target.constructor.name} ${nameOf(target)} ${type} ${nameOf(listener as object)} ${capture}`
  }
  patch(EventTarget.prototype, 'addEventListener', (original) => (self, args) => {
    const target = self ?? window
    if (isWatched(target) && args[1]) {
      const added = key(target as object, args)
      held.listeners.add(added)
      const { signal } = (args[2] ?? {}) as AddEventListenerOptions
      signal?.addEventListener('abort', () => held.listeners.delete(added))
    }
    return original(target, args)
  })
  patch(EventTarget.prototype, 'removeEventListener', (original) => (self, args) => {
    const target = self ?? window
    if (isWatched(target) && args[1]) held.listeners.delete(key(target as object, args))
    return original(target, args)
  })
  patch(ResizeObserver.prototype, 'observe', (original) => (self, args) => {
    original(self, args)
    held.observed.set(self as ResizeObserver, (held.observed.get(self as ResizeObserver) ?? 0) + 1)
  })
  patch(ResizeObserver.prototype, 'disconnect', (original) => (self, args) => {
    held.observed.delete(self as ResizeObserver)
    return original(self, args)
  })
}

watchWebGpu()
watchWebGl()
watchListeners()
count(globalThis, 'requestAnimationFrame', 'frames')
count(globalThis, 'requestIdleCallback', 'timers')
count(globalThis, 'setTimeout', 'timers')
count(globalThis, 'setInterval', 'timers')
