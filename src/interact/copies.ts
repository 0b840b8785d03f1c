import { EngineError } from '../base/errors.ts'
import type { InsertOperation, NodePath } from '../document/operation.ts'
import { writtenProps } from '../document/written-props.ts'
import type { Node } from '../scene/node.ts'

/** A node like it, with all below it, under new ids; in no scene. */
export function copyNode(node: Node): Node {
  const Type = node.constructor as new (props: object) => Node
  const copy = new Type({ ...node.props })
  for (const child of node.children) copy.add(copyNode(child))
  return copy
}

/** Nodes as JSON: the operations that insert them, with all below them, where they are. */
export function toClipboard(nodes: readonly Node[]): string {
  const operations: InsertOperation[] = []
  const add = (node: Node, parentPath: NodePath): void => {
    const { id, type } = node
    operations.push({ type: 'INSERT', payload: { id, type, props: writtenProps(node), parentPath } })
    for (const child of node.children) add(child, [...parentPath, id])
  }
  for (const node of nodes) add(node, pathTo(node.parent))
  return JSON.stringify(operations)
}

/** Operations for a document, to be checked there. */
export interface Pasted {
  readonly operations: readonly InsertOperation[]
  /** Of the nodes that stand in none of the others. */
  readonly ids: readonly string[]
}

/**
 * What `toClipboard` wrote, under new ids: `newId` makes one. Those on top come into `parentOf` the path where they were, by so much
 * to the right and below. Throws `not-json` or `invalid-operation` for other text, which may come from anywhere.
 */
export function fromClipboard(
  text: string,
  newId: (type: string) => string,
  parentOf: (path: NodePath) => NodePath,
  shift: number,
): Pasted {
  const renamed = new Map<string, string>()
  const tops: string[] = []
  const operations = parse(text).map(({ payload }): InsertOperation => {
    const { id, type, props = {}, parentPath } = payload
    const above = parentPath.findIndex((each) => renamed.has(each))
    const name = newId(type)
    renamed.set(id, name)
    if (above >= 0) {
      // Below one that was renamed all are.
      const own = parentPath.slice(above).map((each) => renamed.get(each) ?? each)
      const outer = parentOf(parentPath.slice(0, above))
      return { type: 'INSERT', payload: { id: name, type, props, parentPath: [...outer, ...own] } }
    }
    tops.push(name)
    const moved = { ...props, x: shifted(props.x, shift), y: shifted(props.y, shift) }
    return { type: 'INSERT', payload: { id: name, type, props: moved, parentPath: parentOf(parentPath) } }
  })
  return { operations, ids: tops }
}

/** Was the text written by `toClipboard`, by the look of it? */
export function isClipboard(text: string): boolean {
  try {
    return parse(text).length > 0
  } catch {
    return false
  }
}

function shifted(place: unknown, by: number): unknown {
  return place === undefined ? by : typeof place === 'number' ? place + by : place
}

function parse(text: string): readonly InsertOperation[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new EngineError('not-json', 'The text to paste is no JSON; paste what was copied from a picture.', { cause })
  }
  if (Array.isArray(value) && value.length && value.every(isInsert)) return value
  const message = 'The text to paste is no list of INSERT operations; paste what was copied from a picture.'
  throw new EngineError('invalid-operation', message, { value })
}

function isInsert(value: unknown): value is InsertOperation {
  const { type, payload } = (value ?? {}) as Partial<InsertOperation>
  if (type !== 'INSERT' || typeof payload !== 'object' || payload === null) return false
  const { id, type: kind, props = {}, parentPath } = payload as Partial<InsertOperation['payload']>
  const isPath = Array.isArray(parentPath) && parentPath.every((each) => typeof each === 'string')
  return typeof id === 'string' && typeof kind === 'string' && typeof props === 'object' && props !== null && isPath
}

/** Ids from the root down. */
function pathTo(node: Node | null): NodePath {
  const path: string[] = []
  for (let at = node; at; at = at.parent) path.push(at.id)
  return path.reverse()
}
