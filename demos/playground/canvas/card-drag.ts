import { Box, type Engine, type Node, type Shadow } from '../../src/index.ts'

/** The shadow of a card in the hand, under its own. */
const LIFTED: Shadow = { y: 16, blur: 44, spread: -4, color: 'rgb(15 23 42 / .32)' }

/** CSS px that the pointer may tremble before a press becomes a drag. */
const THRESHOLD = 3

/** The nearest draggable node at or above what lies under the point of the stage, CSS px. */
export function draggableAt(engine: Engine, x: number, y: number): Node | null {
  let node = engine.pick(x, y)
  while (node && !node.draggable) node = node.parent
  return node
}

/** One drag of a node, from the press to the release: above its siblings and with a larger shadow while it is held. */
export class CardDrag {
  private readonly place: { readonly x: number; readonly y: number; readonly index: number }
  private readonly shadow: Box['shadow']
  private isHeld = false

  /** `x`, `y`: where the pointer went down, CSS px of the stage. */
  constructor(
    private readonly engine: Engine,
    private readonly node: Node,
    private readonly x: number,
    private readonly y: number,
  ) {
    this.place = { x: node.x, y: node.y, index: node.parent?.children.indexOf(node) ?? 0 }
    this.shadow = node instanceof Box ? node.shadow : undefined
  }

  move(x: number, y: number): void {
    const dx = x - this.x
    const dy = y - this.y
    if (!this.isHeld) {
      if (Math.hypot(dx, dy) < THRESHOLD) return
      this.lift()
    }
    const { zoom } = this.engine.camera
    const [px, py] = toParent(this.node, dx / zoom, dy / zoom)
    this.node.set({ x: this.place.x + px, y: this.place.y + py })
  }

  /** Lets go here. */
  end(): void {
    if (this.isHeld && this.node instanceof Box) this.node.set({ shadow: this.shadow })
  }

  /** Puts the node back where it was, among its siblings too. */
  cancel(): void {
    if (!this.isHeld) return
    const { x, y, index } = this.place
    this.end()
    this.node.set({ x, y })
    this.node.parent?.insert(this.node, index)
  }

  private lift(): void {
    this.isHeld = true
    this.node.parent?.add(this.node)
    if (this.node instanceof Box) this.node.set({ shadow: [...listOf(this.shadow), LIFTED] })
  }
}

function listOf(shadow: Box['shadow']): readonly Shadow[] {
  return shadow === undefined ? [] : 'color' in shadow ? [shadow] : shadow
}

/** A distance in the world -> the same distance in the space of the node's parent. */
function toParent(node: Node, dx: number, dy: number): [number, number] {
  let [a, b, c, d] = [1, 0, 0, 1]
  const map: Parameters<Node['localMap']>[0] = [1, 0, 0, 1, 0, 0]
  for (let up = node.parent; up; up = up.parent) {
    const [pa, pb, pc, pd] = up.localMap(map)
    ;[a, b, c, d] = [pa * a + pc * b, pb * a + pd * b, pa * c + pc * d, pb * c + pd * d]
  }
  const determinant = a * d - b * c
  if (determinant === 0) return [0, 0]
  return [(d * dx - c * dy) / determinant, (a * dy - b * dx) / determinant]
}
