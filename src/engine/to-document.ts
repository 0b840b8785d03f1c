import type { DocumentNode, GlissadeDocument } from '../document/document.ts'
import type { Group } from '../scene/group.ts'
import type { Node } from '../scene/node.ts'

/** The scene as a document: what is set and differs from its default. Pictures that are no address cannot be written and are left out. */
export function toDocument(
  root: Group,
  page: { readonly width: number; readonly height: number; readonly background: string | undefined },
): GlissadeDocument {
  const { width, height, background } = page
  return {
    version: 1,
    width,
    height,
    ...(background === undefined ? {} : { background }),
    root: nodeToJson(root),
  }
}

function nodeToJson(node: Node): DocumentNode {
  const { id, type, children } = node
  const props = structuredClone(serialisable(node.props))
  return {
    id,
    type,
    ...(Object.keys(props).length ? { props } : {}),
    ...(children.length ? { children: children.map(nodeToJson) } : {}),
  } as DocumentNode
}

function serialisable(props: Record<string, unknown>): Record<string, unknown> {
  const { src, ...rest } = props
  return typeof src === 'string' ? { ...rest, src } : rest
}
