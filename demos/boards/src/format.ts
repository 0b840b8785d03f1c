import type { DocumentNode, GlissadeDocument } from '../../../src/document/document.ts'

/** A document as JSON text with one node a line, so that a change to a board reads well in a diff. */
export function formatDocument(document: GlissadeDocument): string {
  const { root, ...head } = document
  return `${JSON.stringify(head).slice(0, -1)},"root":\n${formatNode(root, '')}}\n`
}

function formatNode(node: DocumentNode, indent: string): string {
  const { children, ...own } = node
  const line = indent + JSON.stringify(own)
  if (children === undefined || children.length === 0) return line
  const inner = children.map((child) => formatNode(child, `${indent} `)).join(',\n')
  return `${line.slice(0, -1)},"children":[\n${inner}]}`
}
