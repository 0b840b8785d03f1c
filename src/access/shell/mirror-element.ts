import { said } from '../attributes.ts'
import { type Item, isTabStop } from '../outline.ts'
import { traitsOf } from '../roles.ts'
import { createSilent } from './silent.ts'

/** Browsers lay out in 64ths of a px: what differs by less is the same. */
const round = (length: number): number => Math.round(length * 64) / 64

/** The element of an item. It is written to only where it differs from what it said before. */
export class MirrorElement {
  readonly element: HTMLElement
  #shown: Item | null = null
  #attributes: Readonly<Record<string, string | undefined>> = {}
  #words = ''
  #kind = ''
  #x = 0
  #y = 0
  #width = 0
  #height = 0

  constructor(beside: HTMLElement) {
    this.element = createSilent(beside)
  }

  /** As it was shown last. */
  get item(): Item {
    return this.#shown as Item
  }

  /** `around`: what its place is relative to, world; `scale`: CSS px per world px. */
  show(item: Item, around: { readonly x0: number; readonly y0: number }, scale: number): void {
    const { description, rect } = item
    if (this.#shown?.description !== description) this.#say(item)
    this.#shown = item
    const x = round((rect.x0 - around.x0) * scale)
    const y = round((rect.y0 - around.y0) * scale)
    const width = round((rect.x1 - rect.x0) * scale)
    const height = round((rect.y1 - rect.y0) * scale)
    const { style } = this.element
    if (x !== this.#x || y !== this.#y) style.transform = `translate(${x}px,${y}px)`
    if (width !== this.#width) style.width = `${width}px`
    if (height !== this.#height) style.height = `${height}px`
    this.#x = x
    this.#y = y
    this.#width = width
    this.#height = height
  }

  #say(item: Item): void {
    const { element } = this
    const isStop = isTabStop(item)
    const { attributes, words } = said(item.description, isStop)
    for (const [name, value] of Object.entries(attributes)) {
      if (this.#attributes[name] === value) continue
      if (value === undefined) element.removeAttribute(name)
      else element.setAttribute(name, value)
    }
    this.#attributes = attributes
    if (words !== this.#words) element.textContent = words
    this.#words = words
    const overflow = traitsOf(item.description.role).holds ? 'visible' : 'clip'
    const pointerEvents = isStop ? 'auto' : 'none'
    const kind = `${overflow} ${pointerEvents}`
    if (kind === this.#kind) return
    this.#kind = kind
    Object.assign(element.style, { overflow, pointerEvents })
  }
}
