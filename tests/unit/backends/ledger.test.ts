import { expect, test } from 'vitest'
import { countObjects } from '../../../src/backends/count-objects.ts'
import { Ledger } from '../../../src/backends/ledger.ts'
import { ANCHORS, ATLAS, DRAW_LIST, SOURCE, type UploadPort } from '../../../src/frame/upload.ts'

/** What it has made, and not freed. */
function fakePort() {
  const held = new Set<object>()
  const make = () => {
    const object = {}
    held.add(object)
    return object
  }
  const free = (object: object) => void held.delete(object)
  const port: UploadPort<object, object> = {
    createTexture: make,
    writeTexture: () => {},
    freeTexture: free,
    createBuffer: make,
    writeBuffer: () => {},
    copyBuffer: () => {},
    freeBuffer: free,
  }
  return { port, held }
}

test('objects are counted by kind, with their bytes, and taken off when they are freed', () => {
  const ledger = new Ledger()
  const { port, held } = fakePort()
  const counted = countObjects(port, ledger)
  const anchors = counted.createTexture(ANCHORS, 10, 2, 0, false)
  const atlas = counted.createTexture(ATLAS, 8, 8, 3, false)
  const image = counted.createTexture(SOURCE, 5, 5, 0, false)
  const target = counted.createTexture(SOURCE, 5, 5, 0, true)
  const list = counted.createBuffer(DRAW_LIST, 100)
  expect(ledger.live()).toEqual({
    objects: 6,
    bytes: 320 + 768 + 100 + 200 + 100,
    kinds: {
      anchors: { objects: 1, bytes: 320 },
      atlas: { objects: 1, bytes: 768 },
      images: { objects: 1, bytes: 100 },
      // with its depth
      targets: { objects: 2, bytes: 200 },
      'draw list': { objects: 1, bytes: 100 },
    },
  })
  for (const texture of [anchors, atlas, target]) counted.freeTexture(texture)
  counted.freeBuffer(list)
  expect(ledger.live()).toMatchObject({ objects: 1, bytes: 100, kinds: { images: { objects: 1, bytes: 100 } } })
  expect([...held]).toEqual([image])
  expect(ledger.created).toBe(6)
})

test('what is live is told as of now', () => {
  const ledger = new Ledger()
  ledger.count('screen', 1, 10)
  const before = ledger.live()
  ledger.count('screen', 0, 5)
  expect([before.bytes, ledger.live().bytes, ledger.created]).toEqual([10, 15, 1])
})
