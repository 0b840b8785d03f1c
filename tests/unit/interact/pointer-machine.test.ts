import { expect, test } from 'vitest'
import {
  type Device,
  type DragKind,
  IDLE,
  type PointerAction,
  type PointerInput,
  type PointerState,
  type StateName,
  step,
} from '../../../src/interact/pointer-machine.ts'
import { createRandom } from '../../support/random-scene.ts'

const place = (x: number, y = 0) => ({ x, y })
const down = (
  id: number,
  x = 0,
  kind: DragKind | null = 'drag',
  device: Device = 'mouse',
  button = 0,
): PointerInput => {
  return { type: 'down', id, device, button, place: place(x), kind }
}
const move = (id: number, x: number, buttons = 1): PointerInput => ({ type: 'move', id, place: place(x), buttons })
const up = (id: number, x = 0): PointerInput => ({ type: 'up', id, place: place(x) })
const INTERRUPT: PointerInput = { type: 'interrupt' }

function run(
  inputs: readonly PointerInput[],
  from: PointerState = IDLE,
): { state: PointerState; actions: PointerAction[] } {
  const actions: PointerAction[] = []
  let state = from
  for (const input of inputs) {
    const next = step(state, input)
    state = next.state
    actions.push(...next.actions)
  }
  return { state, actions }
}

const told = (actions: readonly PointerAction[]): string[] =>
  actions.map((action) => {
    if (action.do === 'begin') return `begin ${action.kind} ${action.places.map(({ x }) => x)}`
    if (action.do === 'move') return `move ${action.places.map(({ x }) => x)}`
    if (action.do === 'end') return `end ${action.kind} ${action.outcome}`
    return action.do === 'click' ? 'click' : `${action.do} ${action.id}`
  })

test('a press that stays is a click, one that strays a drag from where it was pressed', () => {
  expect(told(run([down(1, 10), move(1, 12), up(1, 12)]).actions)).toEqual(['capture 1', 'click', 'release 1'])
  const drag = run([down(1, 10), move(1, 12), move(1, 14), move(1, 30), up(1, 31)])
  expect(told(drag.actions)).toEqual([
    'capture 1',
    'begin drag 10',
    'move 14',
    'move 30',
    'move 31',
    'end drag done',
    'release 1',
  ])
  expect(drag.state).toBe(IDLE)
})

test('a finger may stray farther than a mouse', () => {
  expect(run([down(1, 0, 'drag', 'touch'), move(1, 8)]).state.name).toBe('press')
  expect(run([down(1, 0, 'drag', 'touch'), move(1, 9)]).state.name).toBe('drag')
  expect(run([down(1, 0, 'drag', 'mouse'), move(1, 4)]).state.name).toBe('drag')
})

test('a second finger ends what the first did and begins a pinch; the third means nothing; who stays is ignored', () => {
  const { state, actions } = run([
    down(1, 0, 'drag', 'touch'),
    move(1, 20),
    down(2, 50, 'pan', 'touch'),
    down(3, 70, 'drag', 'touch'),
    move(3, 90),
    move(2, 60),
    up(2, 61),
    move(1, 0),
    up(1),
  ])
  expect(told(actions)).toEqual([
    'capture 1',
    'begin drag 0',
    'move 20',
    'end drag cancelled',
    'capture 2',
    'begin pinch 20,50',
    'move 20,60',
    'move 20,61',
    'end pinch done',
    'release 1',
    'release 2',
  ])
  expect(state).toBe(IDLE)
})

test('a palm beside a pen and a mouse beside a finger mean nothing', () => {
  const pen = [down(1, 0, 'drag', 'pen'), move(1, 20)]
  expect(told(run([...pen, down(2, 50, 'drag', 'touch'), move(2, 90), up(2), up(1, 20)]).actions)).toEqual(
    told(run([...pen, up(1, 20)]).actions),
  )
})

test('a release that nobody told of ends the gesture where it was seen last', () => {
  const seen = [down(1), move(1, 20)]
  expect(told(run([...seen, move(1, 90, 0)]).actions).slice(-2)).toEqual(['end drag done', 'release 1'])
  // Another button is down, not the one of the gesture.
  expect(told(run([...seen, move(1, 90, 2)]).actions).slice(-2)).toEqual(['end drag done', 'release 1'])
  expect(told(run([down(1, 0, 'pan', 'mouse', 1), move(1, 20, 4)]).actions)).toContain('begin pan 0')
  expect(told(run([...seen, down(1, 5), move(1, 40)]).actions).slice(-5)).toEqual([
    'end drag done',
    'release 1',
    'capture 1',
    'begin drag 5',
    'move 40',
  ])
})

const KINDS: readonly DragKind[] = ['drag', 'marquee', 'resize', 'rotate', 'pan']

/** How each state is reached, by pointer 1. */
const STATES: Readonly<Record<StateName, readonly PointerInput[]>> = {
  idle: [],
  press: [down(1, 0, 'drag', 'touch')],
  pinch: [down(1, 0, 'drag', 'touch'), down(2, 50, 'drag', 'touch')],
  ...(Object.fromEntries(KINDS.map((kind) => [kind, [down(1, 0, kind, 'touch'), move(1, 20)]])) as unknown as Record<
    DragKind,
    readonly PointerInput[]
  >),
}

/** How it is broken off: what the shell makes of events. */
const INTERRUPTIONS: Readonly<Record<string, readonly PointerInput[]>> = {
  'pointercancel or lost capture': [{ type: 'interrupt', id: 1 }],
  'Escape, blur, hidden page, node removed, end of the engine': [INTERRUPT],
  'a second touch, then Escape': [down(7, 40, 'drag', 'touch'), INTERRUPT],
  'three fingers, lifted': [down(7, 40, 'drag', 'touch'), down(8, 60, 'drag', 'touch'), up(8), up(7), up(2), up(1)],
  'release outside, not told': [move(1, 30, 0)],
  'pressed again, release not told': [down(1, 3, 'marquee', 'touch'), INTERRUPT],
  'twice the same': [INTERRUPT, INTERRUPT, { type: 'interrupt', id: 1 }, up(1)],
}

test.each(Object.keys(STATES).flatMap((name) => Object.keys(INTERRUPTIONS).map((how) => ({ name, how }))))(
  '$name, $how: one end for each begin, idle after, next gesture right',
  ({ name, how }) => {
    const reached = run(STATES[name as StateName])
    expect(reached.state.name).toBe(name)
    const broken = run(INTERRUPTIONS[how] as readonly PointerInput[], reached.state)
    expectPairs([...reached.actions, ...broken.actions])
    expect(broken.state).toBe(IDLE)
    expectNextIsRight(broken.state)
  },
)

test('1,000 seeded sequences of anything: one end for each begin, and the next gesture is right', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const random = createRandom(seed)
    const int = (below: number) => Math.floor(random() * below)
    const pick = <T>(all: readonly T[]) => all[int(all.length)] as T
    const anything = (): PointerInput => {
      const id = int(4)
      const kind = int(6)
      if (kind === 0) return down(id, int(100), pick([null, ...KINDS]), pick(['mouse', 'touch', 'pen']), int(3))
      if (kind === 1) return up(id, int(100))
      if (kind === 2) return int(3) ? { type: 'interrupt', id } : INTERRUPT
      return move(id, int(100), int(8) ? 7 : int(8))
    }
    const { state, actions } = run(Array.from({ length: 60 }, anything))
    const open = expectPairs(actions)
    expect(open !== null).toBe(state.name !== 'idle' && state.name !== 'press')
    expect(state.pointers.length).toBe(state.name === 'idle' ? 0 : state.name === 'pinch' ? 2 : 1)
    const ended = run([INTERRUPT], state)
    expect(expectPairs([...actions, ...ended.actions])).toBe(null)
    expectCaptured([...actions, ...ended.actions])
    expectNextIsRight(ended.state)
  }
})

/** Begins and ends in turns, of the same kind, moves only between; gives the kind that is open. */
function expectPairs(actions: readonly PointerAction[]): string | null {
  let open: string | null = null
  for (const action of actions) {
    if (action.do === 'begin') {
      expect(open).toBe(null)
      open = action.kind
    } else if (action.do === 'move') {
      expect(open).not.toBe(null)
      expect(action.places.length).toBe(open === 'pinch' ? 2 : 1)
    } else if (action.do === 'end') {
      expect(action.kind).toBe(open)
      open = null
    } else if (action.do === 'click') expect(open).toBe(null)
  }
  return open
}

/** No pointer is released that was not captured. */
function expectCaptured(actions: readonly PointerAction[]): void {
  const captured = new Set<number>()
  for (const action of actions) {
    if (action.do === 'capture') captured.add(action.id)
    else if (action.do === 'release') expect(captured.delete(action.id)).toBe(true)
  }
}

function expectNextIsRight(state: PointerState): void {
  const { actions } = run([down(1, 5, 'resize'), move(1, 25), up(1, 26)], state)
  expect(told(actions)).toEqual(['capture 1', 'begin resize 5', 'move 25', 'move 26', 'end resize done', 'release 1'])
}
