import type { DocumentNode, GlissadeDocument } from '../document/document.ts'
import { copyPlain } from '../document/plain-copy.ts'
import { writtenProps } from '../document/written-props.ts'
import { Group } from '../scene/group.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'

/** Groups made around the root of a document that was none. */
const wrappers = new WeakSet<Node>()

/** A scene's root is a group: `node` itself, or one around it that documents do not show. */
export function asRoot(node: Node): Group {
  if (node instanceof Group) return node
  const group = new Group()
  group.add(node)
  wrappers.add(group)
  return group
}

/** Width, height and background of the page a document describes, CSS px. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly background?: string | undefined
}

/** The scene as a document: what is set and differs from its default. Pictures that are no address cannot be written and are left out. */
export function toDocument({ root }: Scene, { width, height, background }: Page): GlissadeDocument {
  const [only, ...others] = root.children
  const isWrapper = only && !others.length && wrappers.has(root) && !Object.keys(root.props).length
  return {
    version: 1,
    width,
    height,
    ...(background === undefined ? {} : { background }),
    root: nodeToJson(isWrapper ? only : root),
  }
}

function nodeToJson(node: Node): DocumentNode {
  const { id, type, children } = node
  const props = copyPlain(writtenProps(node))
  return {
    id,
    type,
    ...(Object.keys(props).length ? { props } : {}),
    ...(children.length ? { children: children.map(nodeToJson) } : {}),
  } as DocumentNode
}
