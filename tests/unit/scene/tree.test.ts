import { expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Group } from '../../../src/scene/group.ts'
import { Scene } from '../../../src/scene/scene.ts'

function codeOf(act: () => unknown): string {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error)
  }
}

const ids = (node: { readonly children: readonly { readonly id: string }[] }) => node.children.map(({ id }) => id)

test('nodes are found by id while they are in the scene', () => {
  const scene = new Scene()
  const card = scene.add(new Box({ id: 'card' }))
  const icon = card.add(new Ellipse({ id: 'icon' }))
  expect(scene.get('icon')).toBe(icon)
  expect(scene.size).toBe(3)
  card.remove()
  expect([scene.get('card'), scene.get('icon'), scene.size]).toEqual([null, null, 1])
  expect([icon.scene, icon.index]).toEqual([null, -1])
  scene.add(card)
  expect(scene.get('icon')).toBe(icon)
})

test('made-up ids differ', () => {
  expect(new Set(Array.from({ length: 100 }, () => new Box().id)).size).toBe(100)
})

test('an id that is taken refuses the whole subtree', () => {
  const scene = new Scene()
  scene.add(new Box({ id: 'a' }))
  const group = new Group({ id: 'g' })
  group.add(new Box({ id: 'b' }))
  group.add(new Box({ id: 'a' }))
  expect(codeOf(() => scene.add(group))).toBe('duplicate-id')
  expect([scene.get('g'), scene.get('b'), scene.size, group.parent]).toEqual([null, null, 2, null])
})

test('two nodes of one id in a subtree are refused', () => {
  const group = new Group()
  group.add(new Box({ id: 'same' }))
  group.add(new Box({ id: 'same' }))
  const scene = new Scene()
  expect(codeOf(() => scene.add(group))).toBe('duplicate-id')
  expect(codeOf(() => scene.replaceRoot(group))).toBe('duplicate-id')
  expect([scene.size, scene.root.id]).toEqual([1, 'root'])
})

test('a node cannot become its own descendant, and stays where it is', () => {
  const scene = new Scene()
  const outer = scene.add(new Group({ id: 'outer' }))
  const inner = outer.add(new Group({ id: 'inner' }))
  expect(codeOf(() => inner.add(outer))).toBe('cyclic')
  expect(codeOf(() => outer.add(outer))).toBe('cyclic')
  expect([outer.parent, inner.parent, scene.size]).toEqual([scene.root, outer, 3])
})

test('only groups and boxes hold children', () => {
  const ellipse = new Ellipse()
  const box = new Box()
  expect(codeOf(() => ellipse.add(box))).toBe('invalid-children')
  expect(box.parent).toBe(null)
})

test('insert puts a node before the present child of an index', () => {
  const group = new Group()
  const [a, b, c] = ['a', 'b', 'c'].map((id) => group.add(new Box({ id }))) as [Box, Box, Box]
  group.insert(c, 0)
  expect(ids(group)).toEqual(['c', 'a', 'b'])
  group.insert(c, 2)
  expect(ids(group)).toEqual(['a', 'c', 'b'])
  group.insert(a, 0)
  expect(ids(group)).toEqual(['a', 'c', 'b'])
  group.insert(b, 99)
  expect(ids(group)).toEqual(['a', 'c', 'b'])
  const other = new Group()
  other.insert(a, 5)
  expect([ids(group), ids(other), a.parent]).toEqual([['c', 'b'], ['a'], other])
})

test('a node moves from one scene to another', () => {
  const [from, to] = [new Scene(), new Scene()]
  const box = from.add(new Box({ id: 'box' }))
  to.add(box)
  expect([from.get('box'), to.get('box'), box.scene]).toEqual([null, box, to])
})

test('a node that another scene refuses stays in its own', () => {
  const [from, to] = [new Scene(), new Scene()]
  to.add(new Box({ id: 'box' }))
  const box = from.add(new Box({ id: 'box' }))
  expect(codeOf(() => to.add(box))).toBe('duplicate-id')
  expect([box.scene, box.parent, from.get('box')]).toEqual([from, from.root, box])
})

test('rows are used again', () => {
  const scene = new Scene()
  for (let i = 0; i < 1000; i++) scene.add(new Box()).remove()
  // That of the root is 0.
  expect(scene.add(new Box()).index).toBe(1)
})

test('replaceRoot swaps everything', () => {
  const scene = new Scene()
  const old = scene.add(new Box({ id: 'old' }))
  const root = new Group({ id: 'page' })
  root.add(new Box({ id: 'new' }))
  let asked = 0
  scene.update()
  scene.clearChanges()
  scene.onChange = () => asked++
  scene.replaceRoot(root)
  expect([scene.get('old'), scene.get('new')?.scene, old.scene, scene.size]).toEqual([null, scene, null, 2])
  expect(asked).toBe(1)
})
