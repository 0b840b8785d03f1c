import { expect, test } from 'vitest'
import { random } from '../../../demos/boards/src/curves.ts'
import { alignment, distribution } from '../../../src/interact/arrange.ts'
import type { Command } from '../../../src/interact/commands.ts'
import { NO_KEYS } from '../../../src/interact/gesture.ts'
import { cornersOf, ownRect } from '../../../src/interact/own-rect.ts'
import { Box } from '../../../src/scene/box.ts'
import { sortedJson } from '../../support/document-host.ts'
import { card, ids, Stage } from './stage.ts'

const rect = (x0: number, y0: number, width: number, height: number) => ({ x0, y0, x1: x0 + width, y1: y0 + height })

/** Runs a command on these nodes. */
function run(stage: Stage, command: Command, ...names: readonly string[]): boolean {
  stage.hands.select(names.map((id) => stage.node(id)))
  return stage.hands.run(command)
}

const documentOf = (stage: Stage) => sortedJson(stage.bus.toJSON())

/** Scene and document are equal, the last step is named so, and undo and redo lead back and forth. */
function expectStep(stage: Stage, label: string, before: string): void {
  const after = documentOf(stage)
  expect(sortedJson(stage.host.toJSON())).toBe(after)
  expect(stage.bus.steps('undo')[0]).toBe(label)
  stage.bus.undo()
  expect(documentOf(stage)).toBe(before)
  expect(sortedJson(stage.host.toJSON())).toBe(before)
  stage.bus.redo()
  expect(documentOf(stage)).toBe(after)
  expect(sortedJson(stage.host.toJSON())).toBe(after)
}

/** Corners in the world, rounded. */
function look(stage: Stage, id: string): number[] {
  stage.scene.update()
  const node = stage.node(id)
  return cornersOf(ownRect(node), node.world).flatMap(({ x, y }) => [x, y].map((v) => Math.round(v * 1e6) / 1e6 + 0))
}

const children = (stage: Stage, id = 'page') => ids(stage.node(id).children)

test('alignment is to what all reach over, distribution leaves equal gaps', () => {
  const rects = [rect(0, 0, 10, 10), rect(50, 20, 30, 20), rect(200, 100, 20, 60)]
  expect(alignment(rects, 'left').map(({ x }) => x)).toEqual([0, -50, -200])
  expect(alignment(rects, 'right').map(({ x }) => x)).toEqual([210, 140, 0])
  expect(alignment(rects, 'center').map(({ x }) => x)).toEqual([105, 45, -100])
  expect(alignment(rects, 'middle').map(({ y }) => y)).toEqual([75, 50, -50])
  expect(distribution([rects[2], rects[0], rects[1]] as typeof rects, 'x').map(({ x }) => x)).toEqual([0, 0, 40])
})

test('what stands in turned and scaled parents is aligned as it is seen', () => {
  const around = { id: 'around', type: 'group', props: { x: 300, y: 200, rotation: 90, scaleX: 2 } }
  const stage = new Stage([card('a', 17, 30), { ...around, children: [card('in', 0, 0)] }])
  const before = documentOf(stage)
  run(stage, 'align-left', 'a', 'in')
  expect([look(stage, 'a'), look(stage, 'in')].map((all) => Math.min(...all.filter((_, i) => i % 2 === 0)))).toEqual([
    17, 17,
  ])
  expectStep(stage, 'Align', before)
})

test('commands that cannot be done do nothing and say so; a word that is none is refused', () => {
  const stage = new Stage([card('a', 0, 0), card('b', 200, 0)])
  expect([run(stage, 'align-left', 'a'), run(stage, 'distribute-vertical', 'a', 'b')]).toEqual([false, false])
  expect([run(stage, 'ungroup', 'a'), run(stage, 'paste', 'a'), run(stage, 'delete')]).toEqual([false, false, false])
  expect([stage.hands.can('group'), stage.hands.can('select-all')]).toEqual([false, true])
  expect(stage.bus.version).toBe(0)
  expect(() => stage.hands.run('fly' as Command)).toThrow(
    expect.objectContaining({ code: 'invalid-operation', path: 'command', value: 'fly' }),
  )
})

test('order: one step past a sibling, or all the way, many in their own order', () => {
  const stage = new Stage(['a', 'b', 'c', 'd'].map((id, i) => card(id, i * 20, 0)))
  const ordered = (command: Command, ...names: string[]) => {
    const before = documentOf(stage)
    run(stage, command, ...names)
    if (documentOf(stage) !== before) expectStep(stage, 'Order', before)
    return children(stage)
  }
  expect(ordered('bring-forward', 'a')).toBe('b a c d')
  expect(ordered('bring-forward', 'a', 'c')).toBe('b d a c')
  expect(ordered('bring-forward', 'a', 'c')).toBe('b d a c')
  expect(ordered('send-to-back', 'd', 'c')).toBe('d c b a')
  expect(ordered('send-backward', 'b', 'a')).toBe('d b a c')
  expect(ordered('bring-to-front', 'd', 'a')).toBe('b c d a')
  expect(ordered('bring-to-front', 'd', 'a')).toBe('b c d a')
})

test('a group holds nodes of any parent as they look, and ungrouping leaves them so, also when it was turned', () => {
  const next = random(11)
  const around = { id: 'around', type: 'group', props: { x: 300, y: 200, rotation: 30, scaleX: 1.5, scaleY: 1.5 } }
  const stage = new Stage([
    card('a', 10, 20, { rotation: 45 }),
    card('b', 200, 0),
    { ...around, children: [card('in', 5, 9)] },
  ])
  const looks = () => ['a', 'b', 'in'].map((id) => look(stage, id))
  const seen = looks()
  let before = documentOf(stage)
  run(stage, 'group', 'a', 'b', 'in')
  const [made] = stage.hands.selection
  expect([made?.type, made?.parent?.id, ids(made?.children ?? [])]).toEqual(['group', 'around', 'a b in'])
  expect(looks()).toEqual(seen)
  expectStep(stage, 'Group', before)
  const id = made?.id ?? ''
  // A press on what is in it takes hold of the group.
  stage.click(205, 5)
  expect(stage.selected).toBe(id)
  stage.node(id).set({ rotation: next() * 100, scaleX: 1.25, scaleY: 1.25 })
  stage.bus.commit([stage.node(id)])
  const turned = looks()
  before = documentOf(stage)
  run(stage, 'ungroup', id)
  expect([stage.scene.get(id), stage.selected]).toEqual([null, 'a b in'])
  expect(looks()).toEqual(turned)
  expectStep(stage, 'Ungroup', before)
})

test('nodes of one parent keep their numbers in a group', () => {
  const stage = new Stage([card('a', 10.25, 20), card('b', 200, 40, { rotation: 33, scaleX: 2 }), card('c', 0, 300)])
  run(stage, 'group', 'a', 'b')
  const [made] = stage.hands.selection
  expect(children(stage)).toBe(`${made?.id} c`)
  expect(stage.node('b')).toMatchObject({ rotation: 33, scaleX: 2, scaleY: 1 })
  stage.hands.run('ungroup')
  expect([stage.at('a').map((v) => Math.round(v * 1e9) / 1e9), children(stage)]).toEqual([[10.25, 20], 'a b c'])
})

test('duplicates stand on their originals, a bit aside, with all that is in them and ids of their own', () => {
  const stage = new Stage([card('a', 10, 20), card('b', 200, 0)])
  const before = documentOf(stage)
  run(stage, 'duplicate', 'a')
  const [copy] = stage.hands.selection
  expect(copy).toMatchObject({ type: 'box', x: 20, y: 30, width: 100, draggable: true })
  expect(copy?.children.length).toBe(1)
  expect(children(stage)).toBe(`a ${copy?.id} b`)
  expectStep(stage, 'Duplicate', before)
})

test('what is copied is JSON of operations; pasted each time a bit further, where it was or on the page', () => {
  const panel = { id: 'panel', type: 'box', props: { width: 300, height: 300 } }
  const stage = new Stage([{ ...panel, children: [card('a', 10, 20)] }])
  stage.hands.select([stage.node('a')])
  const text = stage.inputs.copy(false) ?? ''
  expect(
    JSON.parse(text).map(({ type, payload }: { type: string; payload: { id: string } }) => [type, payload.id]),
  ).toEqual([
    ['INSERT', 'a'],
    ['INSERT', 'a-label'],
  ])
  const before = documentOf(stage)
  stage.hands.run('paste')
  expectStep(stage, 'Paste', before)
  stage.hands.run('paste')
  expect(stage.node('panel').children.map(({ x, y }) => [x, y])).toEqual([
    [10, 20],
    [20, 30],
    [30, 40],
  ])
  expect(stage.hands.selection).toEqual([stage.node('panel').children[2]])
  // Into another document, through the text alone.
  const other = new Stage([])
  expect(other.inputs.paste(text)).toBe(true)
  expect(other.hands.selection[0]).toMatchObject({ type: 'box', x: 20, y: 30, parent: other.node('page') })
  expect(other.hands.selection[0]?.children.length).toBe(1)
})

test('cut takes away; other text is not pasted, and what the document refuses leaves it as it was', () => {
  const stage = new Stage([card('a', 10, 20), card('b', 200, 0)])
  const before = documentOf(stage)
  stage.hands.select([stage.node('a')])
  const text = stage.inputs.copy(true) ?? ''
  expect([children(stage), stage.selected]).toEqual(['b', ''])
  expectStep(stage, 'Cut', before)
  const after = documentOf(stage)
  for (const other of ['', 'hello', '[]', '[1]', '{"a":1}', 'null']) expect(stage.inputs.paste(other)).toBe(false)
  const evil = text.replace('"width":100', '"width":"wide"')
  expect(() => stage.inputs.paste(evil)).toThrow(expect.objectContaining({ code: 'wrong-type' }))
  expect(documentOf(stage)).toBe(after)
  expect(sortedJson(stage.host.toJSON())).toBe(after)
})

test('arrows nudge by 1 and by 10; a burst is one step, another one comes after a while', () => {
  const stage = new Stage([card('a', 10, 20)])
  expect(stage.key('ArrowRight')).toBe(false)
  stage.hands.select([stage.node('a')])
  for (let i = 0; i < 5; i++) {
    stage.host.now += 200
    expect(stage.key('ArrowRight')).toBe(true)
  }
  stage.key('ArrowUp', { shift: true })
  expect([stage.at('a'), stage.bus.steps('undo')]).toEqual([[15, 10], ['Nudge']])
  stage.host.now += 2000
  stage.key('ArrowDown')
  expect(stage.bus.steps('undo')).toEqual(['Nudge', 'Nudge'])
})

test('keys: all, none, next, previous, delete, duplicate, group; the focus goes on past the ends', () => {
  const stage = new Stage([card('a', 10, 20), card('b', 200, 0), card('hidden', 0, 0, { visible: false })])
  expect([stage.key('Tab'), stage.selected]).toEqual([true, 'a'])
  expect([stage.key('Tab'), stage.selected]).toEqual([true, 'b'])
  expect([stage.key('Tab'), stage.selected]).toEqual([false, ''])
  expect([stage.key('Tab', { shift: true }), stage.selected]).toEqual([true, 'b'])
  expect([stage.key('a', { control: true }), stage.selected]).toEqual([true, 'a b'])
  expect([stage.key('G', { control: true }), stage.hands.selection[0]?.type]).toEqual([true, 'group'])
  expect([stage.key('G', { control: true, shift: true }), stage.selected]).toEqual([true, 'a b'])
  expect([stage.key('Backspace'), children(stage)]).toEqual([true, 'hidden'])
  expect(stage.key('q')).toBe(false)
  // Keys that are pressed elsewhere are not for hands.
  stage.bus.undo()
  stage.hands.select([stage.node('a')])
  expect(stage.inputs.key({ name: 'Delete', isDown: true, isHere: false, keys: NO_KEYS })).toBe(false)
  expect(stage.scene.get('a')).not.toBe(null)
})

test('a command that the document refuses leaves everything as it was', () => {
  const stage = new Stage([card('a', 0, 0)], {}, true, { nodes: 3 })
  const before = documentOf(stage)
  expect(() => run(stage, 'duplicate', 'a')).toThrow(expect.objectContaining({ code: 'limit-nodes' }))
  expect([documentOf(stage), sortedJson(stage.host.toJSON())]).toEqual([before, before])
  expect(() => run(stage, 'group', 'a')).toThrow(expect.objectContaining({ code: 'limit-nodes' }))
  expect([documentOf(stage), sortedJson(stage.host.toJSON())]).toEqual([before, before])
})

test('without a document commands change the scene, and guides never enter one', () => {
  const stage = new Stage([card('a', 0, 0), card('b', 200, 50)], {}, false)
  run(stage, 'align-top', 'a', 'b')
  run(stage, 'duplicate', 'a')
  expect([stage.at('b'), stage.node('page').children.length, stage.bus.version]).toEqual([[200, 0], 3, 0])
  const other = new Stage([card('a', 0, 0)])
  const guide = other.node('page').add(new Box({ id: 'guide', x: 300, y: 300, width: 5, height: 5, draggable: true }))
  run(other, 'align-left', 'a', 'guide')
  expect([guide.x, other.bus.get('guide')]).toEqual([0, null])
})

test('near an edge the world moves under a drag for as long as pictures come, and stops with it', () => {
  const stage = new Stage([card('a', 600, 20)])
  stage.down(620, 40)
  stage.move(790, 40)
  const frames = (count: number) => {
    for (let i = 0; i < count; i++) {
      stage.host.now += 20
      stage.frame()
    }
  }
  frames(10)
  const { x } = stage.camera
  expect(x).toBeGreaterThan(50)
  expect([stage.camera.y, stage.at('a')]).toEqual([0, [770 + x, 20]])
  stage.key('Escape')
  frames(10)
  expect([stage.camera.x, stage.at('a')]).toEqual([x, [600, 20]])
})
