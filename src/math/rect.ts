import type { Affine } from './affine.ts'

/** A box by its edges, min <= max unless empty. Mutable and reused: nothing here allocates but `emptyRect`. */
export interface Rect {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** The identity of `unite`: contains nothing. */
export function emptyRect(): Rect {
  return { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
}

export function setEmpty(out: Rect): Rect {
  return setRect(out, Infinity, Infinity, -Infinity, -Infinity)
}

export function setRect(out: Rect, x0: number, y0: number, x1: number, y1: number): Rect {
  out.x0 = x0
  out.y0 = y0
  out.x1 = x1
  out.y1 = y1
  return out
}

export function isEmpty(r: Rect): boolean {
  return !(r.x0 < r.x1 && r.y0 < r.y1)
}

/** Grows `out` to hold the box given by its edges. */
export function unite(out: Rect, x0: number, y0: number, x1: number, y1: number): Rect {
  if (x0 < out.x0) out.x0 = x0
  if (y0 < out.y0) out.y0 = y0
  if (x1 > out.x1) out.x1 = x1
  if (y1 > out.y1) out.y1 = y1
  return out
}

/** Grows `out` to hold another one. */
export function uniteRect(out: Rect, { x0, y0, x1, y1 }: Rect): Rect {
  return unite(out, x0, y0, x1, y1)
}

export function intersectRect(out: Rect, r: Rect): Rect {
  if (r.x0 > out.x0) out.x0 = r.x0
  if (r.y0 > out.y0) out.y0 = r.y0
  if (r.x1 < out.x1) out.x1 = r.x1
  if (r.y1 < out.y1) out.y1 = r.y1
  return out
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/** Moves all sides of `out` outwards. */
export function growRect(out: Rect, by: number): Rect {
  return setRect(out, out.x0 - by, out.y0 - by, out.x1 + by, out.y1 + by)
}

/** Bounds of `r` mapped by an affine; an empty rectangle stays empty. */
export function mapRect(out: Rect, r: Rect, m: Affine): Rect {
  if (!(r.x0 <= r.x1 && r.y0 <= r.y1)) return setEmpty(out)
  const cx = (r.x0 + r.x1) / 2
  const cy = (r.y0 + r.y1) / 2
  const hw = (r.x1 - r.x0) / 2
  const hh = (r.y1 - r.y0) / 2
  // By index: taken apart, an array that is not like the ones before it costs an object an entry.
  const x = m[0] * cx + m[2] * cy + m[4]
  const y = m[1] * cx + m[3] * cy + m[5]
  const ex = Math.abs(m[0]) * hw + Math.abs(m[2]) * hh
  const ey = Math.abs(m[1]) * hw + Math.abs(m[3]) * hh
  return setRect(out, x - ex, y - ey, x + ex, y + ey)
}
