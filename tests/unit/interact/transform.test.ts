import { expect, test } from 'vitest'
import { random } from '../../../demos/boards/src/curves.ts'
import { cursorOf, handleAt, handlesOf } from '../../../src/interact/handles.ts'
import { cornersOf, ownRect } from '../../../src/interact/own-rect.ts'
import { resizeMap } from '../../../src/interact/resize.ts'
import { sortedJson } from '../../support/document-host.ts'
import { card, Stage, SURFACE } from './stage.ts'

const RECT = { x0: 10, y0: 20, x1: 110, y1: 70 }

test('a side moves about the one across, or about the middle; even keeps proportions; none passes the other', () => {
  const resized = (x: -1 | 0 | 1, y: -1 | 0 | 1, dx: number, dy: number, isEven = false, isCentred = false) => {
    const [fx, , , fy, tx, ty] = resizeMap(RECT, { x, y }, dx, dy, isEven, isCentred)
    return [fx * RECT.x0 + tx, fy * RECT.y0 + ty, fx * RECT.x1 + tx, fy * RECT.y1 + ty].map(
      (v) => Math.round(v * 1e9) / 1e9,
    )
  }
  expect(resized(1, 1, 20, 10)).toEqual([10, 20, 130, 80])
  expect(resized(-1, 0, 20, 10)).toEqual([30, 20, 110, 70])
  expect(resized(0, -1, 20, 10)).toEqual([10, 30, 110, 70])
  expect(resized(1, 1, 100, 10, true)).toEqual([10, 20, 210, 120])
  expect(resized(1, 0, 100, 0, true)).toEqual([10, -5, 210, 95])
  expect(resized(1, 1, 10, 5, false, true)).toEqual([0, 15, 120, 75])
  expect(resized(1, -1, -500, 500)).toEqual([10, 69, 11, 70])
  expect(resized(1, 1, 10, 5).length).toBe(4)
  expect(resizeMap({ ...RECT, y1: RECT.y0 }, { x: 1, y: 1 }, 20, 20, false, false)[3]).toBe(1)
})

test('handles stand around the frame as it is turned; those on short sides are left out, and cursors follow', () => {
  const frame = cornersOf({ x0: 0, y0: 0, x1: 100, y1: 20 }, [0, 1, -1, 0, 200, 100])
  const handles = handlesOf(frame, SURFACE)
  expect(handles.map(({ name }) => name)).toEqual(['nw', 'ne', 'se', 'sw', 'n', 's', 'rotate'])
  expect(handles.find(({ name }) => name === 'ne')).toMatchObject({ x: 200, y: 200, angle: 90 })
  expect(handles.find(({ name }) => name === 'rotate')).toMatchObject({ x: 222, y: 150 })
  expect(handleAt(frame, SURFACE, { x: 201, y: 198 }, 'mouse')?.name).toBe('ne')
  // A small frame can still be taken hold of in the middle.
  expect(handleAt(frame, SURFACE, { x: 190, y: 188 }, 'touch')).toBe(null)
  const cursors = Object.fromEntries(handles.map((handle) => [handle.name, cursorOf(handle)]))
  expect(cursors).toMatchObject({ n: 'ew-resize', nw: 'nesw-resize', se: 'nesw-resize', rotate: 'grab' })
})

test('what turns a frame at the top of the picture is below it', () => {
  const stage = new Stage([card('a', 20, 10)])
  stage.hands.select([stage.node('a')])
  expect(stage.hands.adornments.handles.at(-1)).toMatchObject({ name: 'rotate', x: 70, y: 92 })
  pull(stage, 'rotate', -60, -52, { shift: true })
  expect(stage.node('a').rotation).toBe(90)
})

/** Corners of a node in the world, rounded. */
function corners(stage: Stage, id: string): number[] {
  stage.scene.update()
  const node = stage.node(id)
  return cornersOf(ownRect(node), node.world).flatMap(({ x, y }) => [x, y].map((v) => Math.round(v * 1e6) / 1e6))
}

/** Takes a handle of the selection by so much. */
function pull(stage: Stage, name: string, dx: number, dy: number, keys = {}): void {
  const handle = stage.hands.adornments.handles.find((each) => each.name === name)
  if (!handle) throw new Error(`There is no handle ${name}.`)
  stage.drag([handle.x, handle.y], [handle.x + dx, handle.y + dy], keys)
}

test('the corner of a box follows the pointer at any zoom; the one across stays; it is one step', () => {
  const stage = new Stage([card('a', 20, 20)])
  stage.camera.set({ x: -10, y: 5, zoom: 2 })
  stage.hands.select([stage.node('a')])
  pull(stage, 'se', 40, 20)
  expect(corners(stage, 'a')).toEqual([20, 20, 140, 20, 140, 90, 20, 90])
  expect(stage.node('a')).toMatchObject({ width: 120, height: 70, scaleX: 1 })
  expect(stage.log).toEqual(['start resize a', 'end resize done'])
  expect(stage.bus.steps('undo')).toEqual(['Resize'])
  expect(sortedJson(stage.host.toJSON())).toBe(sortedJson(stage.bus.toJSON()))
  stage.bus.undo()
  expect(corners(stage, 'a')).toEqual([20, 20, 120, 20, 120, 80, 20, 80])
})

test('Escape puts back what was resized and turned', () => {
  const stage = new Stage([card('a', 20, 20, { rotation: 30 }), card('b', 200, 100)])
  stage.hands.select([stage.node('a'), stage.node('b')])
  const before = sortedJson(stage.host.toJSON())
  for (const name of ['nw', 'rotate']) {
    const { x, y } = stage.hands.adornments.handles.find((each) => each.name === name) as { x: number; y: number }
    stage.down(x, y)
    stage.move(x + 33, y + 21)
    expect(sortedJson(stage.host.toJSON())).not.toBe(before)
    stage.key('Escape')
    expect(sortedJson(stage.host.toJSON())).toBe(before)
  }
  expect(stage.bus.steps('undo')).toEqual([])
})

test('of any node, however it and what it stands in are turned and scaled, what is across stays where it is', () => {
  const pick = random(7)
  const between = (a: number, b: number) => a + (b - a) * pick()
  const types = [
    { type: 'box', props: { width: 80, height: 50 } },
    { type: 'ellipse', props: { width: 80, height: 50, originX: 3, originY: 70 } },
    {
      type: 'line',
      props: {
        points: [
          [0, 0],
          [60, 40],
        ],
        stroke: { color: '#000', width: 0 },
      },
    },
    { type: 'path', props: { d: 'M0 0L70 10L20 60Z', fill: '#000' } },
    { type: 'group', props: {}, children: [{ id: 'in', type: 'box', props: { x: 5, y: 9, width: 70, height: 40 } }] },
  ]
  for (let i = 0; i < 100; i++) {
    const { type, props, children } = types[i % types.length] as (typeof types)[number]
    const turned = {
      x: between(0, 100),
      y: between(0, 100),
      rotation: between(-180, 180),
      scaleX: between(0.5, 2),
      scaleY: 1.5,
    }
    const node = { id: 'n', type, props: { ...props, ...turned }, ...(children && { children }) }
    const around = { x: 300, y: 250, rotation: between(-180, 180), scaleX: i % 2 ? -1.3 : 1.3, scaleY: 1.3 }
    const stage = new Stage([{ id: 'around', type: 'group', props: around, children: [node] }])
    stage.hands.select([stage.node('n')])
    const before = corners(stage, 'n')
    pull(stage, 'se', between(5, 40), between(5, 40))
    const after = corners(stage, 'n')
    expect(
      Math.hypot((after[0] ?? 0) - (before[0] ?? 0), (after[1] ?? 0) - (before[1] ?? 0)),
      `${type} ${i}`,
    ).toBeLessThan(1e-3)
    expect(after).not.toEqual(before)
  }
})

test('many are resized as one frame, each along its own axes', () => {
  const stage = new Stage([card('a', 0, 0), card('b', 200, 100), card('turned', 90, 40, { rotation: 90 })])
  stage.hands.select(['a', 'b', 'turned'].map((id) => stage.node(id)))
  pull(stage, 'se', 300, 0)
  expect(corners(stage, 'a')).toEqual([0, 0, 200, 0, 200, 60, 0, 60])
  expect(corners(stage, 'b')).toEqual([400, 100, 600, 100, 600, 160, 400, 160])
  // Its height lies across.
  expect(stage.node('turned')).toMatchObject({ width: 100, height: 120 })
  expect(stage.bus.steps('undo')).toEqual(['Resize'])
})

test('a text gets other letters by a corner and another width by a side', () => {
  const stage = new Stage([{ id: 't', type: 'text', props: { x: 50, y: 50, text: 'Hello hello hello', fontSize: 20 } }])
  stage.hands.select([stage.node('t')])
  pull(stage, 'se', 170, 0)
  expect(stage.node('t')).toMatchObject({ fontSize: 40, width: undefined, x: 50, y: 50 })
  pull(stage, 'e', -170, 0)
  expect(stage.node('t')).toMatchObject({ fontSize: 40, width: 170, x: 50, y: 50 })
})

test('one turns about its middle, with Shift to multiples of 15 degrees', () => {
  const stage = new Stage([card('a', 100, 100, { rotation: 10 })])
  stage.hands.select([stage.node('a')])
  const { x, y } = stage.hands.adornments.handles.find(({ name }) => name === 'rotate') as { x: number; y: number }
  const [dx, dy] = [x - 150, y - 130]
  stage.down(x, y)
  stage.move(150 - dy, 130 + dx)
  expect(stage.node('a').rotation).toBeCloseTo(100, 9)
  stage.key('Shift', { shift: true })
  expect(stage.node('a').rotation).toBeCloseTo(105, 9)
  stage.up(150 - dx, 130 - dy)
  expect(stage.node('a').rotation).toBeCloseTo(-170, 9)
  expect(stage.at('a').map((v) => Math.round(v * 1e9) / 1e9)).toEqual([100, 100])
  expect(stage.bus.steps('undo')).toEqual(['Rotate'])
})

test('in a mirrored parent it turns as the pointer does', () => {
  const around = { id: 'around', type: 'group', props: { x: 400, scaleX: -1 }, children: [card('a', 100, 100)] }
  const stage = new Stage([around])
  stage.hands.select([stage.node('a')])
  const before = corners(stage, 'a')
  // Its upper side is above the middle of the mirrored one, too.
  pull(stage, 'rotate', 52, 52)
  expect(stage.node('a').rotation).toBeCloseTo(-90, 9)
  expect(corners(stage, 'a')[0]).toBeCloseTo((before[0] ?? 0) - 20, 6)
})

test('many turn about the middle of all', () => {
  const stage = new Stage([card('a', 0, 200), card('b', 300, 200, { width: 60, height: 60, rotation: 90 })])
  stage.hands.select([stage.node('a'), stage.node('b')])
  // The handle stands 22 px above a frame of 60.
  pull(stage, 'rotate', 52, 50, { shift: true })
  expect(corners(stage, 'a')).toEqual([210, 50, 210, 150, 150, 150, 150, 50])
  expect(stage.node('b')).toMatchObject({ rotation: 180 })
  expect(corners(stage, 'b')).toEqual([210, 410, 150, 410, 150, 350, 210, 350])
})
