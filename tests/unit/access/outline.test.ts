import { beforeAll, describe, expect, test } from 'vitest'
import type { Describe, Description } from '../../../src/access/description.ts'
import { Findings } from '../../../src/access/findings.ts'
import { type Item, type OutlineOptions, outline } from '../../../src/access/outline.ts'
import { Box, Ellipse, Group, Image, type Node, Scene, Text } from '../../../src/index.ts'
import { grids } from '../../../src/scene/grid-of.ts'

beforeAll(async () => void (await grids.load()))

const AREA = { x0: 0, y0: 0, x1: 1000, y1: 1000 }

function outlineOf(
  scene: Scene,
  { describe = () => undefined, ...options }: Partial<OutlineOptions> & { readonly describe?: Describe } = {},
): Item[] {
  const findings = new Findings(describe)
  scene.update()
  return outline(scene.root, { findings, area: AREA, least: 1, most: 1000, kept: [], ...options })
}

/** As `role name [children]`. */
function inWords(items: readonly Item[]): string {
  return items
    .map(({ description: { role, name }, children }) => {
      const inside = children.length ? ` [${inWords(children)}]` : ''
      return `${role} ${name}${inside}`
    })
    .join(', ')
}

const tell =
  (table: Record<string, Description | null>): Describe =>
  ({ id }) =>
    table[id]

describe('by itself', () => {
  test('a node says its words or its name; what has neither, and what does not show, says nothing', () => {
    const scene = new Scene()
    scene.add(new Text({ text: 'Two\n  lines', x: 10 }))
    scene.add(new Text({ text: '  ', y: 30 }))
    scene.add(new Image({ name: 'A cat', width: 40, height: 40, y: 60 }))
    scene.add(new Image({ width: 40, height: 40, y: 60 }))
    scene.add(new Ellipse({ name: 'Dot', width: 9, height: 9, y: 120 }))
    scene.add(new Box({ name: 'Hidden', width: 9, height: 9, visible: false }))
    scene.add(new Box({ name: 'Faded', width: 9, height: 9, opacity: 0 }))
    const card = scene.add(new Box({ name: 'Card', y: 200, width: 90, height: 90 }))
    card.add(new Text({ text: 'Inside' }))
    expect(inWords(outlineOf(scene))).toBe('text Two lines, img A cat, img Dot, group Card [text Inside]')
  })

  test('a box is read as one, whatever it says; a group, which nobody sees, is not', () => {
    const scene = new Scene()
    for (const [x, container] of [new Box({ width: 90, height: 90 }), new Box({ width: 90, height: 90 })].entries()) {
      scene.add(container).x = 100 * (1 - x)
      for (let i = 0; i < 2; i++) container.add(new Text({ text: `${1 - x}${i}`, y: 40 * i }))
    }
    const group = scene.add(new Group({ y: 200 }))
    for (let i = 0; i < 2; i++) group.add(new Text({ text: `low${i}`, x: 100 * i }))
    scene.add(new Text({ text: 'between', x: 50, y: 200 }))
    expect(inWords(outlineOf(scene))).toBe('text 00, text 01, text 10, text 11, text low0, text between, text low1')
  })
})

describe('as it is told', () => {
  test('what is one thing has the words in it for a name, as they are read; what holds others has none', () => {
    const scene = new Scene()
    const list = scene.add(new Group({ id: 'list' }))
    const button = list.add(new Box({ id: 'button', width: 120, height: 30 }))
    button.add(new Text({ text: 'changes', x: 60 }))
    button.add(new Text({ text: 'Save', x: 5 }))
    button.add(new Text({ text: 'never', x: 5, visible: false }))
    const describe = tell({ list: { role: 'list' }, button: { role: 'button' } })
    expect(inWords(outlineOf(scene, { describe }))).toBe('list  [button Save changes]')
    button.name = 'Keep'
    expect(inWords(outlineOf(scene, { describe }))).toBe('list  [button Keep]')
    const named = tell({ button: { role: 'button', name: 'Store' } })
    expect(inWords(outlineOf(scene, { describe: named }))).toBe('button Store')
  })

  test('null silences a node and all below it', () => {
    const scene = new Scene()
    scene.add(new Group({ id: 'a' })).add(new Text({ text: 'secret' }))
    scene.add(new Text({ text: 'said' }))
    expect(inWords(outlineOf(scene, { describe: tell({ a: null }) }))).toBe('text said')
  })
})

describe('what is left out', () => {
  test('what lies outside, what clips hide, and what is too small', () => {
    const scene = new Scene()
    scene.add(new Text({ text: 'outside', x: 2000 }))
    scene.add(new Ellipse({ name: 'small', width: 3, height: 3 }))
    scene.add(new Ellipse({ name: 'flat', width: 40, height: 1 }))
    const list = scene.add(new Group({ y: 100, clip: { width: 100, height: 50 } }))
    list.add(new Ellipse({ name: 'cut', width: 80, height: 80 }))
    list.add(new Ellipse({ name: 'hidden', width: 80, height: 80, y: 60 }))
    const items = outlineOf(scene, { least: 4 })
    expect(inWords(items)).toBe('img flat, img cut')
    expect(items[1]?.rect).toEqual({ x0: 0, y0: 100, x1: 80, y1: 150 })
  })

  test('what is kept is there wherever it is, with what it is in', () => {
    const scene = new Scene()
    const far = scene.add(new Box({ name: 'Far', x: 5000, width: 90, height: 90 }))
    const button = far.add(new Text({ text: 'here', y: 10 }))
    far.add(new Text({ text: 'not here', y: 50 }))
    for (let i = 0; i < 100; i++) scene.add(new Box({ x: 50 * i, width: 40, height: 40 }))
    scene.add(new Text({ text: 'near' }))
    expect(inWords(outlineOf(scene, { kept: [button] }))).toBe('text near, group Far [text here]')
  })

  test('so many at most, and no node is looked at after those', () => {
    const scene = new Scene()
    for (let i = 0; i < 500; i++) scene.add(new Ellipse({ name: `${i}`, x: i, width: 9, height: 9 }))
    let asked = 0
    const describe = (_: Node) => void asked++
    expect(outlineOf(scene, { most: 20, describe })).toHaveLength(20)
    // The root is one.
    expect(asked).toBe(21)
  })

  test('a large container is searched, not walked', () => {
    const scene = new Scene()
    for (let i = 0; i < 20_000; i++)
      scene.add(new Ellipse({ name: `${i}`, x: 50 * (i % 100), y: 50 * Math.floor(i / 100), width: 9, height: 9 }))
    let asked = 0
    const describe = (_: Node) => void asked++
    // The second search has the grid.
    outlineOf(scene)
    expect(outlineOf(scene, { describe })).toHaveLength(400)
    expect(asked).toBe(401)
  })
})
