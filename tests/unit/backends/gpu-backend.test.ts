import { expect, test, vi } from 'vitest'
import { createGpuBackend } from '../../../src/backends/gpu-backend.ts'

const NEVER = new Promise<never>(() => {})
const DEVICE = { description: '', maxSize: 1, maxLayers: 1, lost: NEVER, pipelines: Promise.resolve('pipelines') }
const noDriver = () => {
  throw new Error('no driver')
}

function lease<Device>(arriving: Promise<Device>) {
  const release = vi.fn()
  return { acquire: () => ({ arriving, release }), release }
}

test('a signal that has fired asks for no device', async () => {
  const acquire = vi.fn()
  const waiting = createGpuBackend('webgpu', acquire, { signal: AbortSignal.abort() }, noDriver)
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(acquire).not.toHaveBeenCalled()
})

test.each([
  ['its device', NEVER],
  ['its pipelines', Promise.resolve({ ...DEVICE, pipelines: NEVER })],
])('who waits for %s may leave at once', async (_, arriving) => {
  const { acquire, release } = lease(arriving)
  const controller = new AbortController()
  const waiting = createGpuBackend('webgpu', acquire, controller, noDriver)
  await new Promise((resolve) => setTimeout(resolve))
  expect(release).not.toHaveBeenCalled()
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(release).toHaveBeenCalledTimes(1)
})

test.each([
  ['no device', () => Promise.reject(new Error('no device'))],
  ['no pipelines', () => Promise.resolve({ ...DEVICE, pipelines: Promise.reject(new Error('no pipelines')) })],
  ['no driver', () => Promise.resolve(DEVICE)],
])('where there is %s there is no backend, and the lease is given back', async (why, arriving) => {
  const { acquire, release } = lease<typeof DEVICE>(arriving())
  await expect(createGpuBackend('webgpu', acquire, {}, noDriver)).rejects.toThrow(why)
  expect(release).toHaveBeenCalledTimes(1)
})
