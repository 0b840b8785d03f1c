import { beforeAll, expect, test } from 'vitest'
import { Findings } from '../../../src/access/findings.ts'
import { flatten, isTabStop } from '../../../src/access/outline.ts'
import { surroundings } from '../../../src/access/surroundings.ts'
import { Box, type Node, Scene, Text } from '../../../src/index.ts'
import { grids } from '../../../src/scene/grid-of.ts'

beforeAll(async () => void (await grids.load()))

const AREA = { x0: 0, y0: 0, x1: 400, y1: 300 }
const isButton = ({ type, id }: Node) =>
  type === 'box' && !id.startsWith('column') ? ({ role: 'button' } as const) : undefined

/** Buttons at these places. */
function buttons(...places: readonly (readonly [number, number])[]): Scene {
  const scene = new Scene()
  for (const [i, [x, y]] of places.entries())
    scene.add(new Box({ id: `${i}`, x, y, width: 40, height: 20 })).add(new Text({ text: `${i}` }))
  return scene
}

function stopsOf(scene: Scene, focused: string | null, area = AREA): string {
  scene.update()
  const options = { findings: new Findings(isButton), area, least: 1, most: 1000 }
  const items = surroundings(scene, options, focused === null ? null : scene.get(focused))
  return flatten(items)
    .filter(isTabStop)
    .map(({ node }) => node.id)
    .join(' ')
}

test('what is in the area, when the focus is in the middle of it or elsewhere', () => {
  const scene = buttons([0, 0], [0, 100], [0, 200], [0, 5000])
  expect(stopsOf(scene, '1')).toBe('0 1 2')
  expect(stopsOf(scene, null)).toBe('0 1 2')
})

test('what has the focus stays, and Tab finds the one after and the one before, however far', () => {
  const scene = buttons([0, 0], [0, 200], [0, 5000], [0, 40_000], [0, 90_000])
  expect(stopsOf(scene, '1')).toBe('0 1 2')
  expect(stopsOf(scene, '2')).toBe('0 1 2 3')
  expect(stopsOf(scene, '3')).toBe('0 1 2 3 4')
  expect(stopsOf(scene, '4')).toBe('0 1 3 4')
})

test('an empty screen has a way in: the nearest', () => {
  expect(stopsOf(buttons([9000, 0], [700, 0]), null)).toBe('1')
  expect(stopsOf(new Scene(), null)).toBe('')
})

/** Tab from the first on: where it comes to, when the area is always around what has the focus. */
function tabThrough(scene: Scene, first: string): string[] {
  scene.update()
  const visited = [first]
  while (visited.length < scene.size) {
    const at = visited.at(-1) as string
    const { x0, y0 } = (scene.get(at) as Node).bounds
    const stops = stopsOf(scene, at, { x0, y0, x1: x0 + 400, y1: y0 + 300 }).split(' ')
    const next = stops[stops.indexOf(at) + 1]
    if (!next) break
    visited.push(next)
  }
  return visited
}

test('Tab comes to all of a board, in reading order, though most of it is never in view', () => {
  const places = Array.from({ length: 150 }, (_, i) => [(i % 10) * 200, Math.floor(i / 10) * 150] as const)
  expect(tabThrough(buttons(...places), '0')).toEqual(places.map((_, i) => `${i}`))
})

test('of two high boxes side by side the first is read to its end', () => {
  const scene = new Scene()
  for (const [side, x] of [0, 100].entries()) {
    const column = scene.add(new Box({ id: `column ${side}`, x, width: 90, height: 3000 }))
    for (let i = 0; i < 30; i++) column.add(new Box({ id: `${side * 30 + i}`, y: 100 * i, width: 40, height: 20 }))
  }
  expect(tabThrough(scene, '0')).toEqual(Array.from({ length: 60 }, (_, i) => `${i}`))
})

test('a crowd is not walked for it', () => {
  const scene = buttons()
  for (let i = 0; i < 20_000; i++)
    scene.add(new Box({ x: (i % 100) * 50, y: Math.floor(i / 100) * 50, width: 40, height: 40 }))
  scene.update()
  let asked = 0
  const describe = (node: Node) => {
    asked++
    return isButton(node)
  }
  const options = { findings: new Findings(describe), area: AREA, least: 1, most: 500 }
  surroundings(scene, options, null)
  asked = 0
  surroundings(scene, options, scene.root.children[0] ?? null)
  expect(asked).toBeLessThan(3000)
})
