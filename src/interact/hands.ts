import { Emitter } from '../base/emitter.ts'
import { EngineError } from '../base/errors.ts'
import type { DocumentBus, TransactionEvent, TransactionOptions } from '../document/bus.ts'
import type { Node } from '../scene/node.ts'
import { type Adornments, adornmentsOf, frameOnSurface } from './adornments.ts'
import { clampZoom, Pan, Pinch } from './camera-gestures.ts'
import { type Command, Commands } from './commands.ts'
import { isClipboard } from './copies.ts'
import { Drag } from './drag.ts'
import { edgeScroll } from './edge-scroll.ts'
import { frameOf } from './frame.ts'
import { type Gesture, NO_KEYS } from './gesture.ts'
import { cursorOf, type Handle, handleAt, sideOf } from './handles.ts'
import { Marquee } from './marquee.ts'
import { Placing } from './placing.ts'
import {
  type Device,
  type DragKind,
  type GestureKind,
  IDLE,
  type Outcome,
  type Place,
  type PointerAction,
  type PointerInput,
  type StateName,
  step,
} from './pointer-machine.ts'
import type { HandsEngine, HandsInputs, HandsSurface } from './ports.ts'
import { Resize } from './resize.ts'
import { Rotate } from './rotate.ts'
import { Selection } from './selection.ts'
import { commandOf } from './shortcuts.ts'
import { restingRects, type SnapOptions, Snapper } from './snapper.ts'

export interface HandsOptions {
  /** Gets what hands do: one transaction a gesture or command. Without one they just change the scene. */
  readonly bus?: DocumentBus
  /**
   * What a press on a node takes hold of; null: nothing. Default: the nearest that is
   * `draggable`, of the node and those around it; of what stands in draggable groups the outermost of these.
   */
  readonly target?: (node: Node) => Node | null
  /** Default false: fingers and the wheel move the world. True: the page scrolls by them, but where something is taken hold of. */
  readonly pageScroll?: boolean
  /** What drags, drops and upright sides snap to; false: nothing. Control or Command lets go of it for as long as it is down. */
  readonly snap?: SnapOptions | false
}

export interface GestureEvent {
  readonly kind: GestureKind
  readonly nodes: readonly Node[]
}

export interface HandsEvents {
  selectionchange: { readonly nodes: readonly Node[] }
  gesturestart: GestureEvent
  /** What it changes was changed again: at most once a frame. */
  gesture: GestureEvent
  /** Exactly once for each start. */
  gestureend: GestureEvent & { readonly outcome: Outcome }
}

/** A point of the window, and the pointer that is down there, if one is: any pointer or drag event. */
export interface ClientPoint {
  readonly clientX: number
  readonly clientY: number
  readonly buttons?: number
  readonly pointerId?: number
  readonly pointerType?: string
}

/** Where and on what a gesture's pointer was pressed. */
interface Press {
  readonly world: Place
  readonly on: Node | null
  readonly handle: Handle | null
  /** Makes the node that the pointer brings along. */
  readonly describe: (() => Node) | null
}

/** CSS px of the wheel that make the picture twice as large. */
const WHEEL_OCTAVE = 100
/** Of one event at most: a notch of a mouse says more than a pinch of a trackpad. */
const WHEEL_MAX = 50

/** Gestures that reach beyond the edge of the surface. */
const SCROLLING: readonly GestureKind[] = ['drag', 'marquee', 'resize']
/** Longer than this nobody scrolls at once, ms. */
const MAX_FRAME = 50

/** The nearest that is draggable; of one in draggable groups the outermost of these. */
const nearestDraggable = (node: Node): Node | null => {
  let found: Node | null = node
  while (found && !found.draggable) found = found.parent
  while (found?.parent?.draggable && found.parent.type === 'group') found = found.parent
  return found
}

/** Hands on the nodes of a scene: they select, drag and change them, and tell a document once each gesture is over. Made by `interact`. */
export class Hands {
  readonly #engine: HandsEngine
  readonly #bus: DocumentBus | null
  readonly #target: (node: Node) => Node | null
  readonly #isPageScrolled: boolean
  readonly #snap: SnapOptions | false
  readonly #surface: HandsSurface
  readonly #selection: Selection
  readonly #commands: Commands
  readonly #events = new Emitter<HandsEvents>()
  readonly #stops: (() => void)[]
  #pointers = IDLE
  #gesture: Gesture | null = null
  /** Of the gesture. */
  #snapper: Snapper | null = null
  #pressed: Press | null = null
  #places: readonly Place[] = []
  #scrolledAt = 0
  #keys = NO_KEYS
  #isSpaceDown = false
  /** Inputs that listeners caused while one was performed. */
  readonly #waiting: PointerInput[] = []
  #isPerforming = false
  #isCommitting = false
  /** What the gesture holds was changed by somebody else. */
  #isOverruled = false
  #isDestroyed = false

  constructor(
    engine: HandsEngine,
    { bus, target = nearestDraggable, pageScroll = false, snap = {} }: HandsOptions,
    open: (inputs: HandsInputs) => HandsSurface,
  ) {
    this.#engine = engine
    this.#bus = bus ?? null
    this.#target = target
    this.#isPageScrolled = pageScroll
    this.#snap = snap
    this.#selection = new Selection(engine.scene, (nodes) => {
      this.#events.emit('selectionchange', { nodes })
      this.#draw()
    })
    this.#commands = new Commands({
      scene: engine.scene,
      bus: this.#bus,
      selection: this.#selection,
      isTarget: (node) => this.#target(node) === node,
      page: () => this.#page(),
      commit: (changed, options, made = []) => this.#tellDocument(changed, options, made),
    })
    this.#surface = open(this.#inputs)
    const seen = () => {
      this.#checkNodes()
      this.#scroll()
      this.#draw()
    }
    this.#stops = [engine.on('frame', seen), engine.on('backendchange', seen)]
    if (bus)
      this.#stops.push(
        bus.on('transaction', (event) => this.#follow(event)),
        bus.on('load', seen),
      )
  }

  /** Selected nodes, in paint order. */
  get selection(): readonly Node[] {
    return this.#selection.nodes
  }

  /** Selects these and no others. Throws `not-in-scene` for a node that is in another scene or in none, and changes nothing. */
  select(nodes: Iterable<Node>): void {
    this.#assertAlive()
    this.#selection.replace(nodes)
  }

  get state(): StateName {
    return this.#pointers.name
  }

  /** What is drawn over the picture now. */
  get adornments(): Adornments {
    const { scene, camera } = this.#engine
    scene.update()
    const kind = this.#gesture?.kind
    const marquee = this.#gesture instanceof Marquee ? this.#gesture.rect : null
    const guides = this.#snapper?.guides ?? []
    return adornmentsOf(this.selection, camera, { marquee, guides, hasHandles: kind !== 'drag' && kind !== 'marquee' })
  }

  /** Listens; call what it returns to stop. */
  on<K extends keyof HandsEvents>(type: K, listener: (event: HandsEvents[K]) => void): () => void {
    return this.#events.on(type, listener)
  }

  /** Ends what is going on, as Escape does; everything is where it was before. */
  cancel(): void {
    this.#send({ type: 'interrupt' })
  }

  /** Can `run` do it now? */
  can(command: Command): boolean {
    return !this.#isDestroyed && this.#commands.can(command)
  }

  /**
   * Does to the selection what a key or a button says, as one step; a gesture that is going on is cancelled. False when it cannot be done
   * now. Throws `invalid-operation` for a word that is no command, and what the document refuses, after which all is as before.
   */
  run(command: Command): boolean {
    this.#assertAlive()
    this.cancel()
    const isDone = this.#commands.run(command)
    this.#draw()
    return isDone
  }

  /**
   * Puts a new node with its middle at a point of the window: what a palette calls. With a pointer that is down, say the event of
   * its press on the palette, the node follows that pointer from its first move on, is in the scene while over the picture, and in the
   * document once it is released there; a press that comes by touch needs `touch-action: none` on the palette. Without a pointer it is
   * put there at once, and returned; null where that is not on the picture. `describe` makes the node, with its children; it is asked once, and only when needed.
   */
  drop(at: ClientPoint, describe: () => Node): Node | null {
    this.#assertAlive()
    const place = this.#surface.place(at.clientX, at.clientY)
    if (!place) return null
    if (at.pointerId !== undefined && at.buttons) {
      this.cancel()
      const device = deviceOf(at.pointerType)
      this.#press(place, { describe })
      this.#send({ type: 'down', id: at.pointerId, device, button: 0, place, kind: 'drag' })
      return null
    }
    if (!this.#isInside(place)) return null
    const placing = this.#place(describe)
    placing.move([place], NO_KEYS)
    this.#snapper = null
    this.#commit(placing)
    return placing.nodes[0] as Node
  }

  /** Ends hands, what is going on first; nothing of theirs is left on the element. Safe twice. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#send({ type: 'interrupt' })
    if (!this.#isPerforming) this.#end()
  }

  readonly #inputs: HandsInputs = {
    down: ({ id, device, button, place, keys }) => {
      if (this.#isOver()) return false
      this.#keys = keys
      this.#checkNodes()
      const isMain = button === 0 && !this.#isSpaceDown
      const handle = isMain ? this.#handleAt(place, device) : null
      const on = isMain && !handle ? this.#targetAt(place) : null
      const kind = this.#kindOf(device, button, handle, on)
      const isFirst = this.#pointers.pointers.every((pointer) => pointer.id === id)
      if (isFirst) this.#press(place, { on, handle })
      this.#send({ type: 'down', id, device, button, place, kind })
      return kind !== null
    },
    move: ({ id, place, buttons, keys }) => {
      if (this.#isOver()) return
      this.#keys = keys
      this.#checkNodes()
      this.#send({ type: 'move', id, place, buttons })
      if (this.state === 'idle') this.#surface.setCursor(this.#cursorAt(place))
    },
    up: ({ id, place, keys }) => {
      if (this.#isOver()) return
      this.#keys = keys
      this.#checkNodes()
      this.#send({ type: 'up', id, place })
    },
    interrupt: (id) => {
      this.#isSpaceDown &&= id !== undefined
      this.#send(id === undefined ? { type: 'interrupt' } : { type: 'interrupt', id })
    },
    key: ({ name, isDown, isHere, keys }) => {
      if (this.#isOver()) return false
      const isBusy = this.state !== 'idle'
      this.#keys = keys
      if (name === ' ') this.#isSpaceDown = isDown && (isHere || isBusy)
      if (isDown && name === 'Escape' && isBusy) {
        this.cancel()
        return true
      }
      this.#steer()
      if (!isHere || isBusy) return false
      if (name === ' ') return true
      const command = isDown ? commandOf(name, keys) : null
      if (!command || !this.run(command)) return false
      // Past the last node the focus goes on.
      return name !== 'Tab' || this.selection.length > 0
    },
    copy: (isCut) => {
      if (this.#isOver() || !this.run(isCut ? 'cut' : 'copy')) return null
      return this.#commands.text
    },
    paste: (text) => {
      if (this.#isOver() || !this.#bus || !isClipboard(text)) return false
      this.cancel()
      this.#commands.paste(text)
      return true
    },
    wheel: ({ place, dx, dy, keys }) => {
      if (this.#isOver() || (this.#isPageScrolled && !keys.control)) return false
      const { camera } = this.#engine
      if (keys.control) {
        const turned = Math.min(WHEEL_MAX, Math.max(-WHEEL_MAX, dy))
        const zoom = clampZoom(camera.zoom * 2 ** (-turned / WHEEL_OCTAVE))
        camera.zoomAt(place.x, place.y, zoom / camera.zoom)
      } else {
        const [x, y] = keys.shift && !dx ? [dy, 0] : [dx, dy]
        camera.set({ x: camera.x + x / camera.zoom, y: camera.y + y / camera.zoom })
      }
      this.#steer()
      return true
    },
  }

  /** An engine that ended takes its hands along. */
  #isOver(): boolean {
    if (this.#engine.isDestroyed) this.destroy()
    return this.#isDestroyed
  }

  #targetAt({ x, y }: Place): Node | null {
    const hit = this.#engine.pick(x, y)
    return hit && this.#target(hit)
  }

  #handleAt(place: Place, device: Device): Handle | null {
    const { scene, camera } = this.#engine
    scene.update()
    const frame = frameOnSurface(this.selection, camera)
    return frame && handleAt(frame, place, device)
  }

  #kindOf(device: Device, button: number, handle: Handle | null, on: Node | null): DragKind | null {
    if (button === 1 || (button === 0 && this.#isSpaceDown)) return 'pan'
    if (button !== 0) return null
    if (handle) return handle.name === 'rotate' ? 'rotate' : 'resize'
    if (on) return 'drag'
    if (device !== 'touch') return 'marquee'
    return this.#isPageScrolled ? null : 'pan'
  }

  #cursorAt(place: Place): string {
    if (this.#isSpaceDown) return 'grab'
    const handle = this.#handleAt(place, 'mouse')
    if (handle) return cursorOf(handle)
    return this.#targetAt(place) ? 'move' : ''
  }

  #press({ x, y }: Place, { on = null, handle = null, describe = null }: Partial<Press>): void {
    this.#pressed = { world: this.#engine.camera.toWorld(x, y), on, handle, describe }
  }

  /** Takes an input, and those that listeners cause meanwhile after it: each is performed whole. */
  #send(input: PointerInput): void {
    this.#waiting.push(input)
    if (this.#isPerforming) return
    this.#isPerforming = true
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#take(next)
    } catch (error) {
      // A gesture that cannot go on ends here.
      this.#waiting.length = 0
      this.#take({ type: 'interrupt' })
      throw error
    } finally {
      this.#isPerforming = false
      if (this.#isDestroyed) this.#end()
    }
  }

  #take(input: PointerInput): void {
    const { state, actions } = step(this.#pointers, input)
    this.#pointers = state
    for (const action of actions) this.#perform(action)
  }

  #perform(action: PointerAction): void {
    switch (action.do) {
      case 'capture':
        this.#surface.capture(action.id)
        break
      case 'release':
        this.#surface.release(action.id)
        break
      case 'click':
        this.#click()
        break
      case 'begin':
        this.#places = action.places
        this.#gesture = this.#begin(action.kind, action.places)
        this.#tell('gesturestart', this.#gesture)
        break
      case 'move':
        this.#places = action.places
        this.#steer()
        this.#scroll()
        break
      case 'end':
        this.#finish(action.outcome)
    }
  }

  #click(): void {
    const { on, handle, describe } = this.#pressed as Press
    if (describe || handle) return
    const isMore = this.#keys.shift || this.#keys.control
    if (on && isMore) this.#selection.toggle(on)
    else if (on || !isMore) this.#selection.replace(on ? [on] : [])
  }

  #begin(kind: GestureKind, places: readonly Place[]): Gesture {
    const { scene, camera } = this.#engine
    const [first, second] = places as readonly [Place, Place?]
    if (second) return new Pinch(camera, [first, second])
    if (kind === 'pan') return new Pan(camera, first)
    const { world, on, handle, describe } = this.#pressed as Press
    if (describe) return this.#place(describe)
    scene.update()
    const frame = handle && frameOf(this.selection)
    if (frame) {
      if (handle.name === 'rotate') return new Rotate(camera, this.selection, frame, world)
      return new Resize(camera, this.selection, frame, sideOf(handle.name), world, this.#snapTo(this.selection))
    }
    if (!on) return new Marquee(camera, scene, this.#selection, world, (node) => this.#target(node) === node)
    if (!this.#selection.has(on)) this.#selection.replace(this.#keys.shift ? [...this.selection, on] : [on])
    return new Drag(camera, this.selection, world, this.#snapTo(this.selection))
  }

  #place(describe: () => Node): Placing {
    const { camera } = this.#engine
    const page = this.#page()
    const node = describe()
    const isOver = (place: Place) => this.#isInside(place)
    return new Placing(camera, node, page, isOver, this.#snapTo([node], [page]))
  }

  /** What rests in view beside nodes that are about to move. */
  #snapTo(nodes: readonly Node[], parents = nodes.flatMap(({ parent }) => parent ?? [])): Snapper | null {
    if (!this.#snap) return null
    const { scene, camera } = this.#engine
    scene.update()
    const { width, height } = this.#surface.size()
    const { x: x0, y: y0 } = camera.toWorld(0, 0)
    const { x: x1, y: y1 } = camera.toWorld(width, height)
    const { siblings = true } = this.#snap
    const rects = siblings ? restingRects(nodes, new Set(parents), { x0, y0, x1, y1 }) : []
    this.#snapper = new Snapper(rects, this.#snap)
    return this.#snapper
  }

  /** The root of the document: the scene's, or what alone stands in it. */
  #page(): Node {
    const { root } = this.#engine.scene
    const only = root.children[0]
    return this.#bus && only && !this.#bus.get(root.id) ? only : root
  }

  /** The pointers stand where they stood; the camera, the keys or their places are others. */
  #steer(): void {
    const gesture = this.#gesture
    if (!gesture) return
    gesture.move(this.#places, this.#keys)
    if (gesture.kind === 'marquee') this.#draw()
    this.#tell('gesture', gesture)
  }

  /** Where a gesture comes near an edge, the world moves; the picture of that, in turn, comes here. */
  #scroll(): void {
    const gesture = this.#gesture
    const [place] = this.#places
    if (!place || !gesture || !SCROLLING.includes(gesture.kind) || gesture instanceof Placing) return
    const { camera, now } = this.#engine
    const speed = edgeScroll(place, this.#surface.size())
    const seconds = Math.min(MAX_FRAME, now - this.#scrolledAt) / 1000
    this.#scrolledAt = now
    if (!(speed.x || speed.y) || seconds <= 0) return
    camera.set({ x: camera.x + (speed.x * seconds) / camera.zoom, y: camera.y + (speed.y * seconds) / camera.zoom })
    this.#steer()
  }

  #finish(asked: Outcome): void {
    const gesture = this.#gesture
    if (!gesture) return
    this.#gesture = null
    this.#snapper = null
    const isOverruled = this.#isOverruled
    this.#isOverruled = false
    let outcome = asked
    try {
      if (outcome === 'done') outcome = gesture.finish?.() ?? 'done'
      if (outcome === 'done') {
        outcome = 'cancelled'
        this.#commit(gesture)
        outcome = 'done'
      } else gesture.cancel()
      if (isOverruled) this.#bus?.revert(gesture.nodes.filter(({ id }) => this.#bus?.get(id)))
    } finally {
      this.#draw()
      const { kind, nodes } = gesture
      this.#events.emit('gestureend', { kind, nodes, outcome })
    }
  }

  #commit(gesture: Gesture): void {
    const { nodes, label } = gesture
    const isNew = gesture instanceof Placing
    this.#tellDocument(isNew ? [] : nodes, { label }, isNew ? nodes : [])
    if (isNew) this.#selection.replace(nodes)
  }

  /** What the document does not know just changes; only what hands made enters it. */
  #tellDocument(changed: readonly Node[], options: TransactionOptions, made: readonly Node[]): void {
    const known = [...made, ...changed.filter(({ id }) => this.#bus?.get(id))]
    this.#isCommitting = true
    try {
      if (known.length) this.#bus?.commit(known, options)
    } finally {
      this.#isCommitting = false
    }
  }

  #tell(type: 'gesturestart' | 'gesture', { kind, nodes }: Gesture): void {
    this.#events.emit(type, { kind, nodes })
  }

  /** A gesture whose nodes left the scene is over, and what left is not selected. */
  #checkNodes(): void {
    const gesture = this.#gesture
    const { scene } = this.#engine
    if (gesture && !(gesture instanceof Placing) && gesture.nodes.some((node) => node.scene !== scene)) this.cancel()
    this.#selection.dropLeft()
  }

  /** Somebody else changed what a gesture holds: that is over, and the nodes are as the document says. */
  #follow({ operations }: TransactionEvent): void {
    if (this.#isCommitting) return
    const held = new Set(this.#gesture?.nodes.map(({ id }) => id))
    const isHeld = operations.some(({ type, payload }) =>
      held.has(type === 'INSERT' ? payload.id : (payload.path.at(-1) ?? '')),
    )
    if (isHeld) {
      this.#isOverruled = true
      this.cancel()
    }
    this.#checkNodes()
  }

  #draw(): void {
    if (!this.#isDestroyed) this.#surface.draw(this.adornments)
  }

  #end(): void {
    for (const stop of this.#stops.splice(0)) stop()
    this.#events.clear()
    this.#surface.close()
  }

  #isInside({ x, y }: Place): boolean {
    const { width, height } = this.#surface.size()
    return x >= 0 && y >= 0 && x < width && y < height
  }

  #assertAlive(): void {
    if (this.#isDestroyed) {
      throw new EngineError('destroyed', 'These hands were destroyed; call interact again for new ones.')
    }
  }
}

function deviceOf(pointerType = 'mouse'): Device {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse'
}
