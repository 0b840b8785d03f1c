import { expect, test } from 'vitest'
import { Box } from '../../../src/scene/box.ts'
import { sortedJson } from '../../support/document-host.ts'
import { card, ids, Stage } from './stage.ts'

const twoCards = (options = {}, hasBus = true) => new Stage([card('a', 0, 0), card('b', 200, 0)], options, hasBus)

const made = () => new Box({ id: 'made', width: 40, height: 20, draggable: true })

/** The scene and the document are equal, and there are so many steps. */
function expectSteps(stage: Stage, steps: readonly string[]): void {
  expect(sortedJson(stage.host.toJSON())).toBe(sortedJson(stage.bus.toJSON()))
  expect(stage.bus.steps('undo')).toEqual(steps)
}

test('a click selects what is draggable around what was hit, more with Shift, and nothing beside', () => {
  const stage = twoCards()
  const changes: string[] = []
  stage.hands.on('selectionchange', ({ nodes }) => changes.push(ids(nodes)))
  stage.click(20, 20)
  expect(stage.selected).toBe('a')
  stage.click(250, 20, { shift: true })
  expect(stage.selected).toBe('a b')
  stage.click(20, 20, { shift: true })
  expect(stage.selected).toBe('b')
  stage.click(150, 300, { shift: true })
  expect(stage.selected).toBe('b')
  stage.click(150, 300)
  expect(changes).toEqual(['a', 'a b', 'b', ''])
  expect(stage.log).toEqual([])
  expectSteps(stage, [])
})

test('what a press takes hold of can be told', () => {
  const stage = twoCards({ target: (node: { id: string }) => (node.id === 'a-label' ? node : null) })
  stage.click(20, 20)
  expect(stage.selected).toBe('a-label')
  stage.click(250, 20)
  expect(stage.selected).toBe('')
})

test('selection is in paint order, whatever was clicked first', () => {
  const stage = twoCards()
  stage.hands.select([stage.node('b'), stage.node('a-label'), stage.node('a'), stage.node('b')])
  expect(stage.selected).toBe('a a-label b')
})

test('a node of no scene is refused, and nothing changes', () => {
  const stage = twoCards()
  stage.hands.select([stage.node('a')])
  const stray = new Box({ id: 'stray' })
  expect(() => stage.hands.select([stage.node('b'), stray])).toThrow(
    expect.objectContaining({ code: 'not-in-scene', path: 'nodes[1]', value: 'stray' }),
  )
  expect(stage.selected).toBe('a')
})

test('a drag of 300 moves is one step, and undo brings it back', () => {
  const stage = twoCards()
  stage.down(20, 20)
  for (let i = 1; i <= 300; i++) stage.move(20 + i, 20 + i / 2)
  expect(stage.at('a')).toEqual([300, 150])
  expect(stage.bus.version).toBe(0)
  stage.up(320, 170)
  expect(stage.log).toEqual(['start drag a', 'end drag done'])
  expectSteps(stage, ['Move'])
  stage.bus.undo()
  expect(stage.at('a')).toEqual([0, 0])
})

test('many are dragged together, and those that stand in a turned, scaled parent follow the pointer, too', () => {
  const panel = { id: 'panel', type: 'group', props: { x: 300, y: 200, rotation: 90, scaleX: 2, scaleY: 0.5 } }
  const stage = new Stage([card('a', 0, 0), { ...panel, children: [card('inner', 0, 0)] }])
  stage.hands.select([stage.node('a'), stage.node('a-label'), stage.node('inner')])
  stage.scene.update()
  const middle = { ...stage.node('inner').world }
  stage.drag([20, 20], [60, 50])
  stage.scene.update()
  expect(stage.at('a')).toEqual([40, 30])
  expect(stage.at('a-label')).toEqual([10, 10])
  expect(stage.node('inner').world[4] - middle[4]).toBeCloseTo(40, 9)
  expect(stage.node('inner').world[5] - middle[5]).toBeCloseTo(30, 9)
  expectSteps(stage, ['Move'])
})

test('at any zoom, and while the camera moves, what was taken hold of stays under the pointer', () => {
  const stage = twoCards()
  stage.camera.set({ x: -50, y: -20, zoom: 0.5 })
  stage.down(30, 15)
  stage.move(40, 25)
  expect(stage.at('a')).toEqual([20, 20])
  stage.inputs.wheel({ place: { x: 40, y: 25 }, dx: 10, dy: 0, keys: { shift: false, alt: false, control: false } })
  expect(stage.at('a')).toEqual([40, 20])
  stage.up(40, 25)
  expectSteps(stage, ['Move'])
})

test('Shift keeps a drag on an axis, from the key on', () => {
  const stage = twoCards()
  stage.down(20, 20)
  stage.move(60, 30)
  stage.key('Shift', { shift: true })
  expect(stage.at('a')).toEqual([40, 0])
  stage.key('Shift', {}, false)
  expect(stage.at('a')).toEqual([40, 10])
  stage.up(60, 30)
})

test.each(['Escape', 'pointer lost', 'blur', 'cancel()'])(
  '%s puts everything back, and tells the document nothing',
  (how) => {
    const stage = twoCards()
    stage.down(20, 20)
    stage.move(90, 90)
    if (how === 'Escape') expect(stage.key('Escape')).toBe(true)
    else if (how === 'pointer lost') stage.inputs.interrupt(1)
    else if (how === 'blur') stage.inputs.interrupt()
    else stage.hands.cancel()
    expect(stage.at('a')).toEqual([0, 0])
    expect(stage.hands.state).toBe('idle')
    expect(stage.captured.size).toBe(0)
    stage.move(120, 120)
    stage.up(120, 120)
    expect(stage.log).toEqual(['start drag a', 'end drag cancelled'])
    expectSteps(stage, [])
    stage.drag([20, 20], [30, 20])
    expect(stage.at('a')).toEqual([10, 0])
    expectSteps(stage, ['Move'])
  },
)

test('a node that is removed while it is dragged ends the drag; the others are back', () => {
  const stage = twoCards()
  stage.hands.select([stage.node('a'), stage.node('b')])
  stage.down(20, 20)
  stage.move(90, 90)
  stage.bus.apply([{ type: 'DELETE', payload: { path: ['page', 'a'] } }])
  expect(stage.log).toEqual(['start drag a b', 'end drag cancelled'])
  expect(stage.at('b')).toEqual([200, 0])
  expect(stage.selected).toBe('b')
  expectSteps(stage, [''])
})

test('one that is removed without the document is noticed with the next picture', () => {
  const stage = twoCards({}, false)
  stage.down(20, 20)
  stage.move(90, 90)
  stage.node('a').remove()
  stage.frame()
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled'])
})

test('what somebody else does to a dragged node wins', () => {
  const stage = twoCards()
  stage.down(20, 20)
  stage.move(90, 90)
  stage.bus.apply([{ type: 'UPDATE', payload: { path: ['page', 'b'], props: { x: 400 } } }])
  expect(stage.hands.state).toBe('drag')
  stage.bus.apply([{ type: 'UPDATE', payload: { path: ['page', 'a'], props: { x: 7 } } }])
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled'])
  expect(stage.at('a')).toEqual([7, 0])
  expectSteps(stage, ['', ''])
})

test('what the document refuses is cancelled and gone, and the reason is thrown; hands go on', () => {
  const stage = new Stage([card('a', 0, 0)], {}, true, { nodes: 3 })
  stage.hands.drop({ clientX: 300, clientY: 40, buttons: 1, pointerId: 5 }, made)
  stage.move(320, 40, { id: 5 })
  expect(() => stage.up(320, 40, { id: 5 })).toThrow(expect.objectContaining({ code: 'limit-nodes' }))
  expect(stage.log).toEqual(['start drag made', 'end drag cancelled'])
  expect([stage.scene.get('made'), stage.selected, stage.hands.state]).toEqual([null, '', 'idle'])
  stage.drag([20, 20], [30, 20])
  expectSteps(stage, ['Move'])
})

test('a gesture that cannot go on ends, and the reason is thrown', () => {
  const stage = twoCards()
  stage.down(20, 20)
  stage.camera.zoom = 1e-4
  expect(() => stage.move(90_000, 20)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled'])
  expect([stage.hands.state, ...stage.at('a')]).toEqual(['idle', 0, 0])
})

test('what the document does not know moves, and does not enter it', () => {
  const stage = twoCards()
  const guide = stage.node('page').add(new Box({ id: 'guide', x: 0, y: 300, width: 50, height: 50, draggable: true }))
  stage.drag([20, 320], [30, 320])
  expect([guide.x, stage.bus.get('guide'), stage.bus.version]).toEqual([10, null, 0])
})

test('a listener that cancels, or ends the hands, meets a whole gesture', () => {
  const stage = twoCards()
  const stop = stage.hands.on('gesturestart', () => stage.hands.cancel())
  stage.down(20, 20)
  stage.move(90, 90)
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled'])
  expect([stage.hands.state, ...stage.at('a')]).toEqual(['idle', 0, 0])
  stop()
  stage.hands.on('gesture', () => stage.hands.destroy())
  stage.down(20, 20)
  stage.move(90, 90)
  expect(stage.log.slice(2)).toEqual(['start drag a', 'end drag cancelled'])
  expect([stage.isOpen, ...stage.at('a')]).toEqual([false, 0, 0])
  expect(() => stage.hands.select([])).toThrow(expect.objectContaining({ code: 'destroyed' }))
})

test('hands that are destroyed by a click end, once, and give the element back to those that come after', () => {
  const stage = twoCards()
  stage.hands.on('selectionchange', () => stage.hands.destroy())
  stage.click(20, 20)
  expect(stage.isOpen).toBe(false)
  stage.isOpen = true
  stage.hands.cancel()
  stage.hands.destroy()
  expect(stage.isOpen).toBe(true)
})

test('a listener that cancels where a pinch takes over from a drag ends the pinch', () => {
  const stage = twoCards()
  stage.hands.on('gestureend', () => stage.hands.cancel())
  stage.down(20, 20, { device: 'touch' })
  stage.move(90, 90)
  stage.down(200, 200, { device: 'touch', id: 2 })
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled', 'start pinch', 'end pinch cancelled'])
  expect([stage.hands.state, stage.captured.size]).toEqual(['idle', 0])
})

test('a marquee selects what it touches while it is drawn, in addition with Shift, and Escape brings the old selection back', () => {
  const turned = card('turned', 400, 0, { rotation: 45 })
  const stage = new Stage([card('a', 0, 0), card('b', 200, 0), turned])
  stage.down(150, 100)
  stage.move(205, 50)
  expect(stage.selected).toBe('b')
  expect(stage.hands.adornments.marquee).toEqual({ x0: 150, y0: 50, x1: 205, y1: 100 })
  stage.move(90, 50)
  expect(stage.selected).toBe('a')
  stage.up(90, 50)
  expect(stage.hands.adornments.marquee).toBe(null)
  stage.down(150, 100, { shift: true })
  stage.move(205, 50, { shift: true })
  expect(stage.selected).toBe('a b')
  stage.key('Escape')
  expect(stage.selected).toBe('a')
  // In the bounds of the turned one, not on it.
  stage.drag([395, -25], [405, -10])
  expect(stage.selected).toBe('')
  stage.drag([395, -25], [450, 10])
  expect(stage.selected).toBe('turned')
  expectSteps(stage, [])
})

test('the middle button, the space bar and a finger on nothing pan', () => {
  const stage = twoCards()
  stage.camera.zoom = 2
  stage.drag([20, 20], [60, 40], { button: 1, buttons: 4 })
  expect([stage.camera.x, stage.camera.y]).toEqual([-20, -10])
  stage.key(' ')
  stage.drag([60, 40], [40, 30])
  stage.key(' ', {}, false)
  expect([stage.camera.x, stage.camera.y]).toEqual([-10, -5])
  stage.drag([700, 500], [720, 520], { device: 'touch' })
  expect([stage.camera.x, stage.camera.y]).toEqual([-20, -15])
  expect(stage.log).toEqual(['start pan', 'end pan done', 'start pan', 'end pan done', 'start pan', 'end pan done'])
  expectSteps(stage, [])
})

test('a pinch keeps the world under both fingers, and Escape takes it back', () => {
  const stage = twoCards()
  const touch = { device: 'touch' as const }
  stage.down(20, 20, touch)
  stage.move(60, 60)
  stage.down(160, 60, { ...touch, id: 2 })
  expect(stage.at('a')).toEqual([0, 0])
  const before = [stage.camera.toWorld(60, 60), stage.camera.toWorld(160, 60)]
  stage.move(100, 260, { id: 1 })
  stage.move(300, 260, { id: 2 })
  expect(stage.camera.zoom).toBeCloseTo(2, 12)
  expect([stage.camera.toWorld(100, 260), stage.camera.toWorld(300, 260)]).toEqual(before)
  stage.key('Escape')
  expect([stage.camera.x, stage.camera.y, stage.camera.zoom]).toEqual([0, 0, 1])
  expect(stage.log).toEqual(['start drag a', 'end drag cancelled', 'start pinch', 'end pinch cancelled'])
})

test('the wheel pans, with Control it zooms at the pointer, between limits', () => {
  const stage = twoCards()
  const wheel = (dx: number, dy: number, keys = {}) =>
    stage.inputs.wheel({
      place: { x: 100, y: 50 },
      dx,
      dy,
      keys: { shift: false, alt: false, control: false, ...keys },
    })
  expect(wheel(10, 20)).toBe(true)
  expect([stage.camera.x, stage.camera.y]).toEqual([10, 20])
  wheel(0, 30, { shift: true })
  expect([stage.camera.x, stage.camera.y]).toEqual([40, 20])
  const under = stage.camera.toWorld(100, 50)
  wheel(0, -50, { control: true })
  expect(stage.camera.zoom).toBeCloseTo(Math.SQRT2, 12)
  expect(stage.camera.toWorld(100, 50).x).toBeCloseTo(under.x, 9)
  for (let i = 0; i < 100; i++) wheel(0, -1e4, { control: true })
  expect(stage.camera.zoom).toBe(256)
})

test('where the page scrolls, a finger on nothing and the wheel are its own', () => {
  const stage = twoCards({ pageScroll: true })
  expect(stage.down(700, 500, { device: 'touch' })).toBe(false)
  expect(stage.down(20, 20, { device: 'touch', id: 2 })).toBe(true)
  stage.up(20, 20, { id: 2 })
  const keys = { shift: false, alt: false, control: false }
  expect(stage.inputs.wheel({ place: { x: 0, y: 0 }, dx: 0, dy: 10, keys })).toBe(false)
  expect(stage.inputs.wheel({ place: { x: 0, y: 0 }, dx: 0, dy: 10, keys: { ...keys, control: true } })).toBe(true)
})

test('without a document nodes just move', () => {
  const stage = twoCards({}, false)
  stage.drag([20, 20], [40, 30])
  expect(stage.at('a')).toEqual([20, 10])
  expect(stage.bus.version).toBe(0)
})

test('a node from a palette follows its pointer, is there only over the picture, and is one step', () => {
  const stage = twoCards()
  stage.camera.set({ x: 100, zoom: 2 })
  const press = { clientX: -50, clientY: 40, buttons: 1, pointerId: 5, pointerType: 'touch' }
  expect(stage.hands.drop(press, made)).toBe(null)
  stage.move(-20, 40, { id: 5 })
  expect(stage.scene.get('made')).toBe(null)
  stage.move(300, 40, { id: 5 })
  expect(stage.at('made')).toEqual([230, 10])
  expect(stage.bus.get('made')).toBe(null)
  stage.move(-20, 40, { id: 5 })
  expect(stage.scene.get('made')).toBe(null)
  stage.move(300, 80, { id: 5 })
  stage.up(300, 80, { id: 5 })
  expect(stage.at('made')).toEqual([230, 30])
  expect([stage.selected, ...stage.log]).toEqual(['made', 'start drag made', 'end drag done'])
  expectSteps(stage, ['Add'])
  stage.bus.undo()
  expect([stage.scene.get('made'), stage.selected]).toEqual([null, ''])
})

test.each(['Escape', 'a release outside'])('%s leaves no new node', (how) => {
  const stage = twoCards()
  stage.hands.drop({ clientX: -50, clientY: 40, buttons: 1, pointerId: 5 }, made)
  stage.move(300, 40, { id: 5 })
  if (how === 'Escape') stage.key('Escape')
  else stage.up(-30, 40, { id: 5 })
  expect(stage.scene.get('made')).toBe(null)
  expect(stage.log).toEqual(['start drag made', 'end drag cancelled'])
  expectSteps(stage, [])
})

test('without a pointer that is down a new node is there at once', () => {
  const stage = twoCards()
  const node = stage.hands.drop({ clientX: 300, clientY: 200 }, made)
  expect([node?.id, ...stage.at('made'), stage.selected]).toEqual(['made', 280, 190, 'made'])
  expectSteps(stage, ['Add'])
  expect(stage.hands.drop({ clientX: -1, clientY: 0 }, made)).toBe(null)
})

test('adornments are in px of the surface: outlines of many, one frame', () => {
  const stage = twoCards()
  stage.camera.set({ x: 10, zoom: 2 })
  stage.hands.select([stage.node('b')])
  const frame = (x0: number, y0: number, x1: number, y1: number) => [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ]
  expect(stage.drawn).toMatchObject({ outlines: [], frame: frame(380, 0, 580, 120), marquee: null })
  stage.hands.select([stage.node('a'), stage.node('b')])
  expect(stage.drawn?.frame).toEqual(frame(-20, 0, 580, 120))
  expect(stage.drawn?.outlines).toEqual([frame(-20, 0, 180, 120), frame(380, 0, 580, 120)])
  stage.node('a').y = 50
  stage.frame()
  expect(stage.drawn?.frame).toEqual(frame(-20, 0, 580, 220))
})

test('an engine that ended takes its hands along', () => {
  const stage = twoCards()
  stage.isDestroyed = true
  stage.down(20, 20)
  expect([stage.isOpen, stage.hands.state]).toEqual([false, 'idle'])
})
