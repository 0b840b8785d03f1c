/**
 * Counts what the page holds and does, by patched browser APIs. Import it before anything that makes an engine.
 * `held`: what has to be freed, now. `done`: calls since the page opened.
 */

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
export const sleep = ((original) => (ms: number) => new Promise<void>((resolve) => original(resolve, ms)))(
  globalThis.setTimeout.bind(globalThis),
)

/** After the next animation frame, its resize observers and its picture. */
export const nextFrame = ((original) => async () => {
  await new Promise((resolve) => original(resolve))
  await sleep(0)
})(globalThis.requestAnimationFrame.bind(globalThis))

// biome-ignore lint/suspicious/noExplicitAny: methods of any signature are wrapped
type Method = (this: any, ...args: any[]) => any

/** Replaces `owner[name]` by what `wrap` makes of it. */
export function patch(owner: object | undefined, name: string, wrap: (original: Method) => Method): void {
  const table = owner as Record<string, Method | undefined> | undefined
  const original = table?.[name]
  if (table && original) table[name] = wrap(original)
}

function count(owner: object | undefined, name: string, key: keyof typeof done): void {
  patch(owner, name, (original) =>
    function (...args) {
      done[key]++
      return original.apply(this, args)
    },
  )
}

function watchWebGpu(): void {
  if (!('GPUDevice' in globalThis)) return
  patch(GPUAdapter.prototype, 'requestDevice', (original) =>
    async function (...args) {
      const device: GPUDevice = await original.apply(this, args)
      held.devices.add(device)
      mostDevices = Math.max(mostDevices, held.devices.size)
      void device.lost.then(() => forgetDevice(device))
      return device
    },
  )
  patch(GPUDevice.prototype, 'destroy', (original) =>
    function () {
      forgetDevice(this)
      original.call(this)
    },
  )
  for (const kind of ['Buffer', 'Texture'] as const) {
    patch(GPUDevice.prototype, `create${kind}`, (original) =>
      function (...args) {
        const object = original.apply(this, args)
        if (held.devices.has(this)) held.gpuObjects.set(object, this)
        return object
      },
    )
    patch(kind === 'Buffer' ? GPUBuffer.prototype : GPUTexture.prototype, 'destroy', (original) =>
      function () {
        held.gpuObjects.delete(this)
        original.call(this)
      },
    )
  }
  const kinds = 'Buffer Texture Sampler BindGroup BindGroupLayout PipelineLayout ShaderModule RenderPipeline'
  for (const kind of [...kinds.split(' '), 'RenderPipelineAsync', 'QuerySet'])
    count(GPUDevice.prototype, `create${kind}`, 'created')
  count(GPUQueue.prototype, 'submit', 'submits')
  count(GPURenderPassEncoder.prototype, 'draw', 'draws')
  count(GPURenderPassEncoder.prototype, 'drawIndexed', 'draws')
}

function forgetDevice(device: GPUDevice): void {
  held.devices.delete(device)
  for (const [object, owner] of held.gpuObjects) if (owner === device) held.gpuObjects.delete(object)
}

function watchWebGl(): void {
  for (const owner of [HTMLCanvasElement.prototype, OffscreenCanvas.prototype]) {
    patch(owner, 'getContext', (original) =>
      function (type, ...rest) {
        const context = original.call(this, type, ...rest)
        if (type === 'webgl2' && context) held.contexts.add(context)
        return context
      },
    )
  }
  const gl = WebGL2RenderingContext.prototype
  patch(gl, 'getExtension', (original) =>
    function (name) {
      const extension = original.call(this, name)
      if (name !== 'WEBGL_lose_context' || !extension) return extension
      return {
        restoreContext: () => extension.restoreContext(),
        loseContext: () => {
          held.contexts.delete(this)
          for (const [object, owner] of held.glObjects) if (owner === this) held.glObjects.delete(object)
          extension.loseContext()
        },
      }
    },
  )
  const kinds = 'Buffer Texture Framebuffer Renderbuffer Program Shader VertexArray Sampler Query'.split(' ')
  const makers = [...kinds.map((kind) => [`create${kind}`, `delete${kind}`] as const), ['fenceSync', 'deleteSync'] as const]
  for (const [create, free] of makers) {
    patch(gl, create, (original) =>
      function (...args) {
        const object = original.apply(this, args)
        if (object && held.contexts.has(this)) held.glObjects.set(object, this)
        return object
      },
    )
    patch(gl, free, (original) =>
      function (object) {
        if (object) held.glObjects.delete(object)
        original.call(this, object)
      },
    )
    if (create !== 'fenceSync') count(gl, create, 'created')
  }
  count(gl, 'drawArraysInstanced', 'draws')
  count(gl, 'drawElementsInstanced', 'draws')
  count(gl, 'drawArrays', 'draws')
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
  patch(EventTarget.prototype, 'addEventListener', (original) =>
    function (...args) {
      const target = this ?? window
      if (isWatched(target) && args[1]) held.listeners.add(key(target, args))
      original.apply(target, args as [])
    },
  )
  patch(EventTarget.prototype, 'removeEventListener', (original) =>
    function (...args) {
      const target = this ?? window
      if (isWatched(target) && args[1]) held.listeners.delete(key(target, args))
      original.apply(target, args as [])
    },
  )
  patch(ResizeObserver.prototype, 'observe', (original) =>
    function (...args) {
      original.apply(this, args)
      held.observed.set(this, (held.observed.get(this) ?? 0) + 1)
    },
  )
  patch(ResizeObserver.prototype, 'disconnect', (original) =>
    function () {
      original.call(this)
      held.observed.delete(this)
    },
  )
}

watchWebGpu()
watchWebGl()
watchListeners()
count(globalThis, 'requestAnimationFrame', 'frames')
count(globalThis, 'requestIdleCallback', 'timers')
count(globalThis, 'setTimeout', 'timers')
count(globalThis, 'setInterval', 'timers')
