import { expect, test } from 'vitest'
import { type Lease, shareDevice } from '../../../src/backends/shared-device.ts'

interface TestDevice {
  readonly id: number
  readonly lost: Promise<void>
  readonly lose: () => void
}

/** Opens devices by hand, in any order; counts those that are open. */
function workshop() {
  const pending: { resolve: (device: TestDevice) => void; reject: (error: Error) => void }[] = []
  const open = new Set<number>()
  let id = 0
  const acquire = shareDevice<TestDevice>(
    () => new Promise((resolve, reject) => void pending.push({ resolve, reject })),
    (device) => {
      if (!open.delete(device.id)) throw new Error(`device ${device.id} was closed twice`)
    },
  )
  const arrive = async () => {
    await settle()
    let lose = () => {}
    const lost = new Promise<void>((resolve) => {
      lose = resolve
    })
    const device = { id: id++, lost, lose }
    open.add(device.id)
    pending.shift()?.resolve(device)
    await settle()
  }
  return { acquire, pending, open, arrive }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('all takers share one device; it closes with the last', async () => {
  const { acquire, pending, open, arrive } = workshop()
  const takers = [acquire(), acquire()]
  await arrive()
  const [a, b] = await Promise.all(takers)
  expect(a?.device).toBe(b?.device)
  expect(pending).toHaveLength(0)
  a?.release()
  expect(open.size).toBe(1)
  b?.release()
  expect(open.size).toBe(0)
})

test('a device that arrives after all takers have left is closed', async () => {
  const { acquire, open, arrive } = workshop()
  const controllers = [new AbortController(), new AbortController()]
  const takers = controllers.map(({ signal }) => acquire(signal))
  await settle()
  for (const controller of controllers) controller.abort()
  for (const taker of takers) await expect(taker).rejects.toMatchObject({ name: 'AbortError' })
  await arrive()
  expect(open.size).toBe(0)
})

test('a taker that comes while the device is on its way for nobody gets it', async () => {
  const { acquire, pending, open, arrive } = workshop()
  const controller = new AbortController()
  const first = acquire(controller.signal)
  await settle()
  controller.abort()
  await expect(first).rejects.toMatchObject({ name: 'AbortError' })
  const second = acquire()
  await settle()
  expect(pending).toHaveLength(1)
  await arrive()
  const { device, release } = await second
  expect(open.has(device.id)).toBe(true)
  release()
  expect(open.size).toBe(0)
})

test('a signal that has fired opens nothing', async () => {
  const { acquire, pending } = workshop()
  await expect(acquire(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  await settle()
  expect(pending).toHaveLength(0)
})

test('a failed opening fails all who wait, and the next taker tries again', async () => {
  const { acquire, pending, arrive } = workshop()
  const takers = [acquire(), acquire()]
  await settle()
  pending.shift()?.reject(new Error('no adapter'))
  for (const taker of takers) await expect(taker).rejects.toThrow('no adapter')
  const next = acquire()
  await arrive()
  ;(await next).release()
})

test('after a loss the next taker gets a fresh device while others still hold the lost one', async () => {
  const { acquire, open, arrive } = workshop()
  const first = acquire()
  await arrive()
  const lost = await first
  lost.device.lose()
  await settle()
  const second = acquire()
  await arrive()
  const fresh = await second
  expect(fresh.device).not.toBe(lost.device)
  lost.release()
  expect([...open]).toEqual([fresh.device.id])
  fresh.release()
  expect(open.size).toBe(0)
})

test('takers may come and go in any order', async () => {
  for (let seed = 0; seed < 200; seed++) {
    const { acquire, pending, open, arrive } = workshop()
    const steps = [0, 1, 2, 3, 4, 5].map((i) => (seed * 7919 + i * 104_729) % 6)
    const held: Lease<TestDevice>[] = []
    const waiting: { controller: AbortController; done: Promise<void> }[] = []
    const take = () => {
      const controller = new AbortController()
      const done = acquire(controller.signal).then(
        (lease) => void held.push(lease),
        () => {},
      )
      waiting.push({ controller, done })
    }
    take()
    for (const step of steps) {
      if (step < 2) take()
      else if (step === 2) waiting.shift()?.controller.abort()
      else if (step === 3 && pending.length > 0) await arrive()
      else if (step === 4) held.shift()?.release()
    }
    await settle()
    while (pending.length > 0) await arrive()
    await Promise.all(waiting.map(({ done }) => done))
    expect(open.size).toBe(held.length > 0 ? 1 : 0)
    for (const { release } of held) release()
    expect(open.size).toBe(0)
  }
})

test('a device that was lost on its way is not handed to later takers', async () => {
  const lost = { lost: Promise.resolve() }
  const fresh = { lost: new Promise<void>(() => {}) }
  const devices = [lost, fresh]
  const acquire = shareDevice<{ lost: Promise<void> }>(
    () => Promise.resolve(devices.shift() ?? fresh),
    () => {},
  )
  expect((await acquire()).device).toBe(lost)
  await settle()
  expect((await acquire()).device).toBe(fresh)
})
