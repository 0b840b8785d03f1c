import type { Entry } from '../../../src/document.ts'

/** A line of the layers tree. */
export interface Row {
  readonly entry: Entry
  /** 1 for the children of the root, which has no line. */
  readonly level: number
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly of: number
  readonly isOpen: boolean
}

/** The lines of a tree in the order in which they are read: what paints last comes first. `open`: ids of nodes whose children show. */
export function rowsOf(root: Entry, open: ReadonlySet<string>): Row[] {
  const rows: Row[] = []
  const add = (parent: Entry, level: number) => {
    const of = parent.children.length
    for (let i = of - 1; i >= 0; i--) {
      const entry = parent.children[i] as Entry
      const isOpen = entry.children.length > 0 && open.has(entry.id)
      rows.push({ entry, level, place: of - i, of, isOpen })
      if (isOpen) add(entry, level + 1)
    }
  }
  add(root, 1)
  return rows
}

/** What a line says. */
export function labelOf({ props, type, id }: Entry): string {
  const text = type === 'text' && typeof props['text'] === 'string' ? props['text'].split('\n', 1)[0] : ''
  return (typeof props['name'] === 'string' && props['name']) || text || id
}

/** Ids of all that a node lies in. */
export function above(entry: Entry): string[] {
  const ids: string[] = []
  for (let up = entry.parent; up; up = up.parent) ids.push(up.id)
  return ids
}
