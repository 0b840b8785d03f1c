import type { Node } from '../scene/node.ts'
import { frameOnSurface } from './adornments.ts'
import { Pan, Pinch } from './camera-gestures.ts'
import { Drag } from './drag.ts'
import { frameOf } from './frame.ts'
import type { Gesture, Keys } from './gesture.ts'
import { cursorOf, type Handle, handleAt, sideOf } from './handles.ts'
import { Marquee } from './marquee.ts'
import { Placing } from './placing.ts'
import type { Device, DragKind, GestureKind, Place } from './pointer-machine.ts'
import type { HandsEngine, HandsSurface } from './ports.ts'
import { Resize } from './resize.ts'
import { Rotate } from './rotate.ts'
import type { Selection } from './selection.ts'
import { isInside } from './size.ts'
import { restingRects, type SnapOptions, Snapper } from './snapper.ts'

/** What a press of a pointer took hold of; of a node, a handle and a new node at most one. */
interface Hold {
  readonly node: Node | null
  readonly handle: Handle | null
  /** Makes the node that the pointer brings along. */
  readonly describe: (() => Node) | null
}

/** What hands are on, and how. */
export interface Grasp {
  readonly engine: HandsEngine
  readonly selection: Selection
  readonly snap: SnapOptions | false
  readonly isPageScrolled: boolean
  target(node: Node): Node | null
  /** The container that new nodes come into. */
  page(): Node
  surface(): HandsSurface
}

/** Says what a press takes hold of, and begins what comes of it. */
export class TakingHold {
  /** Of the gesture that was begun last. */
  snapper: Snapper | null = null
  readonly #grasp: Grasp
  #hold: Hold = { node: null, handle: null, describe: null }
  /** Where it was taken, in the world. */
  #from: Place = { x: 0, y: 0 }

  constructor(grasp: Grasp) {
    this.#grasp = grasp
  }

  /** What was taken hold of last, when that was a node or nothing; undefined when it was something else. */
  get clicked(): Node | null | undefined {
    const { node, handle, describe } = this.#hold
    return handle || describe ? undefined : node
  }

  /** Takes hold of what is there; gives what dragging it would be, null when that means nothing. */
  press(place: Place, device: Device, button: number, isPanning: boolean): DragKind | null {
    const isMain = button === 0 && !isPanning
    const handle = isMain ? this.#handleAt(place, device) : null
    const node = isMain && !handle ? this.#targetAt(place) : null
    this.#take(place, { node, handle, describe: null })
    if (button === 1 || (button === 0 && isPanning)) return 'pan'
    if (button !== 0) return null
    if (handle) return handle.name === 'rotate' ? 'rotate' : 'resize'
    if (node) return 'drag'
    if (device !== 'touch') return 'marquee'
    return this.#grasp.isPageScrolled ? null : 'pan'
  }

  /** The pointer brings a new node along. */
  bring(place: Place, describe: () => Node): void {
    this.#take(place, { node: null, handle: null, describe })
  }

  cursorAt(place: Place, isPanning: boolean): string {
    if (isPanning) return 'grab'
    const handle = this.#handleAt(place, 'mouse')
    if (handle) return cursorOf(handle)
    return this.#targetAt(place) ? 'move' : ''
  }

  begin(kind: GestureKind, places: readonly Place[], { shift }: Keys): Gesture {
    const { engine, selection } = this.#grasp
    const { scene, camera } = engine
    const [first, second] = places as readonly [Place, Place?]
    if (second) return new Pinch(camera, [first, second])
    if (kind === 'pan') return new Pan(camera, first)
    const { node, handle, describe } = this.#hold
    if (describe) return this.place(describe)
    scene.update()
    const frame = handle && frameOf(selection.nodes)
    if (frame) {
      if (handle.name === 'rotate') return new Rotate(camera, selection.nodes, frame, this.#from)
      const snapper = this.#snapTo(selection.nodes)
      return new Resize(camera, selection.nodes, frame, sideOf(handle.name), this.#from, snapper)
    }
    const isTarget = (each: Node) => this.#grasp.target(each) === each
    if (!node) return new Marquee(camera, scene, selection, this.#from, isTarget)
    if (!selection.has(node)) selection.replace(shift ? [...selection.nodes, node] : [node])
    return new Drag(camera, selection.nodes, this.#from, this.#snapTo(selection.nodes))
  }

  place(describe: () => Node): Placing {
    const page = this.#grasp.page()
    const node = describe()
    const isOver = (place: Place) => isInside(place, this.#grasp.surface().size())
    return new Placing(this.#grasp.engine.camera, node, page, isOver, this.#snapTo([node], [page]))
  }

  #take(place: Place, hold: Hold): void {
    this.#hold = hold
    this.#from = this.#grasp.engine.camera.toWorld(place.x, place.y)
  }

  #targetAt({ x, y }: Place): Node | null {
    const hit = this.#grasp.engine.pick(x, y)
    return hit && this.#grasp.target(hit)
  }

  #handleAt(place: Place, device: Device): Handle | null {
    const { engine, selection } = this.#grasp
    engine.scene.update()
    const frame = frameOnSurface(selection.nodes, engine.camera)
    return frame && handleAt(frame, this.#grasp.surface().size(), place, device)
  }

  /** What rests in view beside nodes that are about to move. */
  #snapTo(nodes: readonly Node[], parents = nodes.flatMap(({ parent }) => parent ?? [])): Snapper | null {
    const { engine, snap } = this.#grasp
    if (!snap) return null
    engine.scene.update()
    const { width, height } = this.#grasp.surface().size()
    const { x: x0, y: y0 } = engine.camera.toWorld(0, 0)
    const { x: x1, y: y1 } = engine.camera.toWorld(width, height)
    const { siblings = true } = snap
    const rects = siblings ? restingRects(nodes, new Set(parents), { x0, y0, x1, y1 }) : []
    this.snapper = new Snapper(rects, snap)
    return this.snapper
  }
}

/** The nearest that is draggable, of a node and those around it; of one in draggable groups the outermost of these. */
export function nearestDraggable(node: Node): Node | null {
  let found: Node | null = node
  while (found && !found.draggable) found = found.parent
  while (found?.parent?.draggable && found.parent.type === 'group') found = found.parent
  return found
}
