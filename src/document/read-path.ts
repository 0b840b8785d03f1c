import { show } from '../scene/check.ts'
import type { NodePath } from './operation.ts'
import { listLength, type PlainReader } from './plain.ts'
import { type DocumentStore, type Entry, pathOf } from './store.ts'

const PATH_RULE = 'a list of ids from the root down'

/** The list of ids under a key of the object being read. */
export function readPath(key: string, fields: Record<string, unknown>, reader: PlainReader): NodePath {
  const { trail } = reader
  trail.push(key)
  const path = fields[key]
  if (path === undefined) reader.refuse('missing-prop', `is missing; it is ${PATH_RULE}.`)
  if (!Array.isArray(path) || listLength(path) === 0) {
    return reader.refuse('wrong-type', `is ${show(path)}; it must be ${PATH_RULE}.`, path)
  }
  if (listLength(path) > reader.limits.depth) {
    reader.refuse('limit-depth', `has ${listLength(path)} ids; the limit is ${reader.limits.depth} (limits.depth).`)
  }
  const copy = reader.copy(path) as unknown[]
  const wrong = copy.findIndex((id) => typeof id !== 'string')
  if (wrong >= 0) reader.refuseAt(wrong, 'wrong-type', `is ${show(copy[wrong])}; it must be an id.`, copy[wrong])
  trail.pop()
  return copy as string[]
}

/** The entry at a path, which stands under `key`; each id must be a child of the one before it. */
export function find(key: string, path: NodePath, store: DocumentStore, reader: PlainReader): Entry {
  let found: Entry | null = null
  for (const [i, id] of path.entries()) {
    const next: Entry | null = store.get(id)
    if (!next || next.parent !== found) {
      reader.trail.push(key)
      const expected = found ? `a child of ${show(found.id)}` : `the root, ${show(store.root.id)}`
      const place = next ? `It is at ${pathOf(next).join(' > ')}.` : 'No node has this id.'
      reader.refuseAt(i, 'not-found', `is ${show(id)}; it must be ${expected}. ${place}`, id)
    }
    found = next
  }
  return found as Entry
}
