import { describe, expect, it } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { DEFAULT_LIMITS } from '../../../src/document/limits.ts'
import { type ReadOptions, readDocument } from '../../../src/document/load.ts'
import { EVERYTHING, EXAMPLE } from './good-documents.ts'
import { documentOf, pngUrl, WRONG_DOCUMENTS } from './wrong-documents.ts'

function refusal(input: unknown, options: ReadOptions = {}): EngineError {
  try {
    readDocument(input, options)
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('the document was accepted')
}

/** A box whose props count how often they are read. */
function counted(id: string, count: { reads: number }): object {
  const node = { id, type: 'box', props: { x: 1, y: 2 } }
  return new Proxy(node, {
    getOwnPropertyDescriptor(target, key) {
      count.reads++
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  })
}

describe('readDocument', () => {
  it.each(WRONG_DOCUMENTS)('refuses $title with $code at $path', ({ input, code, path, says, limits }) => {
    const error = refusal(input(), limits ? { limits } : {})
    expect({ code: error.code, path: error.path }).toEqual({ code, path })
    expect(error.message).toMatch(says)
    expect(error.message.length).toBeLessThan(4000)
  })

  it('knows more than 45 kinds of wrong document, each named once', () => {
    expect(new Set(WRONG_DOCUMENTS.map(({ title }) => title)).size).toBe(WRONG_DOCUMENTS.length)
    expect(WRONG_DOCUMENTS.length).toBeGreaterThan(45)
  })

  it.each([
    ['the example of the design', EXAMPLE],
    ['every type and prop', EVERYTHING],
  ])('accepts %s and gives it back equal, from objects and from text', (_, document) => {
    expect(readDocument(document)).toEqual(document)
    expect(readDocument(JSON.stringify(document))).toEqual(document)
    expect(JSON.stringify(readDocument(document))).toBe(JSON.stringify(document))
  })

  it('gives a copy that later changes of the input do not reach', () => {
    const input = structuredClone(EXAMPLE)
    const read = readDocument(input)
    for (const { props } of input.root.children) props.shadow.blur = -1
    input.root.children.length = 0
    input.width = 0
    expect(read).toEqual(EXAMPLE)
  })

  it('leaves out what is undefined, as JSON does', () => {
    const read = readDocument(
      documentOf({ id: 'a', type: 'box', props: { x: 1, fill: undefined }, children: undefined }),
    )
    expect(JSON.stringify(read.root)).toBe('{"id":"a","type":"box","props":{"x":1}}')
  })

  it('accepts objects without a prototype, and one object in two places', () => {
    const shadow = Object.assign(Object.create(null), { color: '#000' })
    const boxes = ['a', 'b'].map((id) => ({ id, type: 'box', props: { shadow } }))
    const read = readDocument(documentOf({ id: 'page', type: 'group', children: boxes }))
    expect(JSON.stringify(read.root)).toContain('{"id":"b","type":"box","props":{"shadow":{"color":"#000"}}}')
  })

  it('refuses one node in two places for its id', () => {
    const leaf = { id: 'leaf', type: 'box' }
    const error = refusal(documentOf({ id: 'page', type: 'group', children: [leaf, leaf] }))
    expect(error).toMatchObject({ code: 'duplicate-id', path: 'root.children[1].id' })
  })

  it('reports the first of many mistakes in document order, whatever the order of keys', () => {
    const bad = (id: string) => ({ props: { y: 'b', x: 'a' }, type: 'box', id })
    const input = documentOf({ type: 'group', children: [bad('a'), bad('a'), { type: 'nope' }], id: 'page' })
    expect(refusal(input)).toMatchObject({ code: 'wrong-type', path: 'root.children[0].props.x' })
  })

  it('reads 256 levels, and takes as many as a limit allows without recursion', () => {
    let root: unknown = { id: 'last', type: 'group' }
    for (let i = 0; i < 99_999; i++) root = { id: `${i}`, type: 'group', children: [root] }
    expect(refusal(documentOf(root))).toMatchObject({ code: 'limit-depth' })
    const read = readDocument(documentOf(root), { limits: { depth: 100_000 } })
    let depth = 1
    for (let node = read.root; node.children?.[0]; node = node.children[0]) depth++
    expect(depth).toBe(100_000)
  })

  it('takes exactly as many nodes as the limit says', () => {
    const children = Array.from({ length: 999 }, (_, i) => ({ id: `${i}`, type: 'box' }))
    const document = documentOf({ id: 'page', type: 'group', children })
    expect(readDocument(document, { limits: { nodes: 1000 } }).root.children).toHaveLength(999)
    expect(refusal(document, { limits: { nodes: 999 } })).toMatchObject({ code: 'limit-nodes' })
  })

  it('refuses 5,000,001 nodes by default before it reads one of them', () => {
    const count = { reads: 0 }
    const children = new Array(DEFAULT_LIMITS.nodes).fill(counted('same', count))
    const error = refusal(documentOf({ id: 'page', type: 'group', children }))
    expect(error).toMatchObject({ code: 'limit-nodes', path: 'root.children' })
    expect(count.reads).toBe(0)
  })

  it('stops reading at the first excess of nested lists', () => {
    const count = { reads: 0 }
    const groups = Array.from({ length: 1000 }, (_, g) => ({
      id: `g${g}`,
      type: 'group',
      children: Array.from({ length: 10 }, (_, i) => counted(`${g}-${i}`, count)),
    }))
    const error = refusal(documentOf({ id: 'page', type: 'group', children: groups }), { limits: { nodes: 1101 } })
    expect(error).toMatchObject({ code: 'limit-nodes', path: 'root.children[10].children' })
    // Ten groups of ten boxes of three keys were read, the eleventh was not.
    expect(count.reads).toBe(300)
  })

  it('reads no list and no text past its limit', () => {
    const count = { reads: 0 }
    const points = new Proxy(new Array(100_001).fill([0, 0]), {
      getOwnPropertyDescriptor(target, key) {
        count.reads++
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    })
    const error = refusal(documentOf({ id: 'p', type: 'polyline', props: { points } }))
    expect(error).toMatchObject({ code: 'out-of-range', path: 'root.props.points' })
    expect(count.reads).toBe(0)
  })

  it('reads each property of the input once, so that what was checked is what is used', () => {
    let reads = 0
    const props = new Proxy(
      { x: 0 },
      {
        getOwnPropertyDescriptor: (_, key) => ({
          value: key === 'x' ? (reads++ ? Number.NaN : 5) : undefined,
          configurable: true,
          enumerable: true,
          writable: true,
        }),
      },
    )
    expect(readDocument(documentOf({ id: 'a', type: 'box', props })).root.props).toEqual({ x: 5 })
    expect(reads).toBe(1)
  })

  it('comes to an end when a proxy lies about the length of a list', () => {
    const liar = () => new Proxy([], { get: (_, key) => (key === 'length' ? Number.NaN : undefined) })
    expect(readDocument(documentOf({ id: 'a', type: 'group', children: liar() })).root.children).toEqual([])
    const error = refusal(documentOf({ id: 'a', type: 'polyline', props: { points: liar() } }))
    expect(error).toMatchObject({ code: 'out-of-range', path: 'root.props.points' })
  })

  it('never pollutes a prototype', () => {
    const text =
      '{"version":1,"width":1,"height":1,"root":{"id":"a","type":"box","props":{"stroke":{"__proto__":{"polluted":1},"color":"red"}}}}'
    expect(refusal(text)).toMatchObject({ code: 'unknown-prop', path: 'root.props.stroke.__proto__' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('counts a data URL once, however often it is used', () => {
    const src = pngUrl(8000, 8000)
    const children = Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, type: 'image', props: { src } }))
    expect(readDocument(documentOf({ id: 'page', type: 'group', children })).root.children).toHaveLength(20)
  })

  it('takes node types from the table it is given', () => {
    expect(refusal(EXAMPLE, { types: {} })).toMatchObject({ code: 'unknown-type', path: 'root.type' })
  })
})
