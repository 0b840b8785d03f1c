import type { Entry } from '../../../src/document.ts'
import type { Row } from './rows.ts'

/** Where a dragged line would land. `line`: the row whose edge, or whose whole, is marked. */
export interface DropPlace {
  readonly parentId: string
  /** Before the present child of that index, in paint order. */
  readonly index: number
  readonly line: number
  readonly mark: 'over' | 'above' | 'below'
}

/** How much of a line's height, from either edge, means the gap beside it. */
const EDGE = 0.3

/**
 * The place at `at` lines from the top of the list, such as 2.5 for the middle of the third one: between two lines, or, in the middle of a
 * container, on top of what it holds. Null where a node would be put into itself.
 */
export function dropPlace(rows: readonly Row[], at: number, dragged: ReadonlySet<string>): DropPlace | null {
  const line = Math.min(rows.length - 1, Math.max(0, Math.floor(at)))
  const row = rows[line]
  if (!row || isInside(row.entry, dragged)) return null
  const { entry } = row
  const part = at - line
  const isContainer = entry.type === 'box' || entry.type === 'group'
  if (isContainer && part > EDGE && part < 1 - EDGE) {
    return { parentId: entry.id, index: entry.children.length, line, mark: 'over' }
  }
  // Below an open node lie its children, the topmost first.
  if (part >= 0.5 && row.isOpen) return { parentId: entry.id, index: entry.children.length, line, mark: 'below' }
  const parent = entry.parent as Entry
  const index = parent.children.indexOf(entry)
  return part < 0.5
    ? { parentId: parent.id, index: index + 1, line, mark: 'above' }
    : { parentId: parent.id, index, line, mark: 'below' }
}

function isInside(entry: Entry, dragged: ReadonlySet<string>): boolean {
  for (let up: Entry | null = entry; up; up = up.parent) if (dragged.has(up.id)) return true
  return false
}
