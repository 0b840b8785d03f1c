import { expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { Box } from '../../../src/scene/box.ts'
import * as CHANGE from '../../../src/scene/change.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Text } from '../../../src/scene/text.ts'

function refusal(act: () => unknown): EngineError {
  try {
    act()
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** A scene that has seen its nodes, with a count of how often it asks for a frame. */
function settledScene(...nodes: Box[]): { scene: Scene; asked: () => number } {
  const scene = new Scene()
  for (const node of nodes) scene.add(node)
  scene.update()
  scene.clearChanges()
  let count = 0
  scene.onChange = () => count++
  return { scene, asked: () => count }
}

test('one wrong value of several stores none', () => {
  const box = new Box({ x: 1, y: 2, fill: '#fff' })
  const { scene, asked } = settledScene(box)
  const error = refusal(() => box.set({ x: 10, fill: '#000', width: -1 }))
  expect([error.code, error.path]).toEqual(['out-of-range', 'width'])
  expect([box.x, box.y, box.fill, box.width]).toEqual([1, 2, '#fff', 0])
  expect(scene.changeBits).toBe(0)
  expect(asked()).toBe(0)
})

test('a wrong value in the constructor makes no node', () => {
  expect(refusal(() => new Box({ x: Number.NaN })).code).toBe('not-finite')
  expect(refusal(() => new Box({ id: '' })).path).toBe('id')
})

test.each([
  ['fill', 'no-colour', 'invalid-color', 'fill'],
  ['x', Number.POSITIVE_INFINITY, 'not-finite', 'x'],
  ['x', 1e9, 'out-of-range', 'x'],
  ['x', '1', 'wrong-type', 'x'],
  ['opacity', 1.01, 'out-of-range', 'opacity'],
  ['blendMode', 'darken', 'wrong-type', 'blendMode'],
  ['visible', 1, 'wrong-type', 'visible'],
  ['cornerRadius', [1, 2, 3], 'out-of-range', 'cornerRadius'],
  ['cornerRadius', [1, 2, 3, -1], 'out-of-range', 'cornerRadius[3]'],
  ['shadow', [{ color: '#000' }, { color: '#000', blur: -1 }], 'out-of-range', 'shadow[1].blur'],
  ['shadow', { blur: 1 }, 'missing-prop', 'shadow.color'],
  ['stroke', { color: '#000', weight: 2 }, 'unknown-prop', 'stroke.weight'],
  ['fill', { type: 'linear', stops: [[0, '#000']] }, 'out-of-range', 'fill.stops'],
  [
    'fill',
    {
      type: 'linear',
      stops: [
        [0.5, '#000'],
        [0.2, '#fff'],
      ],
    },
    'out-of-range',
    'fill.stops[1][0]',
  ],
  ['clip', { width: 1 }, 'missing-prop', 'clip.height'],
])('%s = %j is refused with %s at %s', (name, value, code, path) => {
  const box = new Box({ x: 3 })
  const before = JSON.stringify(box.props)
  for (const act of [() => box.set({ [name]: value }), () => Object.assign(box, { [name]: value })]) {
    const error = refusal(act)
    expect([error.code, error.path]).toEqual([code, path])
    expect(error.message).toContain(path)
  }
  expect(JSON.stringify(box.props)).toBe(before)
})

test.each(['colour', 'toString', '__proto__', 'constructor', 'points'])(
  'the unknown property %s is refused',
  (name) => {
    const box = new Box()
    const props = JSON.parse(`{ "x": 5, "${name}": 1 }`)
    const error = refusal(() => box.set(props))
    expect([error.code, error.path]).toEqual(['unknown-prop', name])
    expect(box.x).toBe(0)
  },
)

test('undefined restores a default', () => {
  const box = new Box({ x: 4, fill: '#fff', cornerRadius: 3 })
  box.set({ x: undefined, fill: undefined, cornerRadius: undefined } as never)
  expect([box.x, box.fill, box.cornerRadius]).toEqual([0, undefined, 0])
  expect(box.props).toEqual({})
})

test('an equal value is no change, whatever object holds it', () => {
  const stops = [
    [0, '#000'],
    [1, '#fff'],
  ] as const
  const box = new Box({ x: 1, fill: { type: 'linear', stops }, shadow: [{ color: '#000', blur: 2 }] })
  const { scene, asked } = settledScene(box)
  const { version } = box
  box.x = 1
  box.set({ x: 1, fill: { type: 'linear', stops: stops.map(([at, color]) => [at, color] as const) } })
  box.shadow = [{ color: '#000', blur: 2 }]
  box.name = ''
  expect([scene.changeBits, asked(), box.version]).toEqual([0, 0, version])
})

test('a burst of changes asks once, and the next burst again', () => {
  const boxes = [new Box(), new Box()]
  const { scene, asked } = settledScene(...boxes)
  for (let i = 1; i <= 50; i++) for (const box of boxes) box.set({ x: i, opacity: 1 / i })
  expect(asked()).toBe(1)
  expect(scene.changes).toEqual(boxes)
  scene.update()
  scene.clearChanges()
  boxes[0]?.set({ x: -1 })
  expect(asked()).toBe(2)
})

test('a name draws nothing', () => {
  const box = new Box()
  const { scene, asked } = settledScene(box)
  box.name = 'Card'
  expect([box.name, scene.changeBits, asked()]).toEqual(['Card', 0, 0])
})

test('each property says what it changes', () => {
  const box = new Box()
  const { scene } = settledScene(box)
  const bitsOf = (props: object) => {
    box.set(props)
    const bits = scene.changeBits
    scene.update()
    scene.clearChanges()
    return bits
  }
  expect(bitsOf({ x: 1 })).toBe(CHANGE.TRANSFORM)
  expect(bitsOf({ fill: '#fff' })).toBe(CHANGE.PAINT)
  expect(bitsOf({ width: 2 })).toBe(CHANGE.BOUNDS | CHANGE.TRANSFORM)
  expect(bitsOf({ visible: false }) & CHANGE.ORDER).toBe(CHANGE.ORDER)
})

test('text without a text port has a size all the same', () => {
  const text = new Text({ text: 'ab\ncdef', fontSize: 10 })
  const { width, height } = text.size()
  expect(width).toBeGreaterThan(10)
  expect(height).toBe(24)
  expect(refusal(() => text.layout()).code).toBe('no-text-port')
})
