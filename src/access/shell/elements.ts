import type { Node } from '../../scene/node.ts'
import { flatten, type Item } from '../outline.ts'
import { MirrorElement } from './mirror-element.ts'

/** Puts `element` before `before`, and keeps its focus where the browser can. */
export function move(
  parent: Element & { moveBefore?: Element['insertBefore'] },
  element: Element,
  before: Element | null,
): void {
  if (parent.moveBefore && element.isConnected) parent.moveBefore(element, before)
  else parent.insertBefore(element, before)
}

/** The elements in a layer, one for each item, nested and ordered as the items are. */
export class Elements {
  readonly #layer: HTMLElement
  readonly #byNode = new Map<Node, MirrorElement>()
  readonly #byElement = new WeakMap<Element, MirrorElement>()
  #budget = 0
  #scale = 1

  constructor(layer: HTMLElement) {
    this.#layer = layer
  }

  get(node: Node): MirrorElement | undefined {
    return this.#byNode.get(node)
  }

  /** Whose element it is. */
  of(element: EventTarget | null): MirrorElement | undefined {
    return element instanceof Element ? this.#byElement.get(element) : undefined
  }

  /**
   * Shows these and no others. `around`: the world point that the layer begins at; `scale`: px of the layer per world px; `budget`: how many
   * elements may be made. False: there would have been more.
   */
  show(
    items: readonly Item[],
    around: { readonly x0: number; readonly y0: number },
    scale: number,
    budget: number,
  ): boolean {
    const wanted = new Set(flatten(items).map(({ node }) => node))
    for (const [node, { element }] of this.#byNode) {
      if (wanted.has(node)) continue
      element.remove()
      this.#byNode.delete(node)
    }
    this.#budget = budget
    this.#scale = scale
    this.#place(this.#layer, items, around)
    return this.#budget >= 0
  }

  #place(parent: Element, items: readonly Item[], around: { readonly x0: number; readonly y0: number }): void {
    let next = parent.firstElementChild
    for (const item of items) {
      const own = this.#byNode.get(item.node) ?? this.#make(item.node)
      if (!own) continue
      const { element } = own
      own.show(item, around, this.#scale)
      // What stands where this one should be may be the only one that moved: it is put further down in its turn.
      if (next && next !== element && next.nextElementSibling === element) next = element
      if (next === element) next = element.nextElementSibling
      else move(parent, element, next)
      this.#place(element, item.children, item.rect)
    }
  }

  #make(node: Node): MirrorElement | null {
    if (--this.#budget < 0) return null
    const own = new MirrorElement(this.#layer)
    this.#byNode.set(node, own)
    this.#byElement.set(own.element, own)
    return own
  }
}
