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
  const [a, b] = [acquire(), acquire()]
  await arrive()
  expect(await a.arriving).toBe(await b.arriving)
  expect(pending).toHaveLength(0)
  a.release()
  expect(open.size).toBe(1)
  b.release()
  expect(open.size).toBe(0)
})

test('a device that arrives after all takers have left is closed', async () => {
  const { acquire, open, arrive } = workshop()
  for (const { release } of [acquire(), acquire()]) release()
  await arrive()
  expect(open.size).toBe(0)
})

test('a taker that comes while the device is on its way for nobody gets it', async () => {
  const { acquire, pending, open, arrive } = workshop()
  acquire().release()
  const { arriving, release } = acquire()
  expect(pending).toHaveLength(1)
  await arrive()
  expect(open.has((await arriving).id)).toBe(true)
  release()
  expect(open.size).toBe(0)
})

test('a failed opening fails all who wait, and the next taker tries again', async () => {
  const { acquire, pending, open, arrive } = workshop()
  const takers = [acquire(), acquire()]
  pending.shift()?.reject(new Error('no adapter'))
  for (const { arriving, release } of takers) {
    await expect(arriving).rejects.toThrow('no adapter')
    release()
  }
  const next = acquire()
  await arrive()
  expect(open.size).toBe(1)
  next.release()
  expect(open.size).toBe(0)
})

test('after a loss the next taker gets a fresh device while others still hold the lost one', async () => {
  const { acquire, open, arrive } = workshop()
  const first = acquire()
  await arrive()
  const lost = await first.arriving
  lost.lose()
  await settle()
  const second = acquire()
  await arrive()
  const fresh = await second.arriving
  expect(fresh).not.toBe(lost)
  first.release()
  expect([...open]).toEqual([fresh.id])
  second.release()
  expect(open.size).toBe(0)
})

test('takers may come and go in any order', async () => {
  for (let seed = 0; seed < 200; seed++) {
    const { acquire, pending, open, arrive } = workshop()
    const steps = [0, 1, 2, 3, 4, 5].map((i) => (seed * 7919 + i * 104_729) % 6)
    const held: Lease<TestDevice>[] = [acquire()]
    for (const step of steps) {
      if (step < 2) held.push(acquire())
      else if (step === 2) held.shift()?.release()
      else if (step === 3 && pending.length > 0) await arrive()
      else if (step === 4) held.pop()?.release()
    }
    while (pending.length > 0) await arrive()
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
  expect(await acquire().arriving).toBe(lost)
  await settle()
  expect(await acquire().arriving).toBe(fresh)
})

test('what is forgotten stays with those who have it; the next taker gets a fresh one', async () => {
  const { acquire, open, arrive } = workshop()
  const [a, b] = [acquire(), acquire()]
  await arrive()
  a.forget()
  const c = acquire()
  await arrive()
  expect((await c.arriving).id).not.toBe((await b.arriving).id)
  // Too late: it is another's now.
  b.forget()
  expect(await acquire().arriving).toBe(await c.arriving)
  a.release()
  expect(open.size).toBe(2)
  b.release()
  expect([...open]).toEqual([(await c.arriving).id])
})
