import type { Node } from '../scene/node.ts'

/** The props of a node that a document can hold: all that differ from their defaults, but a picture that is no address. */
export function writtenProps({ props }: Node): Record<string, unknown> {
  const { src, ...rest } = props
  return typeof src === 'string' ? { ...rest, src } : rest
}
