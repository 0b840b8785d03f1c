import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dashboard } from '../../../demos/boards/src/dashboard/dashboard.ts'
import { formatDocument } from '../../../demos/boards/src/format.ts'
import { teller } from '../../../demos/boards/src/teller/teller.ts'
import { readDocument } from '../../../src/document/load.ts'
import { nodesOf } from './nodes-of.ts'

const HOW =
  'is stale: run `npx esbuild demos/boards/src/write.ts --bundle --platform=node --format=esm | node --input-type=module`'

describe.each([
  { name: 'teller', make: teller, least: 150 },
  { name: 'dashboard', make: dashboard, least: 300 },
])('the board $name', ({ name, make, least }) => {
  const text = readFileSync(new URL(`../../../demos/boards/${name}.json`, import.meta.url), 'utf8')
  const document = readDocument(text)
  const nodes = nodesOf(document)

  it('is a valid document that reading does not change', () => {
    expect(document).toEqual(JSON.parse(text))
    expect([document.width, document.height]).toEqual([1440, 900])
  })

  it('is what its generator writes, every time', () => {
    expect(text === formatDocument(make()), `${name}.json ${HOW}`).toBe(true)
    expect(formatDocument(make())).toBe(formatDocument(make()))
  })

  it('has the nodes and the cards to drag that it promises', () => {
    expect(nodes.length).toBeGreaterThanOrEqual(least)
    expect(nodes.filter((node) => node.props?.draggable).length).toBeGreaterThanOrEqual(4)
  })

  it('sets the fonts of every text', () => {
    const families = nodes.flatMap((node) => (node.type === 'text' ? [node.props?.fontFamily ?? ''] : []))
    expect(families.filter((family) => !/Inter|Noto Sans SC/.test(family))).toEqual([])
  })
})

describe('the two boards together', () => {
  const nodes = [...nodesOf(teller()), ...nodesOf(dashboard())]

  it('use every type of node', () => {
    const types = new Set<string>(nodes.map((node) => node.type))
    expect([...types].sort()).toEqual(['box', 'ellipse', 'group', 'image', 'line', 'path', 'polyline', 'text'].sort())
  })

  it('use gradients of each kind, clips, dashes, blend modes, layers and emoji', () => {
    const text = JSON.stringify(nodes.map((node) => node.props))
    for (const word of [
      '"linear"',
      '"radial"',
      '"conic"',
      '"clip"',
      '"dash"',
      '"screen"',
      '"add"',
      '"multiply"',
      '"rotation"',
    ]) {
      expect(text, word).toContain(word)
    }
    expect(nodes.some((node) => node.type === 'group' && (node.props?.opacity ?? 1) < 1)).toBe(true)
    expect(nodes.some((node) => node.type === 'text' && /\p{Emoji_Presentation}/u.test(node.props?.text ?? ''))).toBe(
      true,
    )
  })
})
