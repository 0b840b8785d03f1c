import { afterEach, expect, test, vi } from 'vitest'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { EngineEmitter } from '../../../src/engine/events.ts'
import { type Drawing, type Seat, Supervisor } from '../../../src/engine/supervisor/supervisor.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { fakeBackend } from './fake-backend.ts'

type Fake = ReturnType<typeof fakeBackend>

/** An engine on Canvas2D that takes 20 ms a frame, and the rungs above it. */
function sit(above: Partial<Record<BackendName, Fake | Promise<never>>>, isAuto = true) {
  const canvas2d = fakeBackend('canvas2d', 20)
  const life = new AbortController()
  const drawing: Drawing = {
    current: canvas2d.backend,
    shown: canvas2d.backend,
    reason: '',
    at: -1e9,
    scale: 1,
    due: 0,
    pacer: null,
  }
  const taken: string[] = []
  const seat: Seat = {
    rungs: ['webgpu', 'webgl2', 'canvas2d'],
    isAuto,
    isPaced: true,
    scene: new Scene(),
    events: new EngineEmitter(),
    signal: life.signal,
    drawing,
    open: async (name) => {
      if (name === 'canvas2d') return { backend: canvas2d.backend, canvas: null }
      const rung = above[name]
      if (!rung) throw new Error(`no ${name} today`)
      return { backend: (await rung).backend, canvas: null }
    },
    drawOn: (backend) => void backend.render({} as never),
    take({ backend }, why) {
      taken.push(`${backend.name}: ${why}`)
      drawing.current = drawing.shown = backend
    },
    redraw() {},
  }
  return { canvas2d, life, drawing, taken, supervisor: new Supervisor(seat) }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

afterEach(() => vi.useRealTimers())

test('a rung that draws the scene faster is taken', async () => {
  const webgpu = fakeBackend('webgpu', 1)
  const { taken, life } = sit({ webgpu })
  await vi.waitFor(() => expect(taken).toHaveLength(1))
  expect(taken[0]).toMatch(/^webgpu: webgpu on a test GPU draws this scene in [\d.]+ ms, canvas2d in [\d.]+ ms$/)
  life.abort()
})

test('a slower one is given back, and what draws says why', async () => {
  const webgpu = fakeBackend('webgpu', 60)
  const { taken, drawing, life } = sit({ webgpu })
  await vi.waitFor(() => expect(drawing.reason).toMatch(/webgpu: .*; webgl2: no webgl2 today/))
  expect(taken).toEqual([])
  expect(webgpu.backend.destroy).toHaveBeenCalled()
  life.abort()
})

test('one that draws something else is refused', async () => {
  const webgpu = fakeBackend('webgpu', 1, { pixels: new Uint8Array(64) })
  const { taken, drawing, life } = sit({ webgpu })
  await vi.waitFor(() => expect(drawing.reason).toContain('webgpu: it drew 0,0,0,0 where 127,127,255,255 is right'))
  expect(taken).toEqual([])
  life.abort()
})

test('one that is lost while it is measured is refused, however quick that was', async () => {
  const webgpu = fakeBackend('webgpu', 0)
  webgpu.backend.render.mockImplementation(() => webgpu.lose('it died'))
  const { taken, drawing, life } = sit({ webgpu })
  await vi.waitFor(() => expect(drawing.reason).toContain('webgpu: it died'))
  expect(taken).toEqual([])
  life.abort()
})

test('when what draws is lost meanwhile, the candidate takes its place', async () => {
  const webgpu = fakeBackend('webgpu', 50)
  const { taken, drawing, supervisor, life } = sit({ webgpu })
  await pause(20)
  drawing.current = null
  await supervisor.lost('canvas2d was lost')
  expect(taken).toEqual(['webgpu: canvas2d was lost'])
  life.abort()
})

test('the end of the engine gives the candidate back', async () => {
  const webgpu = fakeBackend('webgpu', 30)
  const { taken, life, supervisor } = sit({ webgpu })
  await pause(10)
  life.abort()
  await vi.waitFor(() => expect(webgpu.backend.destroy).toHaveBeenCalled())
  expect(taken).toEqual([])
  await expect(supervisor.lost('late')).rejects.toMatchObject({ code: 'destroyed' })
})

test('a rung that never comes is waited for, and given back when it comes after all', async () => {
  vi.useFakeTimers()
  let come = (_: Fake): void => {}
  const webgpu = fakeBackend('webgpu', 1)
  const late = new Promise<Fake>((resolve) => {
    come = resolve
  }) as Promise<never>
  const { drawing, life } = sit({ webgpu: late })
  await vi.advanceTimersByTimeAsync(30_000)
  expect(drawing.reason).toContain('webgpu: it did not draw within 20000 ms; webgl2: no webgl2 today')
  come(webgpu)
  await vi.advanceTimersByTimeAsync(10)
  expect(webgpu.backend.destroy).toHaveBeenCalled()
  life.abort()
})

test.each([
  [1, [3, 2]],
  [40, [2, 1]],
])('measuring draws no more than it must where a frame takes %i ms of main thread', async (ms, drawn) => {
  const webgpu = fakeBackend('webgpu', 60)
  const { canvas2d, drawing, life } = sit({ webgpu })
  for (const { backend } of [webgpu, canvas2d])
    backend.render.mockImplementation(() => {
      const until = performance.now() + ms
      while (performance.now() < until);
    })
  await vi.waitFor(() => expect(drawing.reason).toContain('webgl2: no webgl2 today'))
  // What proves it is drawn beside.
  expect([webgpu.backend.render.mock.calls.length - 1, canvas2d.backend.render.mock.calls.length]).toEqual(drawn)
  life.abort()
})
