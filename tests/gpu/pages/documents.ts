/** Documents through a living engine. */

import { makeCards } from '../../../demos/boards/cards.ts'
import { type BackendChoice, Engine, EngineError } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { nextFrame } from './shared/watch-page.ts'

export interface RefusalReport {
  /** `code path` of each refusal. */
  readonly refusals: readonly string[]
  readonly isSceneSame: boolean
  readonly isPictureSame: boolean
  /** Frames drawn because of refused documents. */
  readonly frames: number
  /** Distinct colours of the picture. */
  readonly colors: number
}

const EXAMPLE = {
  version: 1,
  width: 220,
  height: 150,
  background: '#f4f5f7',
  root: {
    id: 'page',
    type: 'group',
    children: [
      {
        id: 'card-1',
        type: 'box',
        props: {
          x: 40,
          y: 40,
          width: 120,
          height: 70,
          cornerRadius: 12,
          fill: '#fff',
          stroke: { color: '#d0d7de', width: 1 },
          shadow: { y: 4, blur: 16, color: 'rgb(0 0 0 / .25)' },
        },
        children: [{ id: 't1', type: 'text', props: { text: 'Submit', x: 16, y: 16, fontSize: 14, fill: '#111' } }],
      },
    ],
  },
}

const child = (props: object) => ({
  ...EXAMPLE,
  root: { ...EXAMPLE.root, children: [{ id: 'a', type: 'box', props }] },
})

const WRONG: readonly unknown[] = [
  null,
  '{ "version": 1, ',
  { ...EXAMPLE, version: 2 },
  { ...EXAMPLE, background: 'url(x)' },
  child({ x: Number.NaN }),
  child({ width: 1e9 }),
  child({ colour: 'red' }),
  { ...EXAMPLE, root: { id: 'page', type: 'group', children: [EXAMPLE.root, { ...EXAMPLE.root }] } },
]

async function refuse(backend: BackendChoice): Promise<RefusalReport> {
  const engine = new Engine(addHost('width:220px;height:150px'), { backend })
  await engine.load(JSON.stringify(EXAMPLE))
  await engine.settled()
  await nextFrame()
  const json = JSON.stringify(engine.toJSON())
  const picture = await engine.readPremultiplied()
  const card = engine.get('card-1')
  let frames = 0
  engine.on('frame', () => frames++)
  const refusals: string[] = []
  for (const document of WRONG) {
    await engine.load(document).then(
      () => refusals.push('accepted'),
      (error: unknown) => refusals.push(error instanceof EngineError ? `${error.code} ${error.path}` : String(error)),
    )
  }
  await nextFrame()
  const after = await engine.readPremultiplied()
  const report = {
    refusals,
    isSceneSame: JSON.stringify(engine.toJSON()) === json && engine.get('card-1') === card,
    isPictureSame: after.every((value, i) => value === picture[i]),
    frames,
    colors: new Set(new Uint32Array(picture.buffer, picture.byteOffset, picture.length / 4)).size,
  }
  engine.destroy()
  return report
}

/** A large document: loaded, drawn, written, loaded again. */
async function large(
  backend: BackendChoice,
  cards: number,
): Promise<{ nodes: number; records: number; isEqual: boolean; frames: number }> {
  const engine = new Engine(addHost('width:128px;height:72px'), { backend })
  await engine.ready
  engine.camera.zoom = 0.1
  await engine.settled()
  const document = makeCards({ count: cards, layout: 'dense' })
  const before = engine.metrics().frames
  await engine.load(document)
  await engine.settled()
  const frames = engine.metrics().frames - before
  const nodes = engine.scene.size
  const records = engine.metrics().last?.records ?? 0
  const written = engine.toJSON()
  await engine.load(written)
  await engine.settled()
  const isEqual = JSON.stringify(engine.toJSON()) === JSON.stringify(written) && engine.scene.size === nodes
  engine.destroy()
  return { nodes, records, isEqual, frames }
}

/** A load that the engine's end overtakes. */
async function loadAfterDestroy(): Promise<string> {
  const engine = new Engine({ width: 10, height: 10 }, { backend: 'canvas2d' })
  const loading = engine.load(EXAMPLE)
  engine.destroy()
  return loading.then(
    () => 'loaded',
    (error: EngineError) => error.code,
  )
}

const documents = { refuse, large, loadAfterDestroy }
declare global {
  interface Window {
    documents: typeof documents
  }
}
window.documents = documents
