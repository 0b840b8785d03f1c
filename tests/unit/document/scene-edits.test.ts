import { describe, expect, it, test } from 'vitest'
import { DocumentBus } from '../../../src/document/bus.ts'
import { Box } from '../../../src/scene/box.ts'
import { Group } from '../../../src/scene/group.ts'
import { Image } from '../../../src/scene/image.ts'
import type { Node } from '../../../src/scene/node.ts'
import { SceneHost, sortedJson } from '../../support/document-host.ts'
import { SceneFuzzer } from '../../support/random-scene.ts'

const box = (id: string, ...children: object[]) => ({ id, type: 'box', ...(children.length ? { children } : {}) })
const BOARD = {
  version: 1,
  width: 640,
  height: 480,
  root: { id: 'page', type: 'group', children: [box('a', box('a1'), box('a2')), box('b'), box('c'), box('d')] },
}

function open() {
  const host = new SceneHost(BOARD)
  const bus = new DocumentBus(host)
  const node = (id: string) => host.scene.get(id) ?? expect.fail(`no ${id}`)

  return { host, bus, node, page: node('page') }
}

function expectEqual({ host, bus }: ReturnType<typeof open>): void {
  expect(bus.toJSON()).toEqual(host.toJSON())
}

/** Undo and redo of the last step: both documents, with the same nodes. */
function expectReversible(on: ReturnType<typeof open>, before: unknown): void {
  const { bus, host } = on
  const after = bus.toJSON()
  const nodes = nodesOf(host)
  bus.undo()
  expect(bus.toJSON()).toEqual(before)
  expectEqual(on)
  bus.redo()
  expect(bus.toJSON()).toEqual(after)
  expectEqual(on)
  expect([...nodesOf(host)].filter((node) => !nodes.has(node))).toEqual([])
}

function nodesOf({ scene }: SceneHost): Set<Node> {
  const nodes = new Set<Node>()
  scene.each((node) => nodes.add(node))
  return nodes
}

describe('commit', () => {
  it('brings only what was asked for into the document', () => {
    const { bus, node } = open()
    node('a').set({ x: 5, fill: 'red' })
    node('b').set({ x: 6 })
    bus.commit([node('a')])
    expect([bus.get('a')?.props, bus.get('b')?.props]).toEqual([{ x: 5, fill: 'red' }, {}])
  })

  it('brings new nodes with all that they hold', () => {
    const on = open()
    const { bus, page } = on
    const card = new Group({ id: 'card', x: 3 })
    card.add(new Box({ id: 'inner', width: 4 }))
    page.insert(card, 1)
    bus.commit([card])
    expectEqual(on)
    expectReversible(on, BOARD)
  })

  it('groups and ungroups', () => {
    const on = open()
    const { bus, page, node } = on
    const group = page.insert(new Group({ id: 'group' }), 1)
    for (const id of ['b', 'c']) group.add(node(id))
    bus.commit([node('c'), group, node('b')])
    expectEqual(on)
    expectReversible(on, BOARD)
    const grouped = bus.toJSON()
    const held = [...group.children]
    for (const [i, child] of held.entries()) page.insert(child, 1 + i)
    group.remove()
    bus.commit([group, ...held])
    expect(bus.toJSON()).toEqual(BOARD)
    expectReversible(on, grouped)
  })

  it('knows what was taken out of a node before that was removed', () => {
    const on = open()
    const { bus, page, node } = on
    const a = node('a')
    page.add(node('a1'))
    a.remove()
    bus.commit([a])
    expectEqual(on)
    expectReversible(on, BOARD)
  })

  it.each([
    ['to the front', ['d']],
    ['two at once', ['c', 'b']],
    ['all of them', ['a', 'b', 'c', 'd']],
  ])('reorders: %s', (_, ids) => {
    const on = open()
    const { bus, page, node } = on
    for (const id of ids) page.insert(node(id), 0)
    bus.commit(ids.map(node))
    expectEqual(on)
    expectReversible(on, BOARD)
  })

  it('moves a node into one that it held', () => {
    const on = open()
    const { bus, page, node } = on
    page.insert(node('a1'), 0)
    node('a1').add(node('a'))
    bus.commit([node('a'), node('a1')])
    expectEqual(on)
    expectReversible(on, BOARD)
  })

  it('sees past guides and ghosts, which stay where they are and out of the document', () => {
    const on = open()
    const { bus, page, node } = on
    const ghost = page.insert(new Box({ id: 'ghost' }), 2)
    page.insert(node('d'), 2)
    node('d').add(new Box({ id: 'ring' }))
    bus.commit([node('d')])
    expect(bus.pathOf('ghost') ?? bus.pathOf('ring')).toBeNull()
    bus.apply([{ type: 'INSERT', payload: { id: 'e', type: 'box', parentPath: ['page'], index: 3 } }])
    expect(page.children.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'ghost', 'e', 'c'])
    expect(bus.get('page')?.children.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'e', 'c'])
    bus.undo()
    bus.undo()
    expect([bus.toJSON(), ghost.parent === page]).toEqual([BOARD, true])
  })

  it('leaves a picture that is no address to the scene', () => {
    const on = open()
    const { bus, page } = on
    const src = { width: 1, height: 1 } as ImageBitmap
    const image = page.add(new Image({ id: 'live', src, width: 4 }))
    bus.commit([image])
    expect(bus.get('live')?.props).toEqual({ width: 4 })
    bus.apply([{ type: 'DELETE', payload: { path: ['page', 'live'] } }])
    bus.undo()
    expect([on.node('live') === image, image.src]).toEqual([true, src])
  })

  it('that is refused puts everything back', () => {
    const on = open()
    const { bus, page, node } = on
    const stray = page.add(new Group({ id: 'overlay' }))
    node('b').x = 4
    stray.add(node('c'))
    expect(() => bus.commit([node('b'), node('c')])).toThrow(expect.objectContaining({ code: 'not-found', path: 'c' }))
    stray.remove()
    expect([bus.toJSON(), bus.version]).toEqual([BOARD, 0])
    expectEqual(on)
  })
})

describe('revert', () => {
  it('puts back props, places, what was removed, and takes away what is new', () => {
    const on = open()
    const { bus, host, page, node } = on
    const all = [...nodesOf(host)]
    const group = page.insert(new Group({ id: 'group' }), 0)
    for (const id of ['d', 'b', 'a']) group.add(node(id))
    node('a1').set({ x: 9, fill: 'red' })
    node('c').remove()
    bus.revert([group, ...all])
    expect(host.toJSON()).toEqual(BOARD)
    page.insert(node('c'), 0)
    bus.revert(all)
    expect(host.toJSON()).toEqual(BOARD)
  })
})

test('random edits of the scene, committed: equal after each, and after each undo and redo', {
  timeout: 60_000,
}, () => {
  for (let seed = 0; seed < 60; seed++) {
    const host = new SceneHost(BOARD)
    const bus = new DocumentBus(host)
    const fuzzer = new SceneFuzzer(host.scene, seed)
    const passed = [sortedJson(bus.toJSON())]
    for (let i = 0; i < 15; i++) {
      const touched = nodesOf(host)
      for (let k = 0; k < 4; k++) fuzzer.step()
      for (const node of nodesOf(host)) touched.add(node)
      bus.commit(touched)
      const now = sortedJson(host.toJSON())
      expect(sortedJson(bus.toJSON()), `seed ${seed}, step ${i}`).toBe(now)
      if (now !== passed.at(-1)) passed.push(now)
    }
    const back: string[] = []
    do back.unshift(sortedJson(host.toJSON()))
    while (bus.undo())
    expect(
      back.findIndex((json, i) => json !== passed[i]),
      `seed ${seed}`,
    ).toBe(-1)
    while (bus.redo()) expect(sortedJson(host.toJSON())).toBe(sortedJson(bus.toJSON()))
    expect(sortedJson(host.toJSON()), `seed ${seed}`).toBe(passed.at(-1))
  }
})
