import { DocumentBus } from '../../../src/document.ts'
import { NO_KEYS } from '../../../src/interact/gesture.ts'
import { Hands } from '../../../src/interact/hands.ts'
import type { Device } from '../../../src/interact/pointer-machine.ts'
import type { HandsInputs } from '../../../src/interact/ports.ts'
import { type RecordedEngine, Recorder } from '../../../src/record/recorder.ts'
import type { Recording } from '../../../src/record/recording.ts'
import type { ReplayEngine } from '../../../src/record/replay.ts'
import { Box } from '../../../src/scene/box.ts'
import type { Trail } from '../../../src/scene/trail.ts'
import { createRandom } from '../../support/random-scene.ts'

const SURFACE = { width: 800, height: 600 }
const CARDS = 12
const TRAIL = 'ribbon'

const BOARD = {
  version: 1,
  ...SURFACE,
  root: {
    id: 'page',
    type: 'group',
    children: [
      ...Array.from({ length: CARDS }, (_, i) => ({
        id: `card-${i}`,
        type: 'box',
        props: {
          x: 40 + (i % 4) * 180,
          y: 40 + Math.floor(i / 4) * 160,
          width: 120,
          height: 90,
          fill: '#cde',
          draggable: true,
        },
        children: [{ id: `label-${i}`, type: 'text', props: { text: `Card ${i}`, x: 8, y: 8 } }],
      })),
      { id: TRAIL, type: 'trail' },
    ],
  },
}

export type SessionEngine = ReplayEngine & RecordedEngine

export interface Session<E> {
  readonly engine: E
  readonly bus: DocumentBus
  readonly hands: Hands
  readonly recording: Recording
}

/** A seeded session of at least `events` happenings: pointers of all kinds, keys, the wheel, and what an app does beside them. */
export async function play<E extends SessionEngine>(
  seed: number,
  events: number,
  open: (clock: () => number) => E,
): Promise<Session<E>> {
  const random = createRandom(seed)
  const int = (below: number) => Math.floor(random() * below)
  let now = 1000 + seed / 3
  const engine = open(() => now)
  await engine.load(BOARD)
  const bus = new DocumentBus(engine)
  const recorder = new Recorder(engine, bus)
  let inputs = null as unknown as HandsInputs
  const surface = {
    place: (x: number, y: number) => ({ x, y }),
    size: () => engine.size,
    capture: () => {},
    release: () => {},
    setCursor: () => {},
    draw: () => {},
    close: () => {},
  }
  const hands = new Hands(engine, { bus }, (opened) => {
    inputs = recorder.through(opened)
    return surface
  })
  recorder.follow(hands)
  const trail = engine.scene.get(TRAIL) as Trail
  recorder.trail(trail)

  const place = () => ({ x: random() * SURFACE.width, y: random() * SURFACE.height })
  const keys = () => ({ shift: int(5) === 0, alt: int(8) === 0, control: int(8) === 0 })
  let made = 0
  const boxes = () => engine.scene.get('page')?.children.filter(({ type }) => type === 'box') ?? []
  const cards = () => bus.toJSON().root.children?.filter(({ id }) => id.startsWith('card')) ?? []
  const acts: (() => unknown)[] = [
    () => gesture('mouse'),
    () => gesture('pen'),
    () => gesture('touch'),
    () => gesture('mouse'),
    () =>
      inputs.wheel({ place: place(), dx: int(40) - 20, dy: int(40) - 20, keys: { ...NO_KEYS, control: int(2) === 0 } }),
    () => inputs.key({ name: ['Escape', ' ', 'Shift'][int(3)] as string, isDown: true, isHere: true, keys: keys() }),
    () => inputs.key({ name: ' ', isDown: false, isHere: true, keys: NO_KEYS }),
    () => inputs.interrupt(int(2) ? 1 + int(2) : undefined),
    () => inputs.paste(inputs.copy(int(2) === 0) ?? ''),
    () => bus.undo(),
    () => bus.redo(),
    () => hands.select(boxes().slice(0, int(3))),
    () => hands.cancel(),
    () =>
      hands.drop(
        { clientX: int(800), clientY: int(600) },
        () => new Box({ id: `card-new-${made++}`, width: 50, height: 40 }),
      ),
    () => {
      const all = cards()
      const card = all[int(all.length)]
      if (card) bus.apply([{ type: 'UPDATE', payload: { path: ['page', card.id], props: { rotation: int(360) } } }])
    },
    () => {
      const all = cards()
      const card = all[int(all.length)]
      if (card && all.length > 6) bus.apply([{ type: 'DELETE', payload: { path: ['page', card.id] } }])
    },
    () => engine.camera.set({ x: int(200) - 100, y: int(200) - 100, zoom: 0.5 + random() }),
    () => engine.settled(),
    () => stroke(),
  ]

  async function gesture(device: Device): Promise<void> {
    const id = device === 'touch' ? 2 + int(2) : 1
    inputs.down({ id, device, button: int(6) ? 0 : 1, place: place(), keys: keys() })
    for (let i = int(8); i > 0; i--) {
      now += 16 * random()
      if (int(20) === 0) await act()
      inputs.move({ id, place: place(), buttons: int(12) ? 1 : 0, keys: keys() })
      if (int(3) === 0) await engine.settled()
    }
    if (int(10)) inputs.up({ id, place: place(), keys: keys() })
  }

  function stroke(): void {
    for (let i = int(12); i > 0; i--) {
      now += 8 * random()
      trail.push(random() * 800, random() * 600, { pressure: random(), predicted: int(4) === 0 })
    }
    if (int(3)) trail.end()
  }

  let acted = 0
  async function act(): Promise<void> {
    acted++
    now += 30 * random()
    await acts[int(acts.length)]?.()
  }
  // Half of the acts are two entries or more.
  while (acted < events / 1.5) await act()
  now += 5
  return { engine, bus, hands, recording: recorder.stop() }
}
