/**
 * Short words to write a board in: one function a node type, all returning plain document nodes. A node without a
 * name of its own is numbered under its nearest named ancestor when the board is closed (`board`), so that ids are
 * stable while one panel is edited.
 */
import type { DocumentNode, GlissadeDocument, NodeTypeName, PropsByType } from '../../../src/document/document.ts'

/** A document node whose id may still be missing. */
export type BoardNode = { [T in NodeTypeName]: BoardNodeOf<T> }[NodeTypeName]

interface BoardNodeOf<T extends NodeTypeName> {
  readonly id?: string
  readonly type: T
  readonly props: PropsByType[T]
  readonly children?: readonly BoardNode[]
}

type Props<T extends NodeTypeName> = PropsByType[T]

export const group = (props: Props<'group'>, children: readonly BoardNode[]): BoardNode => ({
  type: 'group',
  props,
  children,
})
export const box = (props: Props<'box'>, children?: readonly BoardNode[]): BoardNode =>
  children === undefined ? { type: 'box', props } : { type: 'box', props, children }
export const ellipse = (props: Props<'ellipse'>): BoardNode => ({ type: 'ellipse', props })
export const line = (props: Props<'line'>): BoardNode => ({ type: 'line', props })
export const polyline = (props: Props<'line'>): BoardNode => ({ type: 'polyline', props })
export const path = (props: Props<'path'>): BoardNode => ({ type: 'path', props })
export const text = (props: Props<'text'>): BoardNode => ({ type: 'text', props })
export const image = (props: Props<'image'>): BoardNode => ({ type: 'image', props })

/** A circle by its centre. */
export const dot = (
  x: number,
  y: number,
  radius: number,
  props: Omit<Props<'ellipse'>, 'width' | 'height'>,
): BoardNode => ellipse({ x: x - radius, y: y - radius, width: radius * 2, height: radius * 2, ...props })

export const named = (id: string, node: BoardNode): BoardNode => ({ ...node, id })

/** Closes a board: gives every nameless node the id `<named ancestor>-<n>` in paint order. */
export function board(
  size: readonly [width: number, height: number],
  background: string,
  children: readonly BoardNode[],
  rootId = 'page',
): GlissadeDocument {
  const number = (node: BoardNode, owner: { id: string; count: number }): DocumentNode => {
    const own = node.id === undefined ? owner : { id: node.id, count: 0 }
    const id = node.id ?? `${owner.id}-${++owner.count}`
    const { type, props, children: inner } = node
    // The order of the keys is the order in the file. TypeScript loses that `type` and `props` belong together.
    return { id, type, props, ...(inner && { children: inner.map((child) => number(child, own)) }) } as DocumentNode
  }
  const root = number(named(rootId, group({}, children)), { id: rootId, count: 0 })
  return { version: 1, width: size[0], height: size[1], background, root }
}
