import type { Rect } from '../math/rect.ts'

/**
 * Things in the order in which people read them: rows from the top down, each from the left. One belongs to a row when it shares half
 * of its height, or of the row's, with all that is in the row: so a tall sidebar is of the first row beside it, and of no other.
 */
export function inReadingOrder<T extends { readonly rect: Rect }>(things: readonly T[]): T[] {
  const fromTop = [...things].sort(({ rect: a }, { rect: b }) => a.y0 - b.y0 || a.x0 - b.x0)
  const ordered: T[] = []
  let row: T[] = []
  /** What all of the row share. */
  let top = 0
  let bottom = 0
  const endRow = () => ordered.push(...row.sort(({ rect: a }, { rect: b }) => a.x0 - b.x0))
  for (const thing of fromTop) {
    const { y0, y1 } = thing.rect
    const shared = Math.min(bottom, y1) - Math.max(top, y0)
    if (row.length && shared >= Math.min(bottom - top, y1 - y0) / 2) {
      row.push(thing)
      top = Math.max(top, y0)
      bottom = Math.min(bottom, y1)
    } else {
      endRow()
      row = [thing]
      top = y0
      bottom = y1
    }
  }
  endRow()
  return ordered
}
