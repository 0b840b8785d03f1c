/**
 * What a changed property means for the rest of the engine; bits, combined. Imported as a namespace, so that a minifier can
 * put numbers in the place of names.
 */

/** The node's map to its parent. */
export const TRANSFORM = 1
/** What the node covers in its own space. */
export const BOUNDS = 2
/** How its own records look. */
export const PAINT = 4
/** What is drawn in which order: children, visibility, clip, opacity, blending. */
export const ORDER = 8
/** A child left. */
export const CHILDREN = 16
