import { EngineError } from '../base/errors.ts'
import { show } from '../scene/check.ts'
import type { GlissadeDocument } from './document.ts'
import { ImageSources } from './image-source.ts'
import { validate } from './issue.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { type Migration, type Migrations, migrateNode, migratePage, migrationsFrom } from './migrate.ts'
import { DOCUMENT, NODE_TYPES, type NodeType, type NodeTypes } from './node-types.ts'
import { listLength, PlainReader } from './plain.ts'
import { readId, readProps, readType } from './read-node.ts'
import { PlainTree, type TreeBuilder } from './tree-builder.ts'

export interface ReadOptions {
  readonly limits?: Partial<Limits>
  /** Default: the types of version 1. */
  readonly types?: NodeTypes
  /** Default: those of this version. */
  readonly migrations?: Migrations
}

const NODE_KEYS: ReadonlySet<string> = new Set(['id', 'type', 'props', 'children'])

/**
 * A validated plain copy of `input` (JSON text or the object that it stands for): later changes of the input do not
 * reach it. Throws an `EngineError` with the path of the first thing that is wrong, in document order: of a node first
 * its shape, type, id and number of children, then its props, then its children one by one.
 */
export function readDocument(input: unknown, options: ReadOptions = {}): GlissadeDocument {
  const tree = new PlainTree()
  const steps = readInSteps(input, tree, options)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { ...step.value, root: tree.root } as GlissadeDocument
  }
}

/** How far reading is. */
export interface Progress {
  /** Nodes that were read. */
  readonly done: number
  /** Nodes that are known of; more are found while lists of children are met. */
  readonly total: number
}

/** The fields of a document beside its tree, which goes to `tree` node by node, as `readDocument` has them; in steps of a few nodes. */
export function* readInSteps(
  input: unknown,
  tree: TreeBuilder,
  options: ReadOptions = {},
): Generator<Progress, Omit<GlissadeDocument, 'root'>> {
  const reader: PlainReader = new PlainReader(limitsOf(options.limits))
  try {
    const given = reader.fields(typeof input === 'string' ? parse(input) : input)
    const migrations = migrationsFrom(given.version, options.migrations)
    if (!migrations) {
      reader.refuseAt('version', 'unknown-version', `is ${show(given.version)}; this is version 1.`, given.version)
    }
    const fields = migrations.length ? migratePage(given, reader, migrations) : given
    validate(DOCUMENT, fields, reader.trail)
    reader.trail.push('root')
    const { root, ...page } = fields
    yield* readTree(root, tree, reader, options.types ?? NODE_TYPES, migrations)
    return page as unknown as GlissadeDocument
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    // A proxy may throw whatever it likes.
    const { path } = reader
    throw new EngineError('wrong-type', `${path || 'The document'} cannot be read: reading it threw.`, { path, cause })
  }
}

export function limitsOf(given: Partial<Limits> = {}): Limits {
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

/** A node whose children are being read. */
interface Level {
  readonly source: object
  readonly sources: readonly unknown[]
  readonly length: number
  index: number
}

/** Nodes of a step. */
const STEP = 64

/** Depth first, without recursion: depth is the writer's choice, the stack of a browser is not. */
function* readTree(
  input: unknown,
  tree: TreeBuilder,
  reader: PlainReader,
  types: NodeTypes,
  migrations: readonly Migration[],
): Generator<Progress, void> {
  const { limits, trail } = reader
  const images = new ImageSources(reader)
  const levels: Level[] = []
  let count = 1
  let done = 0

  function readNode(source: unknown): void {
    if (typeof source === 'object' && source !== null) reader.enter(source)
    const fields = reader.fields(source)
    for (const key of Object.keys(fields)) {
      if (!NODE_KEYS.has(key))
        reader.refuseAt(key, 'unknown-prop', 'is not known. A node has id, type, props, children.')
    }
    const { id, children } = fields
    const { type, props } = migrations.length ? migrateNode(fields, reader, types, migrations) : fields
    const kind = readType(type, reader, types)
    const name = readId(id, reader)
    // The number of nodes is known from the lengths of lists before one of them is looked at.
    const level = children === undefined ? null : openLevel(source as object, children, type as string, kind)
    if (tree.has(name)) reader.refuseAt('id', 'duplicate-id', `is ${show(name)}, which another node has.`, name)
    let read: Record<string, unknown> | undefined
    if (props !== undefined) {
      trail.push('props')
      read = readProps(props, kind, reader, images)
      trail.pop()
    }
    tree.open(name, type as string, read, level !== null)
    if (level) levels.push(level)
    else reader.leave(source as object)
    done++
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
    return { source, sources, length, index: 0 }
  }

  readNode(input)
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { source, sources, length } = level
    if (level.index === length) {
      levels.pop()
      reader.leave(source)
      for (const _ of tree.close()) yield { done, total: count }
    } else {
      // Back to the node of this level: `root`, then `children` and an index for each level above it.
      trail.length = 2 * levels.length - 1
      trail.push('children')
      const child = reader.own(sources, level.index)
      trail.push(level.index++)
      readNode(child)
      if (done % STEP === 0) yield { done, total: count }
    }
  }
}
