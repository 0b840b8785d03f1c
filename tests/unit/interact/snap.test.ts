import { expect, test } from 'vitest'
import { random } from '../../../demos/boards/src/curves.ts'
import { SnapGaps } from '../../../src/interact/snap-gaps.ts'
import { firstFrom, SnapLines } from '../../../src/interact/snap-lines.ts'
import { Snapper } from '../../../src/interact/snapper.ts'
import { Box } from '../../../src/scene/box.ts'
import { card, Stage } from './stage.ts'

const rect = (x0: number, y0: number, width: number, height: number) => ({ x0, y0, x1: x0 + width, y1: y0 + height })

test('the nearest line is that of a look at all of them, found by a few looks', () => {
  const next = random(5)
  const at = () => Math.round(next() * 4000) / 4
  const rects = Array.from({ length: 300 }, () => rect(at(), at(), at() / 10, at() / 10))
  const lines = new SnapLines(rects)
  for (let i = 0; i < 2000; i++) {
    const place = at() + 0.1
    const all = rects.flatMap(({ x0, x1 }) => [x0, (x0 + x1) / 2, x1].map((x) => x - place))
    const best = Math.min(...all.map(Math.abs))
    const found = lines.nearest('x', place, 2)
    expect(found === null ? Infinity : Math.abs(found)).toBe(best <= 2 ? best : Infinity)
    if (found !== null) expect(all).toContain(found)
  }
  let looks = 0
  const sorted = Array.from({ length: 300_000 }, (_, i) => i)
  expect(firstFrom(sorted, (each) => ++looks > 0 && each >= 123_456)).toBe(123_456)
  expect(looks).toBeLessThanOrEqual(19)
})

test('edges and middles snap on each axis by itself, and guides reach over all that lies on the line', () => {
  const snapper = new Snapper([rect(100, 0, 50, 50), rect(100, 300, 80, 20)], {})
  expect(snapper.snap(rect(103, 100, 30, 30), 1)).toEqual({ dx: -3, dy: 0 })
  expect(snapper.guides).toEqual([{ kind: 'line', from: { x: 100, y: 0 }, to: { x: 100, y: 320 } }])
  // At a higher zoom the same px are fewer of the world.
  expect(snapper.snap(rect(103, 100, 30, 30), 4)).toEqual({ dx: 0, dy: 0 })
  expect(snapper.guides).toEqual([])
  // Middle on middle.
  expect(snapper.snap(rect(108, 8, 30, 30), 1)).toEqual({ dx: 2, dy: 2 })
  expect(snapper.snap(rect(103, 100, 30, 30), 1, ['y'])).toEqual({ dx: 0, dy: 0 })
})

test('gaps that become equal: between two, and after a row of two', () => {
  const row = [rect(0, 0, 40, 40), rect(60, 10, 40, 40), rect(300, 0, 40, 40)]
  const gaps = new SnapGaps(row)
  expect(gaps.find('x', rect(118, 5, 30, 20), 4)).toEqual([
    {
      by: 2,
      spans: [
        { from: 40, to: 60, at: 25 },
        { from: 100, to: 120, at: 17.5 },
      ],
    },
  ])
  expect(gaps.find('x', rect(186, 5, 30, 20), 4)).toMatchObject([{ by: -1 }])
  // Not in the row.
  expect(gaps.find('x', rect(118, 60, 30, 20), 4)).toEqual([])
  // Before a row of two, and the same from top to bottom.
  const column = row.map(({ x0, y0, x1, y1 }) => ({ x0: y0, y0: 500 - x1, x1: y1, y1: 500 - x0 }))
  expect(new SnapGaps(column).find('y', rect(5, 500 - 148, 20, 30), 4)).toMatchObject([{ by: -2 }])
  const snapper = new Snapper(row, {})
  expect(snapper.snap(rect(118, 87, 30, 20), 1)).toEqual({ dx: 0, dy: 0 })
  expect(snapper.snap(rect(119, 7, 27, 22), 1)).toMatchObject({ dx: 1 })
  expect(snapper.guides.filter(({ kind }) => kind === 'gap').length).toBe(2)
})

test('a grid takes what no sibling does', () => {
  const snapper = new Snapper([rect(103, 0, 50, 500)], { grid: 10 })
  expect(snapper.snap(rect(101, 604, 30, 30), 1)).toEqual({ dx: 2, dy: -4 })
  expect(snapper.snap(rect(206, 604, 30, 30), 1)).toEqual({ dx: 4, dy: -4 })
})

test('a drag snaps to siblings in view, not to itself, to what is hidden or elsewhere; Control lets go', () => {
  const stage = new Stage([card('a', 0, 0), card('b', 300, 200), card('hidden', 400, 10, { visible: false })], {
    snap: {},
  })
  stage.down(20, 20)
  stage.move(24, 23)
  expect(stage.at('a')).toEqual([4, 3])
  stage.move(317, 100)
  expect(stage.at('a')).toEqual([300, 80])
  expect(stage.hands.adornments.guides).toEqual(
    [300, 350, 400].map((x) => ({ kind: 'line', from: { x, y: 80 }, to: { x, y: 260 } })),
  )
  stage.key('Control', { control: true })
  expect(stage.at('a')).toEqual([297, 80])
  expect(stage.hands.adornments.guides).toEqual([])
  stage.key('Control', {}, false)
  // To a column, the row stays as it is kept.
  stage.key('Shift', { shift: true })
  expect(stage.at('a')).toEqual([300, 0])
  stage.up(317, 100)
  expect(stage.hands.adornments.guides).toEqual([])
})

test('what stands in a container snaps to it and to what it holds', () => {
  const panel = { id: 'panel', type: 'box', props: { x: 100, y: 100, width: 400, height: 300 } }
  const stage = new Stage([{ ...panel, children: [card('a', 20, 20), card('b', 20, 200)] }, card('c', 205, 0)], {
    snap: {},
  })
  stage.drag([130, 130], [130 + 126, 130])
  // Its middle is that of the panel's; 'c' is none of its siblings.
  expect(stage.at('a')).toEqual([150, 20])
})

test('a side that is pulled snaps, at any scale of its parent', () => {
  const around = {
    id: 'around',
    type: 'group',
    props: { x: 10, scaleX: 2, scaleY: 2 },
    children: [card('a', 0, 0), card('b', 0, 100, { width: 150 })],
  }
  const stage = new Stage([around], { snap: {} })
  stage.hands.select([stage.node('a')])
  const e = stage.hands.adornments.handles.find(({ name }) => name === 'e') as { x: number; y: number }
  stage.drag([e.x, e.y], [e.x + 96, e.y + 40])
  expect(stage.node('a')).toMatchObject({ x: 0, y: 0, width: 150, height: 60 })
})

test('a node from a palette snaps, too', () => {
  const stage = new Stage([card('a', 100, 100)], { snap: {} })
  const made = stage.hands.drop({ clientX: 123, clientY: 300 }, () => new Box({ id: 'made', width: 40, height: 20 }))
  expect(made?.x).toBe(100)
})

test('so many siblings that something lies everywhere are left alone', () => {
  const many = Array.from({ length: 1100 }, (_, i) => card(`n${i}`, (i % 40) * 17, Math.floor(i / 40) * 19))
  const stage = new Stage([...many, card('a', 0, 530)], { snap: {} })
  stage.drag([50, 585], [53, 587])
  expect(stage.at('a')).toEqual([3, 532])
})
