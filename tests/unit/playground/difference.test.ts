import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference } from '../../../demos/playground/document/difference.ts'
import { DocumentBus, type DocumentNode } from '../../../src/document.ts'
import { SceneHost, sortedJson } from '../../support/document-host.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

const props = fc.record(
  {
    x: fc.integer({ min: 0, max: 9 }),
    name: fc.constantFrom('one', 'two'),
    stroke: fc.record(
      { color: fc.constantFrom('#000', '#fff'), width: fc.constantFrom(2, 3) },
      { requiredKeys: ['color'] },
    ),
    fill: fc.constantFrom(
      '#123',
      {
        type: 'conic',
        stops: [
          [0, 'red'],
          [1, 'blue'],
        ],
      },
      {
        type: 'linear',
        angle: 4,
        stops: [
          [0, 'red'],
          [1, 'red'],
        ],
      },
    ),
  },
  { requiredKeys: [] },
)

/** A tree over a shuffled part of the ids: each node stands in one of those before it, or in the root. */
const tree = fc
  .tuple(
    fc.shuffledSubarray([...IDS]),
    fc.array(fc.nat(), { minLength: IDS.length, maxLength: IDS.length }),
    fc.array(fc.tuple(fc.constantFrom('box', 'box', 'ellipse'), props), {
      minLength: IDS.length,
      maxLength: IDS.length,
    }),
  )
  .map(([ids, places, looks]) => {
    const root = { id: 'root', type: 'group', children: [] as object[] }
    const parents = [root]
    ids.forEach((id, i) => {
      const [type, given] = looks[i] ?? ['box', {}]
      const node = { id, type, props: given, children: [] as object[] }
      const parent = parents[(places[i] ?? 0) % parents.length] ?? root
      parent.children.push(type === 'box' ? node : { id, type, props: given })
      if (type === 'box') parents.push(node)
    })
    return root as unknown as DocumentNode
  })

const open = (root: DocumentNode) => new DocumentBus(new SceneHost({ version: 1, width: 9, height: 9, root }))

test('what lies between two trees leads from the one to the other, and its undo back', () => {
  fc.assert(
    fc.property(tree, tree, (from, to) => {
      const bus = open(from)
      const [before, wanted] = [sortedJson(bus.toJSON()), sortedJson(open(to).toJSON())]
      const operations = difference(bus.toJSON().root, open(to).toJSON().root)
      bus.apply(operations)
      expect(sortedJson(bus.toJSON())).toBe(wanted)
      if (operations.length) bus.undo()
      expect(sortedJson(bus.toJSON())).toBe(before)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test('what stays is not touched', () => {
  const at = (x: number): DocumentNode => ({
    id: 'root',
    type: 'group',
    children: [
      { id: 'a', type: 'box', props: { x } },
      { id: 'b', type: 'box', children: [{ id: 'c', type: 'box' }] },
    ],
  })
  expect(difference(at(1), at(2))).toEqual([{ type: 'UPDATE', payload: { path: ['root', 'a'], props: { x: 2 } } }])
  expect(difference(at(1), at(1))).toEqual([])
})
