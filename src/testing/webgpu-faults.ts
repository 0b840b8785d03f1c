import type { DeviceFaults } from './faults.ts'
import type { Patches } from './patches.ts'

/** Calls by which an engine hands work to a device. */
const WORK = ['createBuffer', 'createTexture', 'createCommandEncoder', 'createBindGroup'] as const

export function createWebGpuFaults(patches: Patches): DeviceFaults {
  const devices = new Set<GPUDevice>()
  const dying = new WeakSet<GPUDevice>()
  let refusal: (() => Promise<unknown>) | null = null
  let rejectsPipelines = false
  if (!('GPUDevice' in globalThis)) return NOTHING

  patches.wrap(GPU.prototype, 'requestAdapter', (original) => (self, args) => refusal?.() ?? original(self, args))
  patches.wrap(GPUAdapter.prototype, 'requestDevice', (original) => async (self, args) => {
    const device = (await original(self, args)) as GPUDevice
    devices.add(device)
    void device.lost.then(() => devices.delete(device))
    return device
  })
  for (const name of WORK) {
    patches.wrap(GPUDevice.prototype, name, (original) => (self, args) => {
      if (!dying.has(self as GPUDevice)) return original(self, args)
      throw new RangeError(`${name} failed: the device is dying`)
    })
  }
  patches.wrap(GPUQueue.prototype, 'submit', (original) => (self, args) => {
    for (const device of devices) {
      if (device.queue === self && dying.has(device)) throw new RangeError('submit failed: the device is dying')
    }
    return original(self, args)
  })
  patches.wrap(
    GPUDevice.prototype,
    'createRenderPipelineAsync',
    (original) => (self, args) =>
      rejectsPipelines
        ? Promise.reject(new GPUPipelineError('rejected on purpose', { reason: 'internal' }))
        : original(self, args),
  )

  return {
    lose() {
      for (const device of [...devices]) device.destroy()
    },
    fail() {
      for (const device of devices) dying.add(device)
    },
    error(kind) {
      const error =
        kind === 'validation'
          ? new GPUValidationError('invalid on purpose')
          : new GPUOutOfMemoryError('full on purpose')
      for (const device of devices)
        device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error, cancelable: true }))
    },
    refuse(how) {
      refusal = how === 'hang' ? () => new Promise(() => {}) : () => Promise.resolve(null)
    },
    rejectPipelines() {
      rejectsPipelines = true
    },
    heal() {
      refusal = null
      rejectsPipelines = false
    },
  }
}

const NOTHING: DeviceFaults = {
  lose() {},
  fail() {},
  error() {},
  refuse() {},
  rejectPipelines() {},
  heal() {},
}
