import { expect, test } from 'vitest'
import { dropPlace } from '../../../demos/playground/layers/drop-place.ts'
import { above, labelOf, type Row, rowsOf } from '../../../demos/playground/layers/rows.ts'
import { DocumentBus, type Entry } from '../../../src/document.ts'
import { SceneHost } from '../../support/document-host.ts'

const ROOT = {
  id: 'root',
  type: 'group',
  children: [
    {
      id: 'back',
      type: 'box',
      children: [
        { id: 'low', type: 'text', props: { text: 'Low\nline' } },
        { id: 'high', type: 'box' },
      ],
    },
    { id: 'front', type: 'ellipse', props: { name: 'Sun' } },
  ],
}

function rows(open: readonly string[]): Row[] {
  const bus = new DocumentBus(new SceneHost({ version: 1, width: 9, height: 9, root: ROOT }))
  return rowsOf(bus.get('root') as Entry, new Set(open))
}

const ids = (list: readonly Row[]) => list.map(({ entry }) => entry.id)

test('what paints last comes first, and folded nodes hide what they hold', () => {
  expect(ids(rows([]))).toEqual(['front', 'back'])
  expect(ids(rows(['back']))).toEqual(['front', 'back', 'high', 'low'])
  expect(rows(['back'])[3]).toMatchObject({ level: 2, place: 2, of: 2 })
})

test('a line says the name, the words, or the id', () => {
  expect(rows(['back']).map(({ entry }) => labelOf(entry))).toEqual(['Sun', 'back', 'high', 'Low'])
  expect(above((rows(['back'])[2] as Row).entry)).toEqual(['back', 'root'])
})

test.each([
  ['over the upper edge of the first line: on top of all', 0.1, 'low', 'root', 2],
  ['over its lower edge: below it', 0.9, 'back', 'root', 1],
  ['in the middle of a container: on top of what it holds', 1.5, 'front', 'back', 2],
  ['below an open one: on top of what it holds', 1.9, 'front', 'back', 2],
  ['between its children', 2.9, 'front', 'back', 1],
  ['at the end of the list: below all that it holds', 9, 'front', 'back', 0],
])('a line is dropped %s', (_, at, dragged, parentId, index) => {
  expect(dropPlace(rows(['back']), at, new Set([dragged]))).toMatchObject({ parentId, index })
})

test('nothing is dropped into itself', () => {
  expect(dropPlace(rows(['back']), 2.5, new Set(['back']))).toBeNull()
})
