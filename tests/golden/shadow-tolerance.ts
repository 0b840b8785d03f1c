/**
 * How far shadows may be from the oracle's pixel-averaged Gaussian, in 1/255 of the worst channel, on every pixel. Goals of the
 * project, not measurements; below SHADOW_SOFT the limits of shapes hold.
 */

/** Device px: from here on a rounded exact value is all that is allowed. */
export const SHADOW_WIDE = 2
export const SHADOW_MAX = 1
/** Device px: from here on to SHADOW_WIDE; Canvas2D from here on. */
export const SHADOW_SOFT = 0.5
export const SHADOW_BLURRED = 2
/** How many times closer than the browser's `box-shadow` the median is. */
export const SHADOW_DOM_GAIN = 5
