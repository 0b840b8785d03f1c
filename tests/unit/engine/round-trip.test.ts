import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makePanels } from '../../../demos/boards/cards.ts'
import { defaultOf } from '../../../src/document/defaults.ts'
import type { DocumentNode, GlissadeDocument } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/load.ts'
import { buildScene } from '../../../src/engine/build-scene.ts'
import { toDocument } from '../../../src/engine/to-document.ts'
import { Box } from '../../../src/scene/box.ts'
import { Image } from '../../../src/scene/image.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { EVERYTHING, EXAMPLE } from '../document/good-documents.ts'

function sceneOf(document: GlissadeDocument): Scene {
  const scene = new Scene()
  scene.replaceRoot(buildScene(document.root))
  return scene
}

/** Without what says nothing: values that are defaults, and empty lists of props and children. */
function withoutDefaults({ id, type, props = {}, children = [] }: DocumentNode): unknown {
  const isSaid = ([name, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(defaultOf(type, name))
  const said = Object.fromEntries(Object.entries(props).filter(isSaid))
  return {
    id,
    type,
    ...(Object.keys(said).length ? { props: said } : {}),
    ...(children.length ? { children: children.map(withoutDefaults) } : {}),
  }
}

const board = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../demos/boards/${name}.json`, import.meta.url), 'utf8'))

test.each([
  ['the example', EXAMPLE],
  ['every type and prop', EVERYTHING],
  ['the teller board', board('teller')],
  ['the dashboard', board('dashboard')],
  ['panels of cards', makePanels({ cards: 100, panels: 9 })],
])('%s comes back from a scene as it went in', (_, input) => {
  const document = readDocument(input)
  const written = toDocument(sceneOf(document), document)
  const { root, ...page } = document
  expect(written).toEqual({ ...page, root: withoutDefaults(root) })
  // And it is a document again.
  expect(toDocument(sceneOf(readDocument(JSON.stringify(written))), written)).toEqual(written)
})

const rootBox = {
  version: 1,
  width: 10,
  height: 10,
  root: { id: 'only', type: 'box', props: { width: 5, fill: '#fff' } },
}

test('a root that is no group stays the root', () => {
  const document = readDocument(rootBox)
  const scene = sceneOf(document)
  expect(scene.root.type).toBe('group')
  expect(toDocument(scene, document)).toEqual(rootBox)
})

test('a root that got a sibling is written in a group', () => {
  const document = readDocument(rootBox)
  const scene = sceneOf(document)
  scene.add(new Box({ id: 'second' }))
  const { root } = toDocument(scene, document)
  expect(root.type).toBe('group')
  expect(root.children?.map(({ id }) => id)).toEqual(['only', 'second'])
  expect(readDocument({ ...rootBox, root }).root.children).toHaveLength(2)
})

test('nodes without an id never meet those of a document written before', () => {
  const scene = new Scene()
  for (let i = 0; i < 20; i++) scene.add(new Box())
  const written = toDocument(scene, { width: 1, height: 1 })
  const again = sceneOf(readDocument(written))
  for (let i = 0; i < 20; i++) again.add(new Box())
  expect(again.size).toBe(41)
})

test('a picture that is no address is left out', () => {
  const scene = new Scene()
  scene.add(new Image({ id: 'live', src: { width: 1, height: 1 } as ImageBitmap, width: 4 }))
  const { root } = toDocument(scene, { width: 1, height: 1 })
  expect(root.children).toEqual([{ id: 'live', type: 'image', props: { width: 4 } }])
})

test('what is written does not change with the scene', () => {
  const shadow = { color: '#000', blur: 3 }
  const scene = new Scene()
  scene.add(new Box({ id: 'a', shadow }))
  const written = toDocument(scene, { width: 1, height: 1 })
  shadow.blur = 9
  expect(written.root.children?.[0]?.props).toEqual({ shadow: { color: '#000', blur: 3 } })
})
