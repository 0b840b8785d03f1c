/**
 * How far a GPU backend may be from the oracle on plain shapes, in 1/255 of the worst channel, over inked pixels. Goals of the
 * project, not measurements: an exact area rounded to 8 bits is 1 off, a half-plane formula at every edge is some 20 off.
 */

export const SHAPE_MEAN = 1
export const SHAPE_NEAR = 8
export const SHAPE_NEAR_SHARE = 0.001
export const SHAPE_MAX = 12

/** Pixels at a sharp corner that is not along the axes: the product of two half-planes is not their common area. */
export const CORNER_MAX = 24
/** How near a corner (in x and in y) a pixel's centre is to count as one of its pixels, device px. */
export const CORNER_REACH = 1.5

/** What a line thinner than a pixel may vary by along its length, as a share of its mean. */
export const HAIRLINE_VARIATION = 0.1
