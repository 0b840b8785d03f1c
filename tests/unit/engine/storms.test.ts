import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Storms } from '../../../src/engine/supervisor/storms.ts'
import { Box } from '../../../src/scene/box.ts'
import { Scene } from '../../../src/scene/scene.ts'

const BUDGET = 24

interface Play {
  /** Of the app, before a picture. */
  readonly change: (boxes: readonly Box[], picture: number) => void
  /** ms that a picture takes in which these nodes were made anew. */
  readonly cost: (made: readonly string[]) => number
  readonly isPressed?: (ms: number) => boolean
}

/** An app that draws picture after picture for a while; what was named, and pictures in which each box was made anew. */
function play({ change, cost, isPressed = () => false }: Play, until: number) {
  const scene = new Scene()
  const boxes = Array.from({ length: 20 }, (_, i) => scene.add(new Box({ id: `box-${i}`, width: 10, height: 10 })))
  scene.update()
  scene.clearChanges()
  const named: { id: string; at: number }[] = []
  const storms = new Storms(scene, BUDGET, ({ id }) => named.push({ id, at: performance.now() }))
  const made: Record<string, number[]> = {}
  const began = performance.now()
  let pictures = 0
  while (performance.now() - began < until) {
    change(boxes, pictures++)
    scene.update()
    const ids = scene.changes.map(({ id }) => id)
    scene.clearChanges()
    for (const id of ids) made[id] = [...(made[id] ?? []), performance.now() - began]
    storms.drawn(performance.now(), isPressed(performance.now() - began))
    const ms = cost(ids)
    vi.advanceTimersByTime(ms)
    storms.measured(ms)
  }
  return { scene, boxes, storms, made, pictures, named: named.map(({ id, at }) => ({ id, at: at - began })) }
}

const stormOf = (id: string, ms: number) => (made: readonly string[]) => (made.includes(id) ? ms : 16)
const paint = (box: Box | undefined, picture: number) => {
  if (box) box.fill = `rgb(${picture % 250} 0 0)`
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([30, 60, 100])(
  'a node that makes pictures take %i ms is named within 1 s, and held to a tenth of the time',
  (ms) => {
    const { named, made, pictures } = play(
      {
        change([storm, other], picture) {
          paint(storm, picture)
          if (other) other.x = picture + 1
        },
        cost: stormOf('box-0', ms),
      },
      10_000,
    )
    expect(named.map(({ id }) => id)).toEqual(['box-0'])
    expect(named[0]?.at).toBeLessThan(1000)
    const after = made['box-0']?.filter((at) => at > 2000) ?? []
    expect(after.length).toBeGreaterThan(5)
    expect(after.length * ms).toBeLessThan(0.15 * 8000)
    // All else goes on in every picture.
    expect(made['box-1']?.length).toBe(pictures)
  },
)

test('its last value comes to the picture, and it is let go when it is still', () => {
  const { scene, boxes, named, storms } = play(
    { change: ([storm], picture) => paint(storm, Math.min(picture, 60)), cost: stormOf('box-0', 60) },
    6000,
  )
  expect(named).toHaveLength(1)
  expect(boxes[0]?.fill).toBe('rgb(60 0 0)')
  expect(scene.gate).toBe(null)
  const version = boxes[0]?.version
  paint(boxes[0], 1)
  expect(boxes[0]?.version).toBe((version ?? 0) + 1)
  storms.stop()
})

const CALM: Readonly<Record<string, Play>> = {
  'in time': { change: ([box], i) => paint(box, i), cost: () => 16 },
  'now and then': { change: ([box], i) => paint(i % 3 ? box : undefined, i), cost: () => 60 },
  'where it only moves': { change: ([box], i) => box?.set({ x: i }), cost: () => 60 },
  'with many others': { change: (boxes, i) => boxes.forEach((box) => void paint(box, i)), cost: () => 60 },
  'since a pointer was pressed': {
    change: ([box], i) => paint(box, i),
    cost: stormOf('box-0', 60),
    isPressed: (ms) => ms < 200,
  },
}

test.each(Object.keys(CALM))('what is made anew %s does not storm', (name) => {
  const { named, made } = play(CALM[name] as Play, 5000)
  expect(named).toEqual([])
  expect(made['box-0']?.length).toBeGreaterThan(40)
})

test('one that is not to blame is let go, unnamed', () => {
  const { named, made, pictures } = play({ change: ([box], picture) => paint(box, picture), cost: () => 60 }, 5000)
  expect(named).toEqual([])
  expect(made['box-0']?.length).toBeGreaterThan(pictures - 10)
})

test('a node that left while it was held is forgotten', () => {
  const { boxes, storms, scene } = play(
    { change: ([storm], picture) => paint(storm, picture), cost: stormOf('box-0', 60) },
    1500,
  )
  boxes[0]?.remove()
  paint(boxes[0], 999)
  vi.advanceTimersByTime(5000)
  expect(scene.gate).toBe(null)
  storms.stop()
})
