import { Emitter } from '../base/emitter.ts'
import { EngineError } from '../base/errors.ts'
import type { DocumentBus, TransactionEvent, TransactionOptions } from '../document/bus.ts'
import type { Node } from '../scene/node.ts'
import { type Adornments, adornmentsOf } from './adornments.ts'
import { turnWheel } from './camera-gestures.ts'
import { type Command, Commands } from './commands.ts'
import { isClipboard } from './copies.ts'
import { edgeScroll } from './edge-scroll.ts'
import { type Gesture, type Keys, NO_KEYS } from './gesture.ts'
import { Gestures } from './gestures.ts'
import { Marquee } from './marquee.ts'
import { Placing } from './placing.ts'
import type { Device, GestureKind, Outcome, PointerInput, StateName } from './pointer-machine.ts'
import type { HandsEngine, HandsInputs, HandsSurface } from './ports.ts'
import { Selection } from './selection.ts'
import { commandOf } from './shortcuts.ts'
import { isInside } from './size.ts'
import type { SnapOptions } from './snapper.ts'
import { nearestDraggable, TakingHold } from './taking-hold.ts'

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

/** Gestures that reach beyond the edge of the surface. */
const SCROLLING: readonly GestureKind[] = ['drag', 'marquee', 'resize']
/** Longer than this the world does not move at once; after a pause it begins by a little, which asks for the next picture; ms. */
const MAX_FRAME = 50
const PAUSE = 200
const FIRST = 8

/** Hands on the nodes of a scene: they select, drag and change them, and tell a document once each gesture is over. Made by `interact`. */
export class Hands {
  readonly #engine: HandsEngine
  readonly #bus: DocumentBus | null
  readonly #isPageScrolled: boolean
  readonly #surface: HandsSurface
  readonly #selection: Selection
  readonly #commands: Commands
  readonly #holds: TakingHold
  readonly #gestures: Gestures
  readonly #events = new Emitter<HandsEvents>()
  readonly #stops: (() => void)[] = []
  #scrolledAt = 0
  #isSpaceDown = false
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
    this.#isPageScrolled = pageScroll
    const { scene } = engine
    const page = () => this.#page()
    const selection = new Selection(scene, (nodes) => {
      this.#events.emit('selectionchange', { nodes })
      this.#draw()
    })
    this.#selection = selection
    this.#holds = new TakingHold({
      engine,
      selection,
      snap,
      isPageScrolled: pageScroll,
      target,
      page,
      surface: () => this.#surface,
    })
    this.#gestures = this.#createGestures()
    this.#commands = new Commands({
      scene,
      bus: this.#bus,
      selection,
      isTarget: (node) => target(node) === node,
      page,
      commit: (changed, options, made = []) => this.#tellDocument(changed, options, made),
    })
    this.#surface = open(this.#inputs)
    const seen = () => {
      this.#checkNodes()
      this.#scroll()
      this.#draw()
    }
    this.#stops.push(engine.on('frame', seen), engine.on('backendchange', seen))
    if (bus) {
      this.#stops.push(
        bus.on('transaction', (event) => this.#follow(event)),
        bus.on('load', seen),
      )
    }
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
    return this.#gestures.state
  }

  /** What is drawn over the picture now. */
  get adornments(): Adornments {
    const { scene, camera } = this.#engine
    scene.update()
    const gesture = this.#gestures.current
    const marquee = gesture instanceof Marquee ? gesture.rect : null
    const guides = (gesture && this.#holds.snapper?.guides) ?? []
    const hasHandles = gesture?.kind !== 'drag' && gesture?.kind !== 'marquee'
    return adornmentsOf(this.selection, camera, this.#surface.size(), { marquee, guides, hasHandles })
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
      this.#holds.bring(place, describe)
      this.#send({ type: 'down', id: at.pointerId, device, button: 0, place, kind: 'drag' })
      return null
    }
    if (!isInside(place, this.#surface.size())) return null
    const placing = this.#holds.place(describe)
    placing.move([place], NO_KEYS)
    this.#keep(placing)
    return placing.nodes[0] as Node
  }

  /** Ends hands, what is going on first; nothing of theirs is left on the element. Safe twice. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.cancel()
  }

  readonly #inputs: HandsInputs = {
    down: ({ id, device, button, place, keys }) => {
      if (this.#isOver(keys)) return false
      // One that comes beside another takes hold of nothing.
      const kind = this.#gestures.isFirst(id) ? this.#holds.press(place, device, button, this.#isSpaceDown) : 'pan'
      this.#send({ type: 'down', id, device, button, place, kind })
      return kind !== null
    },
    move: ({ id, place, buttons, keys }) => {
      if (this.#isOver(keys)) return
      this.#send({ type: 'move', id, place, buttons })
      this.#scroll()
      if (this.state === 'idle') this.#surface.setCursor(this.#holds.cursorAt(place, this.#isSpaceDown))
    },
    up: ({ id, place, keys }) => {
      if (!this.#isOver(keys)) this.#send({ type: 'up', id, place })
    },
    interrupt: (id) => {
      this.#isSpaceDown &&= id !== undefined
      this.#send(id === undefined ? { type: 'interrupt' } : { type: 'interrupt', id })
    },
    key: ({ name, isDown, isHere, keys }) => {
      if (this.#isOver(keys)) return false
      const isBusy = this.state !== 'idle'
      if (name === ' ') this.#isSpaceDown = isDown && (isHere || isBusy)
      if (isDown && name === 'Escape' && isBusy) {
        this.cancel()
        return true
      }
      this.#gestures.steer()
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
      if (this.#isOver(keys) || (this.#isPageScrolled && !keys.control)) return false
      turnWheel(this.#engine.camera, place, dx, dy, keys)
      this.#gestures.steer()
      return true
    },
  }

  /** Before any input: an engine that ended takes its hands along, and nodes may have left. */
  #isOver(keys: Keys = NO_KEYS): boolean {
    if (this.#engine.isDestroyed) this.destroy()
    if (this.#isDestroyed) return true
    this.#gestures.keys = keys
    this.#checkNodes()
    return false
  }

  #createGestures(): Gestures {
    return new Gestures({
      capture: (id) => this.#surface.capture(id),
      release: (id) => this.#surface.release(id),
      click: () => this.#click(),
      begin: (kind, places) => this.#holds.begin(kind, places, this.#gestures.keys),
      began: ({ kind, nodes }) => this.#events.emit('gesturestart', { kind, nodes }),
      changed: ({ kind, nodes }) => {
        if (kind === 'marquee') this.#draw()
        this.#events.emit('gesture', { kind, nodes })
      },
      keep: (gesture) => this.#keep(gesture),
      over: (gesture, outcome) => this.#over(gesture, outcome),
    })
  }

  #send(input: PointerInput): void {
    try {
      this.#gestures.send(input)
    } finally {
      // Who destroys in the middle of something waits for its end.
      if (this.#isDestroyed && !this.#gestures.isPerforming) this.#end()
    }
  }

  #click(): void {
    const node = this.#holds.clicked
    const { shift, control } = this.#gestures.keys
    const isMore = shift || control
    if (node && isMore) this.#selection.toggle(node)
    else if (node || (node === null && !isMore)) this.#selection.replace(node ? [node] : [])
  }

  /** The root of the document: the scene's, or what alone stands in it. */
  #page(): Node {
    const { root } = this.#engine.scene
    const only = root.children[0]
    return this.#bus && only && !this.#bus.get(root.id) ? only : root
  }

  /** Where a gesture comes near an edge, the world moves; the picture of that, in turn, comes here. */
  #scroll(): void {
    const gesture = this.#gestures.current
    const [place] = this.#gestures.places
    const isMine = !this.#isPageScrolled && gesture && SCROLLING.includes(gesture.kind)
    if (!place || !isMine || gesture instanceof Placing) return
    const { camera, now } = this.#engine
    const speed = edgeScroll(place, this.#surface.size())
    if (!(speed.x || speed.y)) return
    const since = now - this.#scrolledAt
    const seconds = (since > PAUSE ? FIRST : Math.min(MAX_FRAME, since)) / 1000
    this.#scrolledAt = now
    camera.set({ x: camera.x + (speed.x * seconds) / camera.zoom, y: camera.y + (speed.y * seconds) / camera.zoom })
    this.#gestures.steer()
  }

  #keep(gesture: Gesture): void {
    const { nodes, label } = gesture
    const isNew = gesture instanceof Placing
    this.#tellDocument(isNew ? [] : nodes, { label }, isNew ? nodes : [])
    if (isNew) this.#selection.replace(nodes)
  }

  #over({ kind, nodes }: Gesture, outcome: Outcome): void {
    if (this.#isOverruled) this.#bus?.revert(nodes.filter(({ id }) => this.#bus?.get(id)))
    this.#isOverruled = false
    this.#draw()
    this.#events.emit('gestureend', { kind, nodes, outcome })
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

  /** A gesture whose nodes left the scene is over, and what left is not selected. */
  #checkNodes(): void {
    const gesture = this.#gestures.current
    const { scene } = this.#engine
    if (gesture && !(gesture instanceof Placing) && gesture.nodes.some((node) => node.scene !== scene)) this.cancel()
    this.#selection.dropLeft()
  }

  /** Somebody else changed what a gesture holds: that is over, and the nodes are as the document says. */
  #follow({ operations }: TransactionEvent): void {
    if (this.#isCommitting) return
    const held = new Set(this.#gestures.current?.nodes.map(({ id }) => id))
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
    if (!this.#stops.length) return
    for (const stop of this.#stops.splice(0)) stop()
    this.#events.clear()
    this.#surface.close()
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
