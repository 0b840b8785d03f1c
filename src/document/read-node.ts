import { show } from '../scene/check.ts'
import type { ImageSources } from './image-source.ts'
import { validate } from './issue.ts'
import type { NodeType, NodeTypes } from './node-types.ts'
import type { PlainReader } from './plain.ts'

/** The parts of a node, as documents and operations write them. Each throws an `EngineError` with the path of what is wrong. */

/** Longest id, UTF-16 units. */
const MAX_ID = 256

/** The row of the table that the key `type` of the object being read names. */
export function readType(type: unknown, reader: PlainReader, types: NodeTypes): NodeType {
  const kind = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined
  if (kind) return kind
  const allowed = `one of ${Object.keys(types).join(', ')}`
  if (type === undefined) reader.refuseAt('type', 'missing-prop', `is missing; it must be ${allowed}.`)
  const code = typeof type === 'string' ? 'unknown-type' : 'wrong-type'
  return reader.refuseAt('type', code, `is ${show(type)}; it must be ${allowed}.`, type)
}

export function readId(id: unknown, reader: PlainReader): string {
  if (id === undefined) reader.refuseAt('id', 'missing-prop', 'is missing; every node has one.')
  if (typeof id !== 'string') reader.refuseAt('id', 'wrong-type', `is ${show(id)}; it must be a string.`, id)
  if (id.length < 1 || id.length > MAX_ID || /\p{Cc}/u.test(id)) {
    const allowed = `1 to ${MAX_ID} characters, none of them a control character`
    reader.refuseAt('id', 'out-of-range', `is ${show(id)}; it must have ${allowed}.`, id)
  }
  return id
}

/** A validated plain copy of props; `reader` stands at them. */
export function readProps(
  props: unknown,
  kind: NodeType,
  reader: PlainReader,
  images: ImageSources,
): Record<string, unknown> {
  const result = copyProps(props, reader, kind.source)
  checkProps(result, kind, reader, images)
  return result
}

/** A plain copy, not validated. `source`: the prop to which the limit of texts does not apply. */
export function copyProps(props: unknown, reader: PlainReader, source?: string): Record<string, unknown> {
  const result = reader.fields(props)
  for (const key of Object.keys(result)) {
    reader.trail.push(key)
    result[key] = reader.copy(result[key], key === source)
    reader.trail.pop()
  }
  return result
}

/** Validates some or all props of a node; `reader` stands at them. */
export function checkProps(
  props: Record<string, unknown>,
  kind: NodeType,
  reader: PlainReader,
  images: ImageSources,
): void {
  validate(kind.props, props, reader.trail)
  const source = kind.source && props[kind.source]
  if (kind.source && typeof source === 'string') {
    reader.trail.push(kind.source)
    images.check(source)
    reader.trail.pop()
  }
}
