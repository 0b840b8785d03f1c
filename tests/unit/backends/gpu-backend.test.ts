import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test, vi } from 'vitest'
import { createGpuBackend } from '../../../src/backends/gpu-backend.ts'
import type { GpuDriver } from '../../../src/backends/gpu-driver.ts'
import { Ledger } from '../../../src/backends/ledger.ts'
import { trailText } from '../../../src/backends/scene-text.ts'
import type { PooledSize } from '../../../src/backends/target-pool.ts'
import { FEATURE, type Frame } from '../../../src/frame/frame.ts'
import { buildFrame } from './canvas2d/frame-builder.ts'

const ledger = new Ledger()
const NEVER = new Promise<never>(() => {})
const DEVICE = { description: '', maxSize: 1, lost: NEVER, pipelines: Promise.resolve('pipelines') }
const noDriver = () => {
  throw new Error('no driver')
}

function lease<Device>(arriving: Promise<Device>) {
  const release = vi.fn()
  const forget = vi.fn()
  return { acquire: () => ({ arriving, release, forget }), release, forget }
}

test('a signal that has fired asks for no device', async () => {
  const acquire = vi.fn()
  const waiting = createGpuBackend('webgpu', acquire, { signal: AbortSignal.abort(), ledger }, noDriver)
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
  expect(acquire).not.toHaveBeenCalled()
})

test.each([
  ['its device', NEVER],
  ['its pipelines', Promise.resolve({ ...DEVICE, pipelines: NEVER })],
])('who waits for %s may leave at once', async (_, arriving) => {
  const { acquire, release } = lease(arriving)
  const controller = new AbortController()
  const waiting = createGpuBackend('webgpu', acquire, { signal: controller.signal, ledger }, noDriver)
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
  await expect(createGpuBackend('webgpu', acquire, { ledger }, noDriver)).rejects.toThrow(why)
  expect(release).toHaveBeenCalledTimes(1)
})

describe('the next taker gets a fresh device', () => {
  test('after one that did not come in time, not when somebody only left', async () => {
    const { acquire, forget } = lease(NEVER)
    const controller = new AbortController()
    const { signal } = controller
    const leaving = createGpuBackend('webgpu', acquire, { signal, ledger }, noDriver)
    controller.abort()
    await expect(leaving).rejects.toMatchObject({ name: 'AbortError' })
    expect(forget).not.toHaveBeenCalled()
    const waiting = createGpuBackend('webgpu', acquire, { limit: 5, ledger }, noDriver)
    await expect(waiting).rejects.toMatchObject({
      code: 'backend-unavailable',
      message: expect.stringContaining('5 ms'),
    })
    expect(forget).toHaveBeenCalledTimes(1)
  })

  test('after one that throws', async () => {
    const { acquire, forget } = lease(Promise.resolve(DEVICE))
    const driver = new Proxy({} as GpuDriver<PooledSize, PooledSize>, {
      get: (_, name) => () => {
        if (name === 'startFrame') throw new RangeError('dying')
        return name === 'isLost' ? false : { width: 1, height: 1 }
      },
    })
    const backend = await createGpuBackend('webgpu', acquire, { ledger }, () => driver)
    expect(forget).not.toHaveBeenCalled()
    backend.render(buildFrame({ slots: [] }))
    expect(await backend.lost).toContain('dying')
    expect(forget).toHaveBeenCalled()
  })
})

describe('frames with trails', () => {
  const frame = (features: number): Frame => ({ ...buildFrame({ slots: [] }), features })

  /** Draws nothing, and keeps the features that each draw asks for. */
  async function fakeBackend() {
    const features: number[] = []
    const doNothing = () => ({ width: 1, height: 1 })
    const driver = new Proxy({} as GpuDriver<PooledSize, PooledSize>, {
      get: (_, name) => {
        if (name === 'isLost') return () => false
        return name === 'draw' ? (asked: number) => features.push(asked) : doNothing
      },
    })
    const { acquire } = lease(Promise.resolve(DEVICE))
    return { backend: await createGpuBackend('webgpu', acquire, { ledger }, () => driver), features }
  }

  test('are drawn without them until the code for them is there, which no frame sends for', async () => {
    const { backend, features } = await fakeBackend()
    backend.render(frame(FEATURE.TRAIL | FEATURE.MOTION))
    expect(features).toEqual([FEATURE.MOTION])
    expect(trailText.pending).toBeNull()
    backend.trails?.get()
    await trailText.pending
    backend.render(frame(FEATURE.TRAIL | FEATURE.MOTION))
    expect(features).toEqual([FEATURE.MOTION, FEATURE.TRAIL | FEATURE.MOTION])
  })
})

test('solids are drawn first where batches are put down normally, and then what lies around them', async () => {
  const drawn: unknown[] = []
  const driver = new Proxy({} as GpuDriver<PooledSize, PooledSize>, {
    get: (_, name) => {
      if (name === 'isLost') return () => false
      if (name !== 'draw') return () => ({ width: 1, height: 1 })
      return (
        features: number,
        blend: number,
        _: unknown,
        start: number,
        count: number,
        [first, vertices]: [number, number],
      ) => drawn.push([features, blend, start, count, first, vertices])
    },
  })
  const { acquire } = lease(Promise.resolve(DEVICE))
  const backend = await createGpuBackend('webgpu', acquire, { ledger }, () => driver)
  const source = { type: 'none' } as const
  const batches = ([0, 0, 2, 0] as const).map((blend, i) => ({ blend, source, start: 3 * i, count: 3 }))
  const { draws, records } = backend.render({ ...buildFrame({ slots: [], batches }), features: FEATURE.SOLID })
  expect(drawn).toEqual([
    [FEATURE.SOLID, 0, 0, 3, 0, 4],
    [FEATURE.SOLID, 0, 3, 3, 0, 4],
    [FEATURE.SOLID, 0, 9, 3, 0, 4],
    [0, 0, 0, 3, 4, 10],
    [0, 0, 3, 3, 4, 10],
    [0, 2, 6, 3, 0, 4],
    [0, 0, 9, 3, 4, 10],
  ])
  expect([draws, records]).toEqual([7, 12])
})

test('a device that lives on keeps no backend that was destroyed', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const driver = new Proxy({} as GpuDriver<PooledSize, PooledSize>, { get: () => () => ({ width: 1, height: 1 }) })
  const { acquire } = lease(Promise.resolve({ ...DEVICE, lost: new Promise<string>(() => {}) }))
  const create = async (isDestroyed: boolean) => {
    const backend = await createGpuBackend('webgpu', acquire, { ledger }, () => driver)
    if (isDestroyed) backend.destroy()
    return new WeakRef(backend.lost)
  }
  const [living, destroyed] = [await create(false), await create(true)]
  await new Promise((resolve) => setTimeout(resolve))
  collect()
  expect([living.deref() !== undefined, destroyed.deref()]).toEqual([true, undefined])
})

test('a picture moves into a second target and back, both of which go with its size', async () => {
  const calls: string[] = []
  let made = 0
  const known: Record<string, (...args: never[]) => unknown> = {
    isLost: () => false,
    createTexture: (_use: number, width: number, height: number) => ({ width, height, name: `t${made++}` }),
    freeTexture: ({ name }: { name: string }) => calls.push(`free ${name}`),
    copy: (from: { name: string }, x: number, y: number, to: { name: string }, ...place: number[]) =>
      calls.push(`${from.name} ${x} ${y} -> ${to.name} ${place}`),
    endFrame: ({ name }: { name: string }) => calls.push(`show ${name}`),
  }
  const driver = new Proxy({} as GpuDriver<PooledSize, PooledSize>, { get: (_, name) => known[String(name)] ?? Object })
  const { acquire } = lease(Promise.resolve({ ...DEVICE, maxSize: 4096 }))
  const backend = await createGpuBackend('webgpu', acquire, { ledger }, () => driver)
  const draw = (more: Partial<Frame>, width = 100) => {
    const counters = backend.render({ ...buildFrame({ slots: [], width, height: 80 }), ...more })
    return [counters.created, ...calls.splice(0)]
  }
  const strip = (x: number, y: number, width: number, height: number) => {
    return { target: 0, x, y, width, height, batches: [] }
  }
  const [, shown] = draw({})
  const first = String(shown).slice(5)
  const second = `t${made}`
  expect(draw({ x: 7, shiftX: -7, full: false, passes: [strip(100, 0, 7, 80)] })).toEqual([
    // Two targets, each with its depth.
    4,
    `${first} 7 0 -> ${second} 0,0,93,80`,
    `t${made - 1} 0 0 -> ${second} 93,0,7,80`,
    `show ${second}`,
  ])
  expect(draw({ x: 5, y: 3, shiftX: 2, shiftY: -3, full: false, passes: [] })).toEqual([
    0,
    `${second} 0 3 -> ${first} 2,0,98,77`,
    `show ${first}`,
  ])
  expect(draw({}, 90).slice(1, 3)).toEqual([`free ${first}`, `free ${second}`])
})
