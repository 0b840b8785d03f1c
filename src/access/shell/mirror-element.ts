import { said } from '../attributes.ts'
import { type Item, isTabStop } from '../outline.ts'
import { traitsOf } from '../roles.ts'
import { createSilent } from './silent.ts'

/** Browsers lay out in 64ths of a px: what differs by less is the same. */
const round = (length: number): number => Math.round(length * 64) / 64

type Style = 'transform' | 'width' | 'height' | 'overflow' | 'pointerEvents'

/** The element of an item. It is written to only where it differs from what it said before. */
export class MirrorElement {
  readonly element: HTMLElement
  item: Item
  #attributes: Readonly<Record<string, string | undefined>> = {}
  #words = ''
  readonly #styles: Partial<Record<Style, string>> = {}

  constructor(item: Item, beside: HTMLElement) {
    this.item = item
    this.element = createSilent(beside)
  }

  /** `around`: what its place is relative to, world. */
  show(item: Item, around: { readonly x0: number; readonly y0: number }, scale: number): void {
    this.item = item
    const isStop = isTabStop(item)
    const { attributes, words } = said(item.description, isStop)
    const { element } = this
    for (const [name, value] of Object.entries(attributes)) {
      if (this.#attributes[name] === value) continue
      if (value === undefined) element.removeAttribute(name)
      else element.setAttribute(name, value)
    }
    this.#attributes = attributes
    if (words !== this.#words) element.textContent = words
    this.#words = words
    const { x0, y0, x1, y1 } = item.rect
    this.#style('transform', `translate(${round((x0 - around.x0) * scale)}px,${round((y0 - around.y0) * scale)}px)`)
    this.#style('width', `${round((x1 - x0) * scale)}px`)
    this.#style('height', `${round((y1 - y0) * scale)}px`)
    this.#style('overflow', traitsOf(item.description.role).holds ? 'visible' : 'clip')
    this.#style('pointerEvents', isStop ? 'auto' : 'none')
  }

  #style(name: Style, value: string): void {
    if (this.#styles[name] === value) return
    this.#styles[name] = value
    this.element.style[name] = value
  }
}
