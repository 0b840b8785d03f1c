import type { DocumentNode, GlissadeDocument } from '../../../src/document/document.ts'

/** Every node of a document, in paint order. */
export function nodesOf(document: GlissadeDocument): DocumentNode[] {
  const under = (node: DocumentNode): DocumentNode[] => [node, ...(node.children ?? []).flatMap(under)]
  return under(document.root)
}
