import { type Atlas, PAGE_SIZE } from './atlas.ts'

export type AtlasBook = Pick<Atlas<unknown>, 'book'>

/** Share of the texels of its pages that are taken, 0..1; what shelves waste above low cells counts as taken. */
export function atlasFill({ book }: AtlasBook): number {
  let texels = 0
  for (const { shelves } of book) for (const { x, height } of shelves) texels += x * height
  return book.length > 0 ? texels / (book.length * PAGE_SIZE ** 2) : 0
}
