import { describe, expect, it } from 'vitest'
import { type BusEvents, DocumentBus } from '../../../src/document/bus.ts'
import type { Operation } from '../../../src/document/operation.ts'
import { Box } from '../../../src/scene/box.ts'
import { SceneHost } from '../../support/document-host.ts'

const GRADIENT = {
  type: 'linear',
  angle: 30,
  stops: [
    [0, 'red'],
    [1, 'blue'],
  ],
}
const BOARD = {
  version: 1,
  width: 640,
  height: 480,
  root: {
    id: 'page',
    type: 'group',
    children: [
      {
        id: 'form',
        type: 'box',
        props: { width: 200, height: 100, stroke: { color: '#000', width: 2 }, fill: GRADIENT },
        children: [
          { id: 'label', type: 'text', props: { text: '金额', x: 4 } },
          { id: 'amount', type: 'box', props: { x: 40, width: 100, height: 20 } },
        ],
      },
      { id: 'button', type: 'box', props: { y: 120, width: 80, height: 24 } },
    ],
  },
}

function open() {
  const host = new SceneHost(BOARD)
  const bus = new DocumentBus(host)
  const events: BusEvents['transaction'][] = []
  bus.on('transaction', (event) => events.push(event))
  const node = (id: string) => host.scene.get(id) ?? expect.fail(`no ${id}`)
  return { host, bus, events, node }
}

const FORM = ['page', 'form']
const update = (path: readonly string[], props: object): Operation => ({
  type: 'UPDATE',
  payload: { path, props: { ...props } },
})
const move = (x: number): Operation => update(['page', 'button'], { x })

function expectEqual({ host, bus }: ReturnType<typeof open>): void {
  expect(bus.toJSON()).toEqual(host.toJSON())
}

describe('an operation', () => {
  it('merges deeply; null takes away, lists and objects of another type are replaced whole', () => {
    const on = open()
    const { bus, node } = on
    bus.apply([update(FORM, { stroke: { width: null, dash: [1, 2] }, fill: { angle: 90 }, width: null })])
    expect(node('form').props).toEqual({
      height: 100,
      stroke: { color: '#000', dash: [1, 2] },
      fill: { ...GRADIENT, angle: 90 },
    })
    const { stops } = GRADIENT
    bus.apply([update(FORM, { stroke: { dash: [3] }, fill: { type: 'radial', stops } })])
    expect(bus.get('form')?.props).toEqual({
      height: 100,
      stroke: { color: '#000', dash: [3] },
      fill: { type: 'radial', stops },
    })
    expectEqual(on)
    bus.undo()
    bus.undo()
    expect(bus.toJSON()).toEqual(BOARD)
    expectEqual(on)
  })

  it('inserts before a sibling or last, with defaults for what is not said and without them where they are', () => {
    const on = open()
    const { bus, node, events } = on
    const rule = { id: 'rule', type: 'line', props: { x: 0, y: 3 }, parentPath: FORM, index: 1 }
    bus.apply([
      { type: 'INSERT', payload: rule },
      { type: 'INSERT', payload: { id: 'last', type: 'box', parentPath: FORM } },
    ])
    expect(node('form').children.map(({ id }) => id)).toEqual(['label', 'rule', 'amount', 'last'])
    expect([node('rule').opacity, bus.get('rule')?.props]).toEqual([1, { y: 3 }])
    expect(events.map(({ version, operations }) => [version, operations.length])).toEqual([[1, 2]])
    expectEqual(on)
  })

  it('takes a node away with all below it, and an undo brings the same nodes back where they were', () => {
    const on = open()
    const { bus, host, node } = on
    const [form, label] = [node('form'), node('label')]
    bus.apply([{ type: 'DELETE', payload: { path: FORM } }])
    expect([host.scene.get('label'), bus.get('label'), host.scene.size]).toEqual([null, null, 2])
    bus.undo()
    expect([node('form'), node('label')]).toEqual([form, label])
    expect([node('form') === form, node('label') === label, node('page').children[0] === form]).toEqual([
      true,
      true,
      true,
    ])
    expectEqual(on)
    bus.redo()
    expect(bus.pathOf('label')).toBeNull()
    expectEqual(on)
  })

  it('moves a node when it takes it out and puts it in again: it stays the same object', () => {
    const on = open()
    const { bus, node } = on
    const amount = node('amount')
    bus.apply([
      { type: 'DELETE', payload: { path: [...FORM, 'amount'] } },
      { type: 'INSERT', payload: { id: 'amount', type: 'box', props: { width: 7 }, parentPath: ['page'], index: 0 } },
    ])
    expect([node('amount') === amount, amount.parent === node('page'), amount.props]).toEqual([
      true,
      true,
      { width: 7 },
    ])
    expectEqual(on)
    bus.undo()
    expect([node('amount') === amount, amount.parent === node('form'), amount.x]).toEqual([true, true, 40])
    expectEqual(on)
  })

  it('gives an id that comes back as another type another node', () => {
    const on = open()
    const { bus, node } = on
    bus.apply([
      { type: 'DELETE', payload: { path: FORM } },
      { type: 'INSERT', payload: { id: 'form', type: 'text', props: { text: 'gone' }, parentPath: ['page'] } },
    ])
    expect(node('form').type).toBe('text')
    expectEqual(on)
    bus.undo()
    expect(bus.toJSON()).toEqual(BOARD)
    expectEqual(on)
  })

  it('that is refused says where, why, and what next', () => {
    const { bus } = open()
    const wrong = (operation: Operation, code: string, path: string, says: RegExp) =>
      expect(() => bus.apply([move(1), operation])).toThrow(
        expect.objectContaining({ code, path, message: expect.stringMatching(says) }),
      )
    wrong(
      update(['page', 'amount'], {}),
      'not-found',
      'operations[1].payload.path[1]',
      /child of "page".* page > form > amount/,
    )
    wrong(update(['page', 'nobody'], {}), 'not-found', 'operations[1].payload.path[1]', /No node has this id/)
    wrong(update(FORM, { width: -1 }), 'out-of-range', 'operations[1].payload.props.width', /0 to 10000000/)
    expect([bus.version, bus.toJSON()]).toEqual([0, BOARD])
  })

  it('that changes nothing is no transaction', () => {
    const { bus, events } = open()
    bus.apply([update(FORM, { width: 200, rotation: 0, fill: null }), update(FORM, { fill: GRADIENT })])
    bus.apply([update(FORM, { width: 200, rotation: 0 })])
    bus.apply([])
    expect([bus.version, events.length, bus.steps('undo').length]).toEqual([1, 1, 1])
  })

  it('never runs code of its input, and is a copy of it', () => {
    const { bus, events, node } = open()
    const props = { stroke: { color: 'red' } }
    bus.apply([update(FORM, props)])
    props.stroke.color = 'nonsense'
    expect([events[0]?.operations, node('form').props.stroke]).toEqual([
      [update(FORM, { stroke: { color: 'red' } })],
      { color: 'red', width: 2 },
    ])
    const getter = Object.defineProperty({}, 'x', { enumerable: true, get: () => expect.fail('it ran') })
    expect(() => bus.apply([{ type: 'UPDATE', payload: { path: FORM, props: getter } }])).toThrow(
      expect.objectContaining({ path: 'operations[0].payload.props.x' }),
    )
    expect(() => bus.apply('no list' as never)).toThrow(expect.objectContaining({ path: 'operations' }))
  })

  it('keeps to the limits of nodes and of depth', () => {
    const bus = new DocumentBus(new SceneHost(BOARD, { nodes: 6, depth: 3 }))
    const insert = (id: string, parentPath: readonly string[]): Operation => ({
      type: 'INSERT',
      payload: { id, type: 'box', parentPath },
    })
    expect(() => bus.apply([insert('a', [...FORM, 'amount'])])).toThrow(
      expect.objectContaining({ code: 'limit-depth' }),
    )
    expect(() => bus.apply([insert('a', FORM), insert('b', FORM)])).toThrow(
      expect.objectContaining({ code: 'limit-nodes', path: 'operations[1].payload' }),
    )
  })
})

describe('a transaction', () => {
  it('for another version is refused whole, told, and what was dragged is back where it was', () => {
    const on = open()
    const { bus, node } = on
    const conflicts: BusEvents['conflict'][] = []
    bus.on('conflict', (event) => conflicts.push(event))
    const { version } = bus
    bus.apply([move(10)], { version })
    expect(() => bus.apply([update(FORM, { x: 1 }), move(20)], { version })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    const amount = node('amount')
    node('form').x = 33
    amount.remove()
    expect(() => bus.commit([node('form'), amount], { version })).toThrow(expect.objectContaining({ code: 'conflict' }))
    expectEqual(on)
    expect(conflicts).toEqual([
      { expected: 0, actual: 1 },
      { expected: 0, actual: 1 },
    ])
    expect([node('form').x, node('button').x, bus.version]).toEqual([0, 10, 1])
  })

  it('that throws takes back all that it did, in the document and in the scene, inner ones their own part', () => {
    const on = open()
    const { bus, node, events } = on
    const button = node('button')
    bus.transact(() => {
      bus.apply([move(1)])
      expect(() =>
        bus.transact(() => {
          bus.apply([{ type: 'DELETE', payload: { path: FORM } }, move(2)])
          expect([node('button').x, bus.get('form')]).toEqual([2, null])
          throw new Error('changed my mind')
        }),
      ).toThrow('changed my mind')
      expect([node('button').x, node('form').children.length]).toEqual([1, 2])
      expect(() => bus.apply([move(3), update(['nowhere'], {})])).toThrow(
        expect.objectContaining({ code: 'not-found' }),
      )
      bus.apply([update(FORM, { x: 9 })])
    })
    expect(events.map(({ version, operations }) => [version, operations])).toEqual([
      [1, [move(1), update(FORM, { x: 9 })]],
    ])
    expectEqual(on)
    const failing = () => {
      bus.apply([{ type: 'DELETE', payload: { path: ['page', 'button'] } }])
      button.x = 77
      return Promise.resolve()
    }
    expect(() => bus.transact(failing)).toThrow(expect.objectContaining({ code: 'invalid-operation' }))
    expect([bus.version, node('button') === button, button.x]).toEqual([1, true, 1])
    expect(bus.undo()).toBe(true)
    expect(bus.toJSON()).toEqual(BOARD)
    expectEqual(on)
  })

  it('has no undo in it', () => {
    const { bus } = open()
    bus.apply([move(1)])
    expect(() => bus.transact(() => bus.undo())).toThrow(expect.objectContaining({ code: 'invalid-operation' }))
    expect(bus.undo()).toBe(true)
  })

  it('that a listener makes is told after the one that it answers', () => {
    const { bus } = open()
    const told: number[] = []
    bus.on('transaction', ({ version }) => version === 1 && bus.apply([move(2)]))
    bus.on('transaction', ({ version }) => told.push(version))
    bus.subscribe(['page'], ({ version }) => told.push(version))
    bus.apply([move(1)])
    expect(told).toEqual([1, 1, 2, 2])
  })

  it('is refused when the scene was changed behind its back', () => {
    const { bus, host, node } = open()
    node('label').remove()
    expect(() => bus.apply([move(1), update([...FORM, 'label'], { x: 1 })])).toThrow(
      expect.objectContaining({ code: 'not-in-scene', path: 'label' }),
    )
    node('page').insert(node('button'), 0)
    const ghost = host.scene.add(new Box({ id: 'ghost' }))
    expect(() => bus.apply([{ type: 'INSERT', payload: { id: 'ghost', type: 'box', parentPath: FORM } }])).toThrow(
      expect.objectContaining({ code: 'duplicate-id', path: 'ghost' }),
    )
    expect([host.scene.get('ghost') === ghost, bus.toJSON()]).toEqual([true, BOARD])
    host.load(BOARD)
    expect(() => bus.apply([move(1)])).toThrow(expect.objectContaining({ code: 'invalid-operation' }))
  })
})

describe('history', () => {
  it('holds a drag of 300 events as one step, committed at its end or merged on its way', () => {
    const on = open()
    const { bus, node, events } = on
    for (let i = 1; i <= 300; i++) node('button').set({ x: i, y: 120 + i })
    expect(bus.toJSON()).toEqual(BOARD)
    bus.commit([node('button')], { label: 'Move' })
    expect(events.map(({ operations }) => operations)).toEqual([[update(['page', 'button'], { x: 300, y: 420 })]])
    for (let i = 1; i <= 300; i++)
      bus.apply([update(FORM, { x: i }), move(300 - i)], { merge: 'drag 2', label: 'Move two' })
    expect(bus.steps('undo')).toEqual(['Move two', 'Move'])
    bus.undo()
    expect([node('form').x, node('button').x]).toEqual([0, 300])
    bus.redo()
    expect([node('form').x, node('button').x]).toEqual([300, 0])
    bus.undo()
    bus.undo()
    expect([bus.undo(), bus.toJSON()]).toEqual([false, BOARD])
    expectEqual(on)
  })

  it('merges within a window of time, and never over an undo or another key', () => {
    const { bus, host } = open()
    const typed = { merge: 'typing', mergeWithin: 500 }
    for (const time of [0, 400, 900, 1401, 1500]) {
      host.now = time
      bus.apply([move(1 + time)], typed)
    }
    expect(bus.steps('undo')).toHaveLength(2)
    bus.apply([move(0)], { merge: 'another' })
    bus.apply([move(5)], typed)
    expect(bus.steps('undo')).toHaveLength(4)
    bus.undo()
    bus.apply([move(6)], { merge: 'another' })
    expect([bus.steps('undo').length, bus.steps('redo').length]).toEqual([4, 0])
  })

  it('keeps structure in order when a merged step changes what it made', () => {
    const on = open()
    const { bus } = on
    const insert: Operation = { type: 'INSERT', payload: { id: 'new', type: 'box', parentPath: FORM, index: 0 } }
    const drag = { merge: 'palette' }
    bus.apply([move(1)], drag)
    bus.apply([insert, update([...FORM, 'new'], { x: 1 })], drag)
    bus.apply([update([...FORM, 'new'], { x: 2 }), move(2)], drag)
    const after = bus.toJSON()
    expect(bus.steps('undo')).toHaveLength(1)
    bus.undo()
    expect(bus.toJSON()).toEqual(BOARD)
    expectEqual(on)
    bus.redo()
    expect(bus.toJSON()).toEqual(after)
    expectEqual(on)
  })

  it('forgets the oldest steps beyond its limits, never the newest', () => {
    const host = new SceneHost(BOARD)
    const few = new DocumentBus(host, { history: { steps: 3 } })
    for (let i = 1; i <= 5; i++) few.apply([move(i)], { label: `${i}` })
    expect(few.steps('undo')).toEqual(['5', '4', '3'])
    const small = new DocumentBus(new SceneHost(BOARD), { history: { bytes: 1000 } })
    const name = 'n'.repeat(400)
    small.apply([update(FORM, { name })])
    small.apply([update(FORM, { name: `${name}2` })])
    small.apply([move(1)])
    expect(small.steps('undo')).toHaveLength(1)
  })

  it('says the operations of an undo: whoever follows them comes to the same document', () => {
    const { bus, node } = open()
    const follower = new DocumentBus(new SceneHost(BOARD))
    bus.on('transaction', ({ operations }) => follower.apply(operations))
    bus.apply([
      update(FORM, { fill: 'red', stroke: { width: null } }),
      { type: 'DELETE', payload: { path: [...FORM, 'label'] } },
    ])
    bus.apply([{ type: 'DELETE', payload: { path: FORM } }])
    node('page').insert(node('button'), 0)
    for (const go of [() => bus.undo(), () => bus.undo(), () => bus.redo(), () => bus.redo(), () => bus.undo()]) {
      go()
      expect(follower.toJSON()).toEqual(bus.toJSON())
    }
  })
})

describe('a subscription', () => {
  it('hears of what changes at its path or below, once a transaction', () => {
    const { bus } = open()
    const heard: Record<string, number> = {}
    const paths = [['page'], FORM, [...FORM, 'label'], [...FORM, 'new'], ['page', 'label'], ['page', 'button']]
    for (const path of paths) bus.subscribe(path, () => (heard[path.join(' ')] = (heard[path.join(' ')] ?? 0) + 1))
    const since = (go: () => void) => {
      for (const key of Object.keys(heard)) delete heard[key]
      go()
      return { ...heard }
    }
    expect(since(() => bus.apply([move(1), move(2)]))).toEqual({ page: 1, 'page button': 1 })
    const label: Operation = update([...FORM, 'label'], { x: 1 })
    expect(since(() => bus.apply([label]))).toEqual({ page: 1, 'page form': 1, 'page form label': 1 })
    expect(since(() => bus.apply([update(FORM, { x: 1 })]))).toEqual({ page: 1, 'page form': 1 })
    const insert: Operation = { type: 'INSERT', payload: { id: 'new', type: 'box', parentPath: FORM } }
    expect(since(() => bus.apply([insert]))).toEqual({ page: 1, 'page form': 1, 'page form new': 1 })
    const gone = since(() => bus.apply([{ type: 'DELETE', payload: { path: FORM } }]))
    expect(gone).toEqual({ page: 1, 'page form': 1, 'page form label': 1, 'page form new': 1 })
    expect(since(() => bus.undo())).toEqual(gone)
  })

  it('ends', () => {
    const { bus } = open()
    let calls = 0
    const stop = bus.subscribe(FORM, () => calls++)
    stop()
    bus.apply([update(FORM, { x: 1 })])
    expect(calls).toBe(0)
  })
})

describe('another document', () => {
  it('starts with an empty history; what was made for the old one is stale', async () => {
    const on = open()
    const { bus } = on
    const heard: string[] = []
    bus.on('load', ({ document }) => heard.push(document.root.id))
    bus.subscribe(['sheet'], ({ kind }) => heard.push(kind))
    bus.apply([move(1)])
    const { version } = bus
    await bus.load({ ...BOARD, root: { id: 'sheet', type: 'box', props: { width: 5 } } })
    expect([heard, bus.undo(), bus.version > version]).toEqual([['sheet', 'load'], false, true])
    expect(() => bus.apply([], { version })).toThrow(expect.objectContaining({ code: 'conflict' }))
    // Its root is no group, so the scene has one around it.
    bus.apply([{ type: 'INSERT', payload: { id: 'a', type: 'box', parentPath: ['sheet'] } }])
    expectEqual(on)
    bus.undo()
    expectEqual(on)
  })

  it('that is wrong leaves everything as it is', async () => {
    const { bus } = open()
    bus.apply([move(1)])
    await expect(bus.load({ version: 1 })).rejects.toThrow()
    expect([bus.undo(), bus.toJSON()]).toEqual([true, BOARD])
  })
})
