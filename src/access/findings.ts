import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Text } from '../scene/text.ts'
import { type Describe, type Description, type NamedDescription, oneLine, ownDescription } from './description.ts'
import { inReadingOrder } from './reading-order.ts'
import { traitsOf } from './roles.ts'
import { isShown, worldRect } from './where.ts'

interface Finding {
  readonly description: NamedDescription | null | undefined
  rect: Rect | null
}

/** What was found out about nodes, kept until they, or something in them, change: in a still picture nobody is asked twice. */
export class Findings {
  readonly #describe: Describe
  #found = new WeakMap<Node, Finding>()

  constructor(describe: Describe) {
    this.#describe = describe
  }

  /** Undefined: it says nothing, and what is in it may. Null: nothing there does. The same object until something changes. */
  descriptionOf(node: Node): NamedDescription | null | undefined {
    return this.#of(node).description
  }

  /** `worldRect`, not to be changed. */
  rectOf(node: Node): Rect {
    const finding = this.#of(node)
    finding.rect ??= worldRect(node)
    return finding.rect
  }

  /** The node changed: with it what it is in, and where all below it is. */
  forget(node: Node): void {
    for (let n: Node | null = node; n; n = n.parent) this.#found.delete(n)
    for (const child of node.children) this.#forgetBelow(child)
  }

  forgetAll(): void {
    this.#found = new WeakMap()
  }

  #forgetBelow(node: Node): void {
    this.#found.delete(node)
    for (const child of node.children) this.#forgetBelow(child)
  }

  #of(node: Node): Finding {
    let finding = this.#found.get(node)
    if (!finding) {
      const told = this.#describe(node)
      const description = told === undefined ? ownDescription(node) : told && named(told, node)
      finding = { description, rect: null }
      this.#found.set(node, finding)
    }
    return finding
  }
}

/** A name that was given counts first, to the description or to the node. */
function named(told: Description, node: Node): NamedDescription {
  const name = told.name ?? (node.name || (traitsOf(told.role).holds ? '' : wordsIn(node)))
  return { ...told, name }
}

/** All visible words of a node, as they are read. */
function wordsIn(node: Node): string {
  const found: { readonly rect: Rect; readonly text: string }[] = []
  const visit = (n: Node) => {
    if (!isShown(n)) return
    if (n.type === 'text') found.push({ rect: worldRect(n), text: oneLine((n as Text).text) })
    for (const child of n.children) visit(child)
  }
  visit(node)
  return inReadingOrder(found)
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ')
}
