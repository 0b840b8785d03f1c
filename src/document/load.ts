import { EngineError } from '../base/errors.ts'
import { show } from '../scene/check.ts'
import type { GlissadeDocument } from './document.ts'
import { ImageSources } from './image-source.ts'
import { validate } from './issue.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { DOCUMENT, NODE_TYPES, type NodeType, type NodeTypes } from './node-types.ts'
import { listLength, PlainReader } from './plain.ts'

export interface ReadOptions {
  readonly limits?: Partial<Limits>
  /** Default: the types of version 1. */
  readonly types?: NodeTypes
}

const NODE_KEYS: ReadonlySet<string> = new Set(['id', 'type', 'props', 'children'])

/** Longest id, UTF-16 units. */
const MAX_ID = 256

/**
 * A validated plain copy of `input` (JSON text or the object that it stands for): later changes of the input do not
 * reach it. Throws an `EngineError` with the path of the first thing that is wrong, in document order: of a node first
 * its shape, type, id and number of children, then its props, then its children one by one.
 */
export function readDocument(input: unknown, options: ReadOptions = {}): GlissadeDocument {
  const reader = new PlainReader(limitsOf(options.limits))
  try {
    const fields = reader.fields(typeof input === 'string' ? parse(input) : input)
    if (fields.version !== undefined && fields.version !== 1) {
      reader.refuseAt('version', 'unknown-version', `is ${show(fields.version)}; this is version 1.`, fields.version)
    }
    validate(DOCUMENT, fields, reader.trail)
    reader.trail.push('root')
    const root = readTree(fields.root, reader, options.types ?? NODE_TYPES)
    return { ...fields, root } as unknown as GlissadeDocument
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    // A proxy may throw whatever it likes.
    const { path } = reader
    throw new EngineError('wrong-type', `${path || 'The document'} cannot be read: reading it threw.`, { path, cause })
  }
}

function limitsOf(given: Partial<Limits> = {}): Limits {
  const limits = { ...DEFAULT_LIMITS }
  for (const key of Object.keys(limits) as (keyof Limits)[]) limits[key] = given[key] ?? limits[key]
  return limits
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EngineError('not-json', `The document is not JSON: ${(cause as Error).message}.`, { cause })
  }
}

interface PlainNode {
  id: string
  type: string
  props?: Record<string, unknown>
  children?: PlainNode[]
}

/** A node whose children are being read. */
interface Level {
  readonly source: object
  readonly sources: readonly unknown[]
  readonly length: number
  readonly children: PlainNode[]
}

/** Depth first, without recursion: depth is the writer's choice, the stack of a browser is not. */
function readTree(input: unknown, reader: PlainReader, types: NodeTypes): PlainNode {
  const { limits, trail } = reader
  const ids = new Set<string>()
  const images = new ImageSources(reader)
  const levels: Level[] = []
  let count = 1

  function readNode(source: unknown): PlainNode {
    if (typeof source === 'object' && source !== null) reader.enter(source)
    const fields = reader.fields(source)
    for (const key of Object.keys(fields)) {
      if (!NODE_KEYS.has(key))
        reader.refuseAt(key, 'unknown-prop', 'is not known. A node has id, type, props, children.')
    }
    const { id, type, props, children } = fields
    const kind = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined
    if (!kind) refuseType(type, reader, types)
    const node: PlainNode = { id: readId(id, reader), type: type as string }
    // The number of nodes is known from the lengths of lists before one of them is looked at.
    const level = children === undefined ? null : openLevel(source as object, children, node.type, kind)
    if (ids.has(node.id)) reader.refuseAt('id', 'duplicate-id', `is ${show(node.id)}, which another node has.`, node.id)
    ids.add(node.id)
    if (props !== undefined) node.props = readProps(props, kind)
    if (level) {
      node.children = level.children
      levels.push(level)
    } else reader.leave(source as object)
    return node
  }

  function openLevel(source: object, sources: unknown, type: string, kind: NodeType): Level {
    trail.push('children')
    if (!kind.hasChildren)
      reader.refuse('invalid-children', `stands in a ${type}; only groups and boxes hold children.`)
    if (!Array.isArray(sources)) {
      return reader.refuse('invalid-children', `is ${show(sources)}; it must be a list of nodes.`, sources)
    }
    const length = listLength(sources)
    count += length
    if (count > limits.nodes) {
      reader.refuse('limit-nodes', `brings the nodes to ${count}; the limit is ${limits.nodes} (limits.nodes).`)
    }
    if (length > 0 && levels.length + 2 > limits.depth) {
      reader.refuse('limit-depth', `is level ${levels.length + 2}; the limit is ${limits.depth} (limits.depth).`)
    }
    trail.pop()
    return { source, sources, length, children: [] }
  }

  function readProps(props: unknown, kind: NodeType): Record<string, unknown> {
    trail.push('props')
    const result = reader.fields(props)
    for (const key of Object.keys(result)) {
      trail.push(key)
      result[key] = reader.copy(result[key], key === kind.source)
      trail.pop()
    }
    validate(kind.props, result, trail)
    const source = kind.source && result[kind.source]
    if (kind.source && typeof source === 'string') {
      trail.push(kind.source)
      images.check(source)
      trail.pop()
    }
    trail.pop()
    return result
  }

  const root = readNode(input)
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { source, sources, length, children } = level
    const index = children.length
    if (index === length) {
      levels.pop()
      reader.leave(source)
    } else {
      // Back to the node of this level: `root`, then `children` and an index for each level above it.
      trail.length = 2 * levels.length - 1
      trail.push('children')
      const child = reader.own(sources, index)
      trail.push(index)
      children.push(readNode(child))
    }
  }
  return root
}

function refuseType(type: unknown, reader: PlainReader, types: NodeTypes): never {
  const allowed = `one of ${Object.keys(types).join(', ')}`
  if (type === undefined) reader.refuseAt('type', 'missing-prop', `is missing; it must be ${allowed}.`)
  const code = typeof type === 'string' ? 'unknown-type' : 'wrong-type'
  reader.refuseAt('type', code, `is ${show(type)}; it must be ${allowed}.`, type)
}

function readId(id: unknown, reader: PlainReader): string {
  if (id === undefined) reader.refuseAt('id', 'missing-prop', 'is missing; every node has one.')
  if (typeof id !== 'string') reader.refuseAt('id', 'wrong-type', `is ${show(id)}; it must be a string.`, id)
  if (id.length < 1 || id.length > MAX_ID || /\p{Cc}/u.test(id)) {
    const allowed = `1 to ${MAX_ID} characters, none of them a control character`
    reader.refuseAt('id', 'out-of-range', `is ${show(id)}; it must have ${allowed}.`, id)
  }
  return id
}
