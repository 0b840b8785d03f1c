import type { Operation } from '../../src/document/operation.ts'
import type { NaiveNode } from './naive-document.ts'
import { createRandom } from './random-scene.ts'

/** A list of operations of which the last is wrong, with the code and the path that the refusal must have. */
export interface WrongList {
  readonly operations: readonly unknown[]
  readonly code: string
  readonly path: string
}

interface Place {
  readonly node: NaiveNode
  readonly path: readonly string[]
}

/** Random operations that fit a tree, and random ones that do not, all from one seed. */
export class OperationFuzzer {
  readonly #random: () => number
  #made = 0

  constructor(seed: number) {
    this.#random = createRandom(seed)
  }

  int(below: number): number {
    return Math.floor(this.#random() * below)
  }

  pick<T>(all: readonly T[]): T {
    return all[this.int(all.length)] as T
  }

  right(root: NaiveNode): Operation {
    const places = all(root)
    const kind = this.#random()
    const place = this.pick(places)
    if (kind < 0.3 || places.length < 20) return this.#insert(places)
    if (kind < 0.45 && place.path.length > 1 && all(place.node).length < 12) {
      return { type: 'DELETE', payload: { path: place.path } }
    }
    return { type: 'UPDATE', payload: { path: place.path, props: this.#props(place.node, 1 + this.int(3), true) } }
  }

  /** `last`: index of the operation in its list. */
  wrong(root: NaiveNode, last: number): { readonly operation: unknown; readonly code: string; readonly path: string } {
    const places = all(root)
    const { node, path } = this.pick(places)
    const leaf = places.find(({ node: { type } }) => type !== 'group' && type !== 'box')
    const insert = this.#insert(places).payload as Record<string, unknown>
    const update = (props: unknown) => ({ type: 'UPDATE', payload: { path, props } })
    const { length } = places.find((place) => String(place.path) === String(insert.parentPath))?.node.children ?? []
    const wrongs: [unknown, string, string][] = [
      [{ type: 'MOVE', payload: { path } }, 'unknown-type', 'type'],
      [null, 'wrong-type', ''],
      [{ type: 'DELETE', payload: {} }, 'missing-prop', 'payload.path'],
      [{ type: 'DELETE', payload: { path: [] } }, 'wrong-type', 'payload.path'],
      [{ type: 'DELETE', payload: { path: [root.id] } }, 'invalid-operation', 'payload.path'],
      [{ type: 'DELETE', payload: { path: [...path, 'nobody'] } }, 'not-found', `payload.path[${path.length}]`],
      [
        { type: 'DELETE', payload: { path: [path.at(-1), 'x', ...path] } },
        'not-found',
        path.length > 1 ? 'payload.path[0]' : 'payload.path[1]',
      ],
      [update({ nope: 1 }), 'unknown-prop', 'payload.props.nope'],
      [update({ nope: null }), 'unknown-prop', 'payload.props.nope'],
      [update({ x: '5' }), 'wrong-type', 'payload.props.x'],
      [update({ name: 'a', opacity: 2 }), 'out-of-range', 'payload.props.opacity'],
      [update(undefined), 'wrong-type', 'payload.props'],
      [{ ...update({}), more: 1 }, 'unknown-prop', 'more'],
      [{ type: 'INSERT', payload: { ...insert, id: node.id } }, 'duplicate-id', 'payload.id'],
      [{ type: 'INSERT', payload: { ...insert, type: 'toString' } }, 'unknown-type', 'payload.type'],
      [{ type: 'INSERT', payload: { ...insert, index: length + 1 } }, 'out-of-range', 'payload.index'],
      [{ type: 'INSERT', payload: { ...insert, index: -1 } }, 'out-of-range', 'payload.index'],
      [{ type: 'INSERT', payload: { ...insert, props: { y: Number.NaN } } }, 'not-finite', 'payload.props.y'],
      [{ type: 'INSERT', payload: { ...insert, children: [] } }, 'unknown-prop', 'payload.children'],
    ]
    if (leaf) {
      wrongs.push([
        { type: 'INSERT', payload: { ...insert, parentPath: leaf.path } },
        'invalid-children',
        'payload.parentPath',
      ])
    }
    if (node.props.stroke)
      wrongs.push([update({ stroke: { width: -1 } }), 'out-of-range', 'payload.props.stroke.width'])
    if (node.props.stroke)
      wrongs.push([update({ stroke: { color: null } }), 'missing-prop', 'payload.props.stroke.color'])
    const [operation, code, at] = this.pick(wrongs)
    return { operation, code, path: `operations[${last}]${at && `.${at}`}` }
  }

  #insert(places: readonly Place[]): Operation {
    const { node, path } = this.pick(places.filter(({ node: { type } }) => type === 'group' || type === 'box'))
    const type = this.pick(['group', 'box', 'box', 'ellipse', 'line', 'text', 'path', 'polyline', 'image'])
    const props = this.#props({ id: '', type, props: {}, children: [] }, 4, false)
    const payload = { id: `n${this.#made++}`, type, props, parentPath: path }
    return {
      type: 'INSERT',
      payload: this.#random() < 0.5 ? payload : { ...payload, index: this.int(node.children.length + 1) },
    }
  }

  /** Values for some props of a node. `isPatch`: some merge into what is there, some take it away. */
  #props({ type, props }: NaiveNode, count: number, isPatch: boolean): Record<string, unknown> {
    const values = { ...SHARED, ...OWN[type] }
    const result: Record<string, unknown> = {}
    for (let i = 0; i < count; i++) {
      const name = this.pick(Object.keys(values))
      result[name] = this.pick(values[name] as readonly unknown[])
      if (isPatch && this.#random() < 0.2) result[name] = null
      const old = props[name]
      const isObject = typeof old === 'object' && old !== null && !Array.isArray(old)
      const partial = isObject && PARTIAL[name]
      if (isPatch && partial && this.#random() < 0.5) result[name] = this.pick(partial)
    }
    const gradient = props.fill as { type?: string } | undefined
    if (isPatch && gradient?.type === 'linear' && 'fill' in result) result.fill = { angle: this.pick([0, 45, null]) }
    return result
  }
}

/** Every node with its path, parents first. */
export function all(root: NaiveNode): Place[] {
  const found: Place[] = [{ node: root, path: [root.id] }]
  for (const { node, path } of found)
    for (const child of node.children) found.push({ node: child, path: [...path, child.id] })
  return found
}

const stops = [
  [0, 'red'],
  [1, '#00f'],
]
const FILLS = [
  '#f00',
  'rgb(0 0 0 / .2)',
  { type: 'linear', angle: 30, stops },
  { type: 'conic', stops },
  { type: 'radial', center: [0, 1], stops },
]
const STROKES = [{ color: '#123' }, { color: 'blue', width: 2, dash: [4, 2] }, { color: '#0008', align: 'inside' }]
const SHADOWS = [
  { color: '#000' },
  { color: '#0004', y: 4, blur: 8 },
  [{ color: '#000' }, { color: 'red', inset: true }],
  [],
]
const SIZE = { width: [0, 10, 40.5], height: [0, 20, 33] }

const SHARED: Readonly<Record<string, readonly unknown[]>> = {
  name: ['', 'a', '名'],
  x: [0, -3, 12.5, 100],
  y: [0, 7, 60.25],
  rotation: [0, 90, 12],
  scaleX: [1, -1, 2],
  originX: [0, 5],
  opacity: [1, 0.5],
  visible: [true, true, false],
  blendMode: ['normal', 'add'],
  draggable: [true, false],
}
const CLIP = { width: 30, height: 30 }
const OWN: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  group: { clip: [CLIP, { ...CLIP, x: 3, cornerRadius: 4 }] },
  box: {
    ...SIZE,
    fill: FILLS,
    stroke: STROKES,
    shadow: SHADOWS,
    cornerRadius: [0, 4, [1, 2, 3, 4]],
    clip: [true, false, CLIP],
    crisp: [true, false],
  },
  ellipse: { ...SIZE, fill: FILLS, stroke: STROKES, shadow: SHADOWS },
  line: {
    points: [
      [
        [0, 0],
        [9, 9],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    stroke: STROKES,
  },
  polyline: {
    points: [
      [
        [0, 0],
        [9, 9],
        [20, 3],
      ],
    ],
    stroke: STROKES,
  },
  path: { d: ['', 'M0 0h30v30h-30z'], fill: FILLS, stroke: STROKES },
  text: {
    text: ['', '存取款', 'two\nlines'],
    fill: ['#000', 'red'],
    width: [40],
    fontSize: [9, 16],
    align: ['left', 'center'],
    maxLines: [1],
  },
  image: { ...SIZE, src: ['', 'a.png'], fit: ['cover', 'fill'], cornerRadius: [0, 2] },
}
const PARTIAL: Readonly<Record<string, readonly unknown[]>> = {
  stroke: [{ width: 5 }, { dash: null }, { dash: [1, 1], cap: 'round' }],
  shadow: [{ blur: 3 }, { y: null, x: 2 }],
  clip: [{ width: 12 }, { x: null, cornerRadius: 3 }],
}
