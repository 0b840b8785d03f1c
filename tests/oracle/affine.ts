/** A 2x3 affine map in double: x' = a x + c y + tx, y' = b x + d y + ty. */
export interface Affine {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly tx: number
  readonly ty: number
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0 }

/** The map that applies `inner` first. */
export function compose(outer: Affine, inner: Affine): Affine {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    tx: outer.a * inner.tx + outer.c * inner.ty + outer.tx,
    ty: outer.b * inner.tx + outer.d * inner.ty + outer.ty,
  }
}

export function determinant(m: Affine): number {
  return m.a * m.d - m.b * m.c
}

/** The caller has made sure that the determinant is not zero. */
export function invert(m: Affine): Affine {
  const s = 1 / determinant(m)
  return {
    a: m.d * s,
    b: -m.b * s,
    c: -m.c * s,
    d: m.a * s,
    tx: (m.c * m.ty - m.d * m.tx) * s,
    ty: (m.b * m.tx - m.a * m.ty) * s,
  }
}

export function applyX(m: Affine, x: number, y: number): number {
  return m.a * x + m.c * y + m.tx
}

export function applyY(m: Affine, x: number, y: number): number {
  return m.b * x + m.d * y + m.ty
}

/** The singular values of the linear part: by how much the map stretches lengths, at least and at most. */
export function stretches(m: Affine): { readonly least: number; readonly most: number } {
  const q = Math.hypot(m.a + m.d, m.b - m.c) / 2
  const r = Math.hypot(m.a - m.d, m.b + m.c) / 2
  return { least: Math.abs(q - r), most: q + r }
}
