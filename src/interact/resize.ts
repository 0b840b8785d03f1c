import { type Affine, compose, identity, invertAffine, isAxisAligned } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { type Frame, mapPlace, middleOf } from './frame.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import type { Side } from './handles.ts'
import type { Place } from './pointer-machine.ts'
import { type Held, holdNodes, putBack, reshape } from './reshape.ts'
import type { Axis } from './snap-lines.ts'
import type { Snapper } from './snapper.ts'

/** A side is never shorter, in the frame's own space: it does not pass the one across. */
const LEAST = 1

/**
 * What moving a side of a rectangle by (dx, dy) makes of it: a scaling about the side across, or about the middle where `isCentred`.
 * `isEven`: by the same factor on both axes, the one of the side that is farther from where it was.
 */
export function resizeMap(rect: Rect, side: Side, dx: number, dy: number, isEven: boolean, isCentred: boolean): Affine {
  const width = rect.x1 - rect.x0
  const height = rect.y1 - rect.y0
  const both = isCentred ? 2 : 1
  let fx = factor(width, side.x * dx * both)
  let fy = factor(height, side.y * dy * both)
  if (isEven) {
    const isByX = side.y === 0 || (side.x !== 0 && Math.abs(Math.log(fx)) >= Math.abs(Math.log(fy)))
    fx = fy = isByX ? fx : fy
  }
  const share = (direction: number) => (isCentred ? 0.5 : (1 - direction) / 2)
  const x = rect.x0 + width * share(side.x)
  const y = rect.y0 + height * share(side.y)
  return [fx, 0, 0, fy, x - fx * x, y - fy * y]
}

function factor(length: number, more: number): number {
  return length > 0 ? Math.max(LEAST, length + more) / length : 1
}

/** A side or a corner of the frame around nodes follows the pointer and snaps, but with Control; Shift keeps its proportions, Alt its middle. */
export class Resize implements Gesture {
  readonly kind = 'resize'
  readonly label = 'Resize'
  readonly nodes: readonly Node[]
  readonly #camera: HandsCamera
  readonly #frame: Frame
  readonly #side: Side
  readonly #toFrame = identity()
  readonly #from: Place
  readonly #held: readonly Held[]
  /** Letters have proportions of their own. */
  readonly #isText: boolean
  readonly #snapper: Snapper | null

  /** `from`: where the handle was taken hold of, in the world. */
  constructor(
    camera: HandsCamera,
    nodes: readonly Node[],
    frame: Frame,
    side: Side,
    from: Place,
    snapper: Snapper | null,
  ) {
    this.#camera = camera
    this.#snapper = snapper
    this.#frame = frame
    this.#side = side
    // One without an inverse has no area, and its handles move nothing.
    const isSquashed = !invertAffine(this.#toFrame, frame.map)
    this.#held = isSquashed ? [] : holdNodes(nodes)
    this.nodes = this.#held.map(({ node }) => node)
    this.#from = mapPlace(this.#toFrame, from)
    this.#isText = nodes.length === 1 && nodes[0]?.type === 'text' && side.x !== 0 && side.y !== 0
  }

  move([place]: readonly [Place], { shift, alt, control }: Keys): void {
    const { rect, map } = this.#frame
    const at = mapPlace(this.#toFrame, this.#camera.toWorld(place.x, place.y))
    const isEven = shift || this.#isText
    let way = { x: at.x - this.#from.x, y: at.y - this.#from.y }
    this.#snapper?.clear()
    if (!control && !isEven && isAxisAligned(map)) way = this.#snapped(way)
    const inFrame = resizeMap(rect, this.#side, way.x, way.y, isEven, alt)
    const inWorld = compose(identity(), compose(identity(), map, inFrame), this.#toFrame)
    for (const each of this.#held) reshape(each, inWorld, 0)
  }

  /** A way that brings the sides to where they snap; both in the frame's space, which is upright. */
  #snapped(way: Place): Place {
    const { rect, map } = this.#frame
    const { x: byX, y: byY } = this.#side
    const middle = middleOf(rect)
    const own = { x: middle.x + (byX * (rect.x1 - rect.x0)) / 2, y: middle.y + (byY * (rect.y1 - rect.y0)) / 2 }
    const { x, y } = mapPlace(map, { x: own.x + way.x, y: own.y + way.y })
    const axes: Axis[] = [...(byX ? (['x'] as const) : []), ...(byY ? (['y'] as const) : [])]
    const snapped = this.#snapper?.snap({ x0: x, y0: y, x1: x, y1: y }, this.#camera.zoom, axes)
    if (!snapped) return way
    const to = mapPlace(this.#toFrame, { x: x + snapped.dx, y: y + snapped.dy })
    return { x: to.x - own.x, y: to.y - own.y }
  }

  cancel(): void {
    putBack(this.#held)
  }
}
