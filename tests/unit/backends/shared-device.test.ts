import { expect, test } from 'vitest'
import { SharedDevice } from '../../../src/backends/shared-device.ts'

interface TestDevice {
  readonly id: number
  readonly lost: Promise<void>
  readonly lose: () => void
}

/** Opens devices by hand, in any order; counts those that are open. */
function workshop() {
  const pending: {
    resolve: (device: TestDevice) => void
    reject: (error: Error) => void
    isWanted: () => boolean
  }[] = []
  const open = new Set<number>()
  let id = 0
  const shared = new SharedDevice<TestDevice>(
    (isWanted) => new Promise((resolve, reject) => void pending.push({ resolve, reject, isWanted })),
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
  return { shared, pending, open, arrive }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('all takers share one device; it closes with the last', async () => {
  const { shared, pending, open, arrive } = workshop()
  const takers = [shared.acquire(), shared.acquire()]
  await arrive()
  const [a, b] = await Promise.all(takers)
  expect(a).toBe(b)
  expect(pending).toHaveLength(0)
  if (a === undefined || b === undefined) throw new Error('no device')
  shared.release(a)
  expect(open.size).toBe(1)
  shared.release(b)
  expect(open.size).toBe(0)
  shared.release(b)
})

test('a device that arrives after all takers have left is closed', async () => {
  const { shared, open, arrive } = workshop()
  const controllers = [new AbortController(), new AbortController()]
  const takers = controllers.map(({ signal }) => shared.acquire(signal))
  await settle()
  for (const controller of controllers) controller.abort()
  for (const taker of takers) await expect(taker).rejects.toMatchObject({ code: 'destroyed' })
  await arrive()
  expect(open.size).toBe(0)
})

test('a taker that comes while the device is on its way for nobody gets it', async () => {
  const { shared, pending, open, arrive } = workshop()
  const controller = new AbortController()
  const first = shared.acquire(controller.signal)
  await settle()
  controller.abort()
  await expect(first).rejects.toMatchObject({ code: 'destroyed' })
  const second = shared.acquire()
  await settle()
  expect(pending).toHaveLength(1)
  await arrive()
  const device = await second
  expect(open.has(device.id)).toBe(true)
  shared.release(device)
  expect(open.size).toBe(0)
})

test('an opening that was told nobody waits is not joined any more', async () => {
  const { shared, pending, open, arrive } = workshop()
  const controller = new AbortController()
  const first = shared.acquire(controller.signal)
  await settle()
  controller.abort()
  await expect(first).rejects.toMatchObject({ code: 'destroyed' })
  const giving = pending.shift()
  expect(giving?.isWanted()).toBe(false)
  const second = shared.acquire()
  giving?.reject(new Error('gave up'))
  await arrive()
  shared.release(await second)
  expect(open.size).toBe(0)
})

test('a signal that has fired opens nothing', async () => {
  const { shared, pending } = workshop()
  await expect(shared.acquire(AbortSignal.abort())).rejects.toMatchObject({ code: 'destroyed' })
  await settle()
  expect(pending).toHaveLength(0)
})

test('a failed opening fails all who wait, and the next taker tries again', async () => {
  const { shared, pending, arrive } = workshop()
  const takers = [shared.acquire(), shared.acquire()]
  await settle()
  pending.shift()?.reject(new Error('no adapter'))
  for (const taker of takers) await expect(taker).rejects.toThrow('no adapter')
  const next = shared.acquire()
  await arrive()
  shared.release(await next)
})

test('after a loss the next taker gets a fresh device while others still hold the lost one', async () => {
  const { shared, open, arrive } = workshop()
  const first = shared.acquire()
  await arrive()
  const lost = await first
  lost.lose()
  await settle()
  const second = shared.acquire()
  await arrive()
  const fresh = await second
  expect(fresh).not.toBe(lost)
  shared.release(lost)
  expect([...open]).toEqual([fresh.id])
  shared.release(fresh)
  expect(open.size).toBe(0)
})

test('takers may come and go in any order', async () => {
  for (let seed = 0; seed < 200; seed++) {
    const { shared, pending, open, arrive } = workshop()
    const steps = [0, 1, 2, 3, 4, 5].map((i) => (seed * 7919 + i * 104_729) % 6)
    const held: TestDevice[] = []
    const waiting: { controller: AbortController; done: Promise<void> }[] = []
    const acquire = () => {
      const controller = new AbortController()
      const done = shared.acquire(controller.signal).then(
        (device) => void held.push(device),
        () => {},
      )
      waiting.push({ controller, done })
    }
    acquire()
    for (const step of steps) {
      if (step < 2) acquire()
      else if (step === 2) waiting.shift()?.controller.abort()
      else if (step === 3 && pending.length > 0) await arrive()
      else if (step === 4) {
        const device = held.shift()
        if (device !== undefined) shared.release(device)
      }
    }
    await settle()
    while (pending.length > 0) await arrive()
    await Promise.all(waiting.map(({ done }) => done))
    expect(open.size).toBe(held.length > 0 ? 1 : 0)
    for (const device of held) shared.release(device)
    expect(open.size).toBe(0)
  }
})

test('a device that was lost on its way is not handed to later takers', async () => {
  const lost = { lost: Promise.resolve() }
  const fresh = { lost: new Promise<void>(() => {}) }
  const devices = [lost, fresh]
  const shared = new SharedDevice<{ lost: Promise<void> }>(
    () => Promise.resolve(devices.shift() ?? fresh),
    () => {},
  )
  expect(await shared.acquire()).toBe(lost)
  await settle()
  expect(await shared.acquire()).toBe(fresh)
})
