import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { DocumentBus } from '../../../src/document/bus.ts'
import type { Operation } from '../../../src/document/operation.ts'
import { SceneHost } from '../../support/document-host.ts'
import { createRandom } from '../../support/random-scene.ts'

/** Pages of 100 boxes each. */
function board(nodes: number): object {
  const pages = Array.from({ length: nodes / 100 }, (_, p) => ({
    id: `p${p}`,
    type: 'group',
    children: Array.from({ length: 99 }, (_, i) => ({
      id: `p${p}n${i}`,
      type: 'box',
      props: { x: i, width: 20, height: 10, fill: '#abc' },
    })),
  }))
  return { version: 1, width: 640, height: 480, root: { id: 'page', type: 'group', children: pages } }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** 1,000 edits as a designer makes them: mostly moves and looks of a few nodes, some nodes and a page of nodes now and then. */
function edit(bus: DocumentBus): void {
  const random = createRandom(7)
  const int = (below: number) => Math.floor(random() * below)
  const stops = () => [
    [0, `hsl(${int(360)} 50% 50%)`],
    [1, '#000'],
  ]
  for (let i = 0; i < 1000; i++) {
    const page = `p${int(90)}`
    const path = ['page', page, `p${page.slice(1)}n${int(50)}`]
    const update = (props: object): Operation => ({ type: 'UPDATE', payload: { path, props: { ...props } } })
    const kind = random()
    if (kind < 0.4)
      bus.apply(
        Array.from({ length: 10 }, (_, k) => ({
          type: 'UPDATE',
          payload: { path: [...path.slice(0, 2), `${page}n${k}`], props: { x: int(500), y: int(500) } },
        })),
      )
    else if (kind < 0.7)
      bus.apply([update({ fill: { type: 'linear', stops: stops() }, stroke: { color: '#123', width: int(9) } })])
    else if (kind < 0.99)
      bus.apply([
        {
          type: 'INSERT',
          payload: {
            id: `new${i}`,
            type: 'box',
            props: { x: int(99), name: `box ${i}` },
            parentPath: path.slice(0, 2),
          },
        },
      ])
    else
      bus.apply(
        [{ type: 'DELETE', payload: { path: ['page', `p${90 + (i % 10)}`] } }].filter(({ payload }) =>
          bus.get(payload.path[1] as string),
        ) as Operation[],
      )
  }
}

test('1,000 edits of 10,000 nodes take less than 10 MB of history', { timeout: 60_000 }, () => {
  const use = (steps: number) => {
    const bus = new DocumentBus(new SceneHost(board(10_000)), { history: { steps } })
    const before = heap()
    edit(bus)
    return { bytes: heap() - before, steps: bus.steps('undo').length }
  }
  const none = use(1)
  const all = use(1000)
  expect(all.steps).toBeGreaterThan(980)
  const megabytes = (all.bytes - none.bytes) / 1e6
  expect(megabytes).toBeGreaterThan(0.1)
  expect(megabytes).toBeLessThan(10)
})

test('an update costs the same in a document a hundred times as large', { timeout: 60_000 }, () => {
  const time = (nodes: number) => {
    const bus = new DocumentBus(new SceneHost(board(nodes)))
    let best = Infinity
    for (let round = 0; round < 20; round++) {
      const started = performance.now()
      for (let i = 0; i < 200; i++) {
        bus.apply([{ type: 'UPDATE', payload: { path: ['page', 'p3', 'p3n7'], props: { x: round * 200 + i + 1 } } }], {
          merge: 'm',
        })
      }
      best = Math.min(best, performance.now() - started)
    }
    return best
  }
  const small = time(1000)
  // A watchdog: what walks the document takes a hundred times as long.
  expect(time(100_000) / small).toBeLessThan(10)
})
