/** Documents that operations change, through a living engine. */

import type { Operation } from '../../../src/document/operation.ts'
import { DocumentBus } from '../../../src/document.ts'
import { type BackendChoice, Engine } from '../../../src/index.ts'
import { compare } from '../../support/compare.ts'
import { sortedJson } from '../../support/document-host.ts'
import { type NaiveNode, naiveApply, naiveJson } from '../../support/naive-document.ts'
import { OperationFuzzer } from '../../support/random-operations.ts'

const SIZE = { width: 200, height: 160, pixelRatio: 1 }
const WHITE = [255, 255, 255, 255] as const

/** What would leave nothing to see, or ask for files. */
const UNDRAWN = ['src', 'visible', 'clip', 'blendMode']

const node = (id: string, type: string, props: object, ...children: NaiveNode[]): NaiveNode => {
  return { id, type, props: { ...props }, children }
}
const card = (id: string, x: number, y: number) =>
  node(
    id,
    'box',
    { x, y, width: 70, height: 50, fill: '#cde', cornerRadius: 6, shadow: { y: 2, blur: 6, color: '#0006' } },
    node(`${id}-title`, 'text', { text: 'Card', x: 6.25, y: 4.5, fontSize: 12 }),
    node(`${id}-dot`, 'ellipse', { x: 40, y: 20, width: 21, height: 21, fill: '#c33', stroke: { color: '#000' } }),
  )
const START = node('page', 'group', {}, card('a', 10, 10), card('b', 90.5, 12.25), card('c', 40, 85))

/** How far pictures are from the one after all edits: worst difference of a pixel, and the share of inked pixels that differ. */
export interface PictureReport {
  readonly inked: number
  /** After all steps were undone and made again. */
  readonly travelled: readonly [max: number, share: number]
  /** Of what `toJSON` gave, loaded into another engine. */
  readonly reloaded: readonly [max: number, share: number]
  readonly isEqual: boolean
}

async function run(backend: BackendChoice, seed: number, isFree: boolean): Promise<PictureReport> {
  const engine = new Engine(SIZE, { backend, clock: () => 0 })
  const bus = new DocumentBus(engine)
  await bus.load({ version: 1, width: 200, height: 160, background: '#fff', root: naiveJson(START) })
  const fuzzer = new OperationFuzzer(seed)
  let model = START
  for (let i = 0; i < 100; i++) {
    const operation = drawable(fuzzer.right(model), isFree)
    model = naiveApply(model, operation)
    bus.apply([operation])
    if (i % 10 === 0) await engine.settled()
  }
  const before = await picture(engine)
  const document = sortedJson(bus.toJSON())
  while (bus.undo()) if (bus.version % 9 === 0) await engine.settled()
  await engine.settled()
  while (bus.redo()) if (bus.version % 9 === 0) await engine.settled()
  const travelled = await picture(engine)
  const other = new Engine(SIZE, { backend, clock: () => 0 })
  await other.load(document)
  const reloaded = await picture(other)
  const isEqual = document === sortedJson(bus.toJSON()) && document === sortedJson(new DocumentBus(other).toJSON())
  engine.destroy()
  other.destroy()
  const off = (pixels: Uint8Array) => {
    const { max, share } = compare(pixels, before, { background: WHITE })
    return [max, share(0)] as const
  }
  return {
    inked: compare(before, before, { background: WHITE }).inked,
    travelled: off(travelled),
    reloaded: off(reloaded),
    isEqual,
  }
}

async function picture(engine: Engine): Promise<Uint8Array> {
  await engine.settled()
  return engine.readPremultiplied()
}

/** `isFree`: turned, and at any place; else straight, and on quarters of a px. */
function drawable(operation: Operation, isFree: boolean): Operation {
  if (operation.type === 'DELETE') return operation
  const props = { ...operation.payload.props }
  for (const name of UNDRAWN) delete props[name]
  if (!isFree) delete props.rotation
  else if (typeof props.x === 'number') props.x += 0.337
  const isRoot = operation.type === 'UPDATE' && operation.payload.path.length === 1
  return { ...operation, payload: { ...operation.payload, props: isRoot ? {} : props } } as Operation
}

const documentBus = { run }
declare global {
  interface Window {
    documentBus: typeof documentBus
  }
}
window.documentBus = documentBus
