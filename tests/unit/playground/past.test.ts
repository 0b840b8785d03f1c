import { expect, test } from 'vitest'
import { Past } from '../../../demos/playground/history/past.ts'
import { DocumentBus } from '../../../src/document.ts'
import { SceneHost } from '../../support/document-host.ts'

const EMPTY = { version: 1, width: 9, height: 9, root: { id: 'page', type: 'group' } }

const update = (x: number) => ({ type: 'UPDATE', payload: { path: ['page', 'a'], props: { x } } }) as const
const insert = (id: string) => ({ type: 'INSERT', payload: { id, type: 'box', parentPath: ['page'] } }) as const

test('another bus gets the same document and the same steps, those undone and those that were joined included', async () => {
  const bus = new DocumentBus(new SceneHost(EMPTY))
  const past = new Past(bus)
  bus.apply([insert('a')], { label: 'Insert' })
  for (const x of [1, 2, 3]) bus.apply([update(x)], { label: 'Drag', merge: 'drag' })
  bus.apply([insert('b')], { label: 'Undone for good' })
  bus.undo()
  bus.apply([insert('c')], { label: 'Insert c' })
  bus.apply([update(9)], { label: 'Move' })
  bus.undo()

  const other = new DocumentBus(new SceneHost({ ...EMPTY, width: 5 }))
  await past.repeat(other)
  const walk = (one: DocumentBus) => {
    const seen = [[one.steps('undo'), one.steps('redo'), one.toJSON()]]
    while (one.undo()) seen.push([one.steps('undo'), one.steps('redo'), one.toJSON()])
    return seen
  }
  expect(other.steps('undo')).toEqual(['Insert c', 'Drag', 'Insert'])
  expect(walk(other)).toEqual(walk(bus))
})

test('a full history drops a step for each new one, which is no joining', async () => {
  const bus = new DocumentBus(new SceneHost(EMPTY))
  const past = new Past(bus)
  bus.apply([insert('a')], { label: 'Insert' })
  for (let x = 1; x <= 1200; x++) bus.apply([update(x)], { label: `Step ${x}` })
  const other = new DocumentBus(new SceneHost(EMPTY))
  await past.repeat(other)
  expect(other.steps('undo')).toEqual(bus.steps('undo'))
})
