import { show } from '../scene/check.ts'
import { isSame } from '../scene/field.ts'
import { type Change, treeChange } from './change.ts'
import type { ImageSources } from './image-source.ts'
import { merge } from './merge.ts'
import type { NodeType } from './node-types.ts'
import type { Operation } from './operation.ts'
import type { PlainReader } from './plain.ts'
import { checkProps, copyProps, readId, readProps, readType } from './read-node.ts'
import { find, readPath } from './read-path.ts'
import { canonical, type DocumentStore, type Entry, withProps } from './store.ts'

/** An operation as it was read, and what it does. */
export interface ReadOperation {
  /** A plain copy. */
  readonly operation: Operation
  readonly changes: Change[]
}

type Fields = Record<string, unknown>

const READERS = { INSERT: readInsert, UPDATE: readUpdate, DELETE: readDelete }

/** One operation; `reader` stands at it. Looks at the store, changes nothing. */
export function readOperation(
  source: unknown,
  store: DocumentStore,
  reader: PlainReader,
  images: ImageSources,
): ReadOperation {
  const { type, payload } = only(['type', 'payload'], reader.fields(source), reader)
  if (typeof type !== 'string' || !Object.hasOwn(READERS, type)) {
    reader.refuseAt('type', 'unknown-type', `is ${show(type)}; it must be one of INSERT, UPDATE, DELETE.`, type)
  }
  reader.trail.push('payload')
  return READERS[type as keyof typeof READERS](reader.fields(payload), store, reader, images)
}

function readInsert(payload: Fields, store: DocumentStore, reader: PlainReader, images: ImageSources): ReadOperation {
  const fields = only(['id', 'type', 'props', 'parentPath', 'index'], payload, reader)
  const { limits, trail } = reader
  const parentPath = readPath('parentPath', fields, reader)
  const parent = find('parentPath', parentPath, store, reader)
  if (!store.types[parent.type]?.hasChildren) {
    const reason = `names a ${parent.type}; only groups and boxes hold children.`
    reader.refuseAt('parentPath', 'invalid-children', reason, parent.id)
  }
  if (parentPath.length >= limits.depth) {
    reader.refuseAt('parentPath', 'limit-depth', `has no level below it; the limit is ${limits.depth} (limits.depth).`)
  }
  if (store.size >= limits.nodes) reader.refuse('limit-nodes', `is past the limit of ${limits.nodes} (limits.nodes).`)
  const kind = readType(fields.type, reader, store.types)
  const type = fields.type as string
  const id = readId(fields.id, reader)
  if (store.get(id)) reader.refuseAt('id', 'duplicate-id', `is ${show(id)}, which another node has.`, id)
  trail.push('props')
  const props = fields.props === undefined ? {} : readProps(fields.props, kind, reader, images)
  trail.pop()
  const { length } = parent.children
  const { index = length } = fields
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > length) {
    reader.refuseAt('index', 'out-of-range', `is ${show(index)}; it must be a whole number from 0 to ${length}.`, index)
  }
  const entry: Entry = { id, type, props: withProps({}, canonical(type, props)), parent, children: [] }
  const given = fields.index === undefined ? {} : { index }
  return {
    operation: { type: 'INSERT', payload: { id, type, props, parentPath, ...given } },
    changes: [treeChange('insert', entry, parent, index)],
  }
}

function readUpdate(payload: Fields, store: DocumentStore, reader: PlainReader, images: ImageSources): ReadOperation {
  const fields = only(['path', 'props'], payload, reader)
  const path = readPath('path', fields, reader)
  const entry = find('path', path, store, reader)
  const kind = store.types[entry.type] as NodeType
  reader.trail.push('props')
  const props = copyProps(fields.props, reader, kind.source)
  const merged: Fields = {}
  for (const [name, patch] of Object.entries(props)) {
    const isRemoved = patch === null && Object.hasOwn(kind.props.entries, name)
    merged[name] = isRemoved ? undefined : merge(entry.props[name], patch)
  }
  checkProps(withProps({}, merged), kind, reader, images)
  const from: Fields = {}
  const to: Fields = {}
  for (const [name, value] of Object.entries(canonical(entry.type, merged))) {
    if (isSame(entry.props[name], value)) continue
    from[name] = entry.props[name]
    to[name] = value
  }
  return {
    operation: { type: 'UPDATE', payload: { path, props } },
    changes: Object.keys(to).length ? [{ kind: 'set', entry, from, to }] : [],
  }
}

function readDelete(payload: Fields, store: DocumentStore, reader: PlainReader): ReadOperation {
  const path = readPath('path', only(['path'], payload, reader), reader)
  const entry = find('path', path, store, reader)
  const { parent } = entry
  if (!parent) {
    return reader.refuseAt('path', 'invalid-operation', 'names the root, which stays; load another document.', entry.id)
  }
  return {
    operation: { type: 'DELETE', payload: { path } },
    changes: [treeChange('remove', entry, parent, parent.children.indexOf(entry))],
  }
}

function only(keys: readonly string[], fields: Fields, reader: PlainReader): Fields {
  for (const key of Object.keys(fields)) {
    if (keys.includes(key)) continue
    reader.refuseAt(key, 'unknown-prop', `is not known. Leave it out; allowed here is ${keys.join(', ')}.`)
  }
  return fields
}
