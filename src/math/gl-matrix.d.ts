/** One module of gl-matrix, so that bundles hold two functions of it and not sixty. */
declare module 'gl-matrix/esm/mat2d.js' {
  import type { mat2d } from 'gl-matrix'

  export const multiply: typeof mat2d.multiply
  export const invert: typeof mat2d.invert
}
