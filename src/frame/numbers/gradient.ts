/** Types of gradients in a PAINT. */
export const LINEAR = 0
export const RADIAL = 1
export const CONIC = 2
