import { expect, test } from 'vitest'
import { makeCards } from '../../../demos/boards/cards.ts'
import { type Progress, readDocument } from '../../../src/document/load.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { buildScene } from '../../../src/engine/build-scene.ts'
import type { Turns } from '../../../src/engine/in-slices.ts'
import { type LoadOptions, loadDocument } from '../../../src/engine/load-document.ts'
import { Box } from '../../../src/scene/box.ts'
import { Group } from '../../../src/scene/group.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'
import { EVERYTHING } from '../document/good-documents.ts'

const rootBox = { version: 1, width: 9, height: 9, root: { id: 'b', type: 'box', props: { width: 9, rotation: 5 } } }

function emptyScene(): Scene {
  const scene = new Scene()
  scene.text = createFakeTextPort()
  return scene
}

/** Every look at the clock takes a millisecond. */
function createTurns(): Turns & { pauses: number } {
  let now = 0
  return {
    pauses: 0,
    now: () => now++,
    async pause() {
      this.pauses++
    },
  }
}

const load = (document: unknown, scene: Scene, options: LoadOptions = {}, turns = createTurns()) =>
  loadDocument(document, scene, {}, options, undefined, turns)

/** From the origin and from afar, where a part of the children is in view. */
function frameOf(scene: Scene): unknown {
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const options = { text: scene.text, images: createFakeImages(), onDemand, maxAtlasPages: 8, report: () => {} }
  const surface = { pixelRatio: 1, width: 1280, height: 720, background: [0, 0, 0, 0] as const, time: 0 }
  return [
    { x: 0, y: 0, zoom: 1 },
    { x: 900, y: 500, zoom: 2 },
  ].map((camera) => resolveFrame(new Encoder(scene, options).encode({ ...surface, camera }, true)))
}

test.each([
  ['every type and prop', EVERYTHING],
  ['cards', makeCards({ count: 300, layout: 'world' })],
  ['a root that is no group', rootBox],
])('%s, loaded in slices, are the scene that they are when added', async (_, document) => {
  const scene = emptyScene()
  scene.add(new Box({ width: 50, height: 50, fill: 'red' }))
  scene.update()
  await load(document, scene)
  const added = emptyScene()
  added.replaceRoot(buildScene(readDocument(document).root))
  expect(frameOf(scene)).toEqual(frameOf(added))
  expect(scene.size).toBe(added.size)
  added.each((node) => {
    const same = scene.get(node.id)
    if (node === added.root && !same) return
    const { props, world, bounds, isAnchor, isSettled } = node
    expect(same).toMatchObject({ props, world, bounds, isAnchor, isSettled })
  })
  for (let i = 0; i < 200; i++) {
    const [x, y] = [(i * 97) % 1280, (i * 61) % 720]
    expect(scene.hit(x, y)?.id).toBe(added.hit(x, y)?.id)
  }
  const [first] = scene.root.children
  first?.set({ x: 77 })
  added.root.children[0]?.set({ x: 77 })
  expect(frameOf(scene)).toEqual(frameOf(added))
})

test('100,000 cards are read in small slices, and nothing of them shows until all are', {
  timeout: 120_000,
}, async () => {
  const scene = emptyScene()
  const old = scene.add(new Box())
  const turns = createTurns()
  const told: Progress[] = []
  const onProgress = (progress: Progress) => {
    told.push(progress)
    expect(scene.get(old.id)).toBe(old)
    expect(scene.size).toBe(2)
  }
  await load(makeCards({ count: 100_000, layout: 'world' }), scene, { onProgress }, turns)
  expect(scene.size).toBe(300_001)
  expect(old.scene).toBeNull()
  expect(told.length).toBe(turns.pauses)
  expect(told.at(-1)).toEqual({ done: 300_001, total: 300_001 })
  let before = 0
  for (const { done, total } of told) {
    expect(done - before).toBeLessThan(1000)
    expect(done).toBeGreaterThanOrEqual(before)
    expect(done).toBeLessThanOrEqual(total)
    before = done
  }
})

test('an overlay stays over what is loaded, and its ids are taken', async () => {
  const document = makeCards({ count: 100, layout: 'world' })
  const [scene, added] = [emptyScene(), emptyScene()]
  const over = (of: Scene) => {
    const guide = new Box({ id: 'guide', x: 20, y: 20, width: 300, height: 2, fill: 'red' })
    const overlay = new Group()
    overlay.add(guide)
    of.replaceOverlay(overlay)
    return guide
  }
  const guide = over(scene)
  frameOf(scene)
  await load(document, scene)
  added.replaceRoot(buildScene(readDocument(document).root))
  over(added)
  expect(scene.get('guide')).toBe(guide)
  expect(frameOf(scene)).toEqual(frameOf(added))
  const { root } = scene
  const taken = { ...rootBox, root: { ...rootBox.root, id: 'guide' } }
  await expect(load(taken, scene)).rejects.toMatchObject({ code: 'duplicate-id', path: 'guide' })
  expect([scene.root, scene.get('guide')]).toEqual([root, guide])
})

test('what is cancelled, or wrong at its end, leaves the scene as it was', async () => {
  const scene = emptyScene()
  const old = scene.add(new Box())
  const { root } = scene
  const cards = makeCards({ count: 2000, layout: 'world' })
  const life = new AbortController()
  const cancelled = load(cards, scene, { signal: life.signal, onProgress: () => life.abort(new Error('enough')) })
  await expect(cancelled).rejects.toThrow('enough')
  const { children = [] } = cards.root
  const wrong = { ...cards, root: { ...cards.root, children: [...children, { id: 'last', type: 'blob' }] } }
  await expect(load(wrong, scene)).rejects.toMatchObject({ code: 'unknown-type', path: 'root.children[2000].type' })
  expect([scene.root, scene.size, scene.get(old.id)]).toEqual([root, 2, old])
})
