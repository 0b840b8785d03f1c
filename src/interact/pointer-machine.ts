/** A point of the surface, CSS px. */
export interface Place {
  readonly x: number
  readonly y: number
}

export type Device = 'mouse' | 'touch' | 'pen'

/** What one pointer can do. */
export type DragKind = 'drag' | 'marquee' | 'resize' | 'rotate' | 'pan'
export type GestureKind = DragKind | 'pinch'
export type Outcome = 'done' | 'cancelled'
export type StateName = 'idle' | 'press' | GestureKind

export type PointerInput =
  /** `kind`: what a drag from here would be; null where a press means nothing. `button`: as in `PointerEvent`. */
  | {
      readonly type: 'down'
      readonly id: number
      readonly device: Device
      readonly button: number
      readonly place: Place
      readonly kind: DragKind | null
    }
  /** `buttons`: those that are down, as in `PointerEvent`. */
  | { readonly type: 'move'; readonly id: number; readonly place: Place; readonly buttons: number }
  | { readonly type: 'up'; readonly id: number; readonly place: Place }
  /** What was going on ends. With `id`: only if that pointer takes part. */
  | { readonly type: 'interrupt'; readonly id?: number }

export type PointerAction =
  | { readonly do: 'capture'; readonly id: number }
  | { readonly do: 'release'; readonly id: number }
  /** Released where it was pressed, about. */
  | { readonly do: 'click' }
  /** `places`: one, of a pinch two. */
  | { readonly do: 'begin'; readonly kind: GestureKind; readonly places: readonly Place[] }
  | { readonly do: 'move'; readonly places: readonly Place[] }
  | { readonly do: 'end'; readonly kind: GestureKind; readonly outcome: Outcome }

interface Pointer {
  readonly id: number
  readonly device: Device
  readonly button: number
  readonly from: Place
  readonly at: Place
}

/** `pointers`: those that take part; none while idle. Others are not known, whatever they do. */
export interface PointerState {
  readonly name: StateName
  readonly kind: DragKind
  readonly pointers: readonly Pointer[]
}

export interface Step {
  readonly state: PointerState
  readonly actions: readonly PointerAction[]
}

export const IDLE: PointerState = { name: 'idle', kind: 'drag', pointers: [] }

/** How far a press may stray before it is a drag, CSS px. */
const SLACK: Readonly<Record<Device, number>> = { mouse: 3, pen: 5, touch: 8 }

/**
 * The one state machine of all pointers: pure. Whatever comes, every `begin` is followed by exactly one `end`, and after that the
 * machine is idle: a pointer that is still down then is ignored until it is pressed again. A second finger ends what the first
 * was doing and begins a pinch; pointers of any other kind beside the first mean nothing.
 */
export function step(state: PointerState, input: PointerInput): Step {
  switch (input.type) {
    case 'down':
      return press(state, input)
    case 'move':
      return move(state, input)
    case 'up':
      return lift(state, input)
    case 'interrupt':
      return input.id === undefined || has(state, input.id) ? end(state, 'cancelled') : { state, actions: [] }
  }
}

function press(state: PointerState, input: PointerInput & { readonly type: 'down' }): Step {
  const { id, device, button, place, kind } = input
  if (has(state, id)) {
    // Its release was never told.
    const ended = end(state, 'done')
    const next = press(ended.state, input)
    return { state: next.state, actions: [...ended.actions, ...next.actions] }
  }
  const pointer = { id, device, button, from: place, at: place }
  const [first, second] = state.pointers
  if (!first) {
    if (!kind) return { state, actions: [] }
    return { state: { name: 'press', kind, pointers: [pointer] }, actions: [{ do: 'capture', id }] }
  }
  if (second || first.device !== 'touch' || device !== 'touch') return { state, actions: [] }
  const pointers = [first, pointer]
  const begin = { do: 'begin', kind: 'pinch', places: placesOf(pointers) } as const
  return {
    state: { ...state, name: 'pinch', pointers },
    actions: [...endOf(state, 'cancelled'), { do: 'capture', id }, begin],
  }
}

function move(state: PointerState, { id, place, buttons }: PointerInput & { readonly type: 'move' }): Step {
  const pointer = state.pointers.find((each) => each.id === id)
  if (!pointer) return { state, actions: [] }
  // Released where nobody told: over a frame, or with another button still down. It stays where it was seen last.
  if (!(buttons & bitOf(pointer.button))) return end(state, 'done')
  const moved = at(state, id, place)
  if (state.name !== 'press') return { state: moved, actions: [{ do: 'move', places: placesOf(moved.pointers) }] }
  const { kind } = state
  const { from, device } = pointer
  if (Math.hypot(place.x - from.x, place.y - from.y) <= SLACK[device]) return { state: moved, actions: [] }
  return {
    state: { ...moved, name: kind },
    actions: [
      { do: 'begin', kind, places: [from] },
      { do: 'move', places: [place] },
    ],
  }
}

function lift(state: PointerState, { id, place }: PointerInput & { readonly type: 'up' }): Step {
  if (!has(state, id)) return { state, actions: [] }
  const last = at(state, id, place)
  const first: PointerAction =
    state.name === 'press' ? { do: 'click' } : { do: 'move', places: placesOf(last.pointers) }
  return { state: IDLE, actions: [first, ...end(last, 'done').actions] }
}

function end(state: PointerState, outcome: Outcome): Step {
  const releases = state.pointers.map(({ id }) => ({ do: 'release', id }) as const)
  return { state: IDLE, actions: [...endOf(state, outcome), ...releases] }
}

function endOf({ name }: PointerState, outcome: Outcome): readonly PointerAction[] {
  return name === 'idle' || name === 'press' ? [] : [{ do: 'end', kind: name, outcome }]
}

function at(state: PointerState, id: number, place: Place): PointerState {
  return { ...state, pointers: state.pointers.map((each) => (each.id === id ? { ...each, at: place } : each)) }
}

function has({ pointers }: PointerState, id: number): boolean {
  return pointers.some((pointer) => pointer.id === id)
}

function placesOf(pointers: readonly Pointer[]): readonly Place[] {
  return pointers.map((pointer) => pointer.at)
}

/** Bit of a button in `buttons`: main, middle and secondary are 1, 4 and 2. */
function bitOf(button: number): number {
  return [1, 4, 2][button] ?? 1 << button
}
