import { expect, test } from 'vitest'
import { DocumentBus } from '../../../src/document/bus.ts'
import type { Operation } from '../../../src/document/operation.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import type { Node } from '../../../src/scene/node.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { SceneHost, sortedJson } from '../../support/document-host.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { type NaiveNode, naiveApply, naiveJson } from '../../support/naive-document.ts'
import { OperationFuzzer } from '../../support/random-operations.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'

const PAGE = { version: 1, width: 320, height: 240, background: '#fff' }
const EMPTY: NaiveNode = { id: 'page', type: 'group', props: {}, children: [] }
const SEEDS = 50
/** Lists of operations a seed, every other one wrong. */
const LISTS = 200
/** Lists between two travels, and the most steps of one. */
const TRAVEL = 40

const options = {
  text: createFakeTextPort(),
  images: createFakeImages(),
  onDemand: { code: encodeOnDemand, get: () => encodeOnDemand },
  maxAtlasPages: 8,
  report: () => {},
}
const surface = {
  camera: { x: 0, y: 0, zoom: 1 },
  pixelRatio: 1.5,
  width: 320,
  height: 240,
  background: [0, 0, 0, 0] as const,
  time: 0,
}

function start(seed: number) {
  const host = new SceneHost({ ...PAGE, root: naiveJson(EMPTY) })
  const bus = new DocumentBus(host)
  return { host, bus, fuzzer: new OperationFuzzer(seed), encoder: new Encoder(host.scene, options) }
}

function nodesOf(scene: Scene): Map<string, Node> {
  const nodes = new Map<string, Node>()
  scene.each((node) => nodes.set(node.id, node))
  return nodes
}

function sameNodes(a: ReadonlyMap<string, Node>, b: ReadonlyMap<string, Node>): boolean {
  return a.size === b.size && [...a].every(([id, node]) => b.get(id) === node)
}

function expectFresh(encoder: Encoder, scene: Scene, where: string): void {
  encoder.redraw()
  const incremental = resolveFrame(encoder.encode(surface))
  encoder.taken()
  expect(incremental, where).toEqual(resolveFrame(new Encoder(scene, options).encode(surface, true)))
}

/** Applies a list that is refused; says how it was. */
function refusal(bus: DocumentBus, operations: readonly unknown[]): { readonly code: string; readonly path: string } {
  try {
    bus.apply(operations as Operation[])
  } catch (error) {
    const { code, path } = error as { readonly code: string; readonly path: string }
    return { code, path }
  }
  return { code: 'accepted', path: '' }
}

function run(seed: number): void {
  const { host, bus, fuzzer, encoder } = start(seed)
  let model = EMPTY
  for (let i = 0; i < LISTS; i++) {
    const where = `seed ${seed}, list ${i}`
    const before = sortedJson(bus.toJSON())
    const nodes = nodesOf(host.scene)
    let next = model
    const operations: unknown[] = []
    for (let k = fuzzer.int(4); k >= 0; k--) {
      const operation = fuzzer.right(next)
      operations.push(operation)
      next = naiveApply(next, operation)
    }
    if (i % 2) {
      const { operation, ...expected } = fuzzer.wrong(next, operations.length)
      const { version } = bus
      expect(refusal(bus, [...operations, operation]), where).toEqual(expected)
      expect(bus.version, where).toBe(version)
      expect(sortedJson(bus.toJSON()), where).toBe(before)
      expect(sameNodes(nodes, nodesOf(host.scene)), where).toBe(true)
    } else {
      bus.apply(operations as Operation[])
      model = next
    }
    const expected = sortedJson({ ...PAGE, root: naiveJson(model) })
    expect(sortedJson(bus.toJSON()), where).toBe(expected)
    expect(sortedJson(host.toJSON()), where).toBe(expected)
    const others = [...nodes].filter(([id, node]) => (host.scene.get(id) ?? node) !== node)
    expect(others, where).toEqual([])
    if (i % TRAVEL === 0) travel(seed, i, { host, bus, encoder }, fuzzer.int(TRAVEL))
  }
  expect(sortedJson(new SceneHost(JSON.stringify(bus.toJSON())).toJSON())).toBe(sortedJson(bus.toJSON()))
}

/** k undos and k redos: the same documents backwards and forwards, in the document and in the scene. */
function travel(seed: number, i: number, on: Omit<ReturnType<typeof start>, 'fuzzer'>, steps: number): void {
  const { host, bus, encoder } = on
  const where = `seed ${seed}, list ${i}, ${steps} steps`
  const passed = [sortedJson(bus.toJSON())]
  const nodes = nodesOf(host.scene)
  while (passed.length <= steps && bus.undo()) {
    expect(sortedJson(host.toJSON()), where).toBe(sortedJson(bus.toJSON()))
    passed.push(sortedJson(bus.toJSON()))
  }
  expectFresh(encoder, host.scene, where)
  while (passed.length > 1) {
    expect(sortedJson(bus.toJSON()), where).toBe(passed.pop())
    expect(bus.redo(), where).toBe(true)
    expect(sortedJson(host.toJSON()), where).toBe(sortedJson(bus.toJSON()))
  }
  expect([sortedJson(bus.toJSON()), bus.redo()], where).toEqual([passed[0], false])
  expect(
    [...nodesOf(host.scene)].filter(([id, node]) => nodes.get(id) !== node),
    where,
  ).toEqual([])
  expectFresh(encoder, host.scene, where)
}

test('10,000 random lists of operations, half of them wrong', { timeout: 300_000 }, () => {
  for (let seed = 0; seed < SEEDS; seed++) run(seed)
})
