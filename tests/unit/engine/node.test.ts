import { expect, test } from 'vitest'

test('the package builds, hits and writes a scene where there is no DOM', async () => {
  for (const name of ['window', 'document', 'HTMLElement', 'OffscreenCanvas', 'requestAnimationFrame'])
    expect(name in globalThis, name).toBe(false)
  const { Box, EngineError, Engine, Group, Scene, Text, toDocument } = await import('../../../src/index.ts')
  const scene = new Scene()
  const card = scene.add(new Box({ id: 'card', x: 10, y: 10, width: 100, height: 50, rotation: 90, fill: '#fff' }))
  const label = card.add(new Text({ id: 'label', text: '提交 Submit', x: 4, y: 4 }))
  scene.add(new Group({ id: 'rest', visible: false }))
  expect(scene.hit(60, 35)).toBe(card)
  expect(scene.hit(75, 0)).toBe(label)
  expect(scene.hit(300, 300)).toBe(null)
  expect(JSON.parse(JSON.stringify(toDocument(scene, { width: 200, height: 100, background: '#eee' })))).toEqual({
    version: 1,
    width: 200,
    height: 100,
    background: '#eee',
    root: {
      id: 'root',
      type: 'group',
      children: [
        {
          id: 'card',
          type: 'box',
          props: { x: 10, y: 10, width: 100, height: 50, rotation: 90, fill: '#fff' },
          children: [{ id: 'label', type: 'text', props: { text: '提交 Submit', x: 4, y: 4 } }],
        },
        { id: 'rest', type: 'group', props: { visible: false } },
      ],
    },
  })
  const { DocumentBus, Journal, verifyJournal } = await import('../../../src/document.ts')
  const page = { width: 200, height: 100 }
  const bus = new DocumentBus({
    scene,
    limits: {},
    now: 0,
    toJSON: () => toDocument(scene, page),
    load: async () => {},
  })
  const journal = new Journal(bus)
  bus.apply([{ type: 'UPDATE', payload: { path: ['root', 'card'], props: { rotation: null } } }])
  expect([card.rotation, verifyJournal(journal.export()).isIntact]).toEqual([0, true])
  // An engine needs a canvas for its text, and says so.
  expect(() => new Engine({ width: 10, height: 10 })).toThrow(EngineError)
})
