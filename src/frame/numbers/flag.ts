/** Bits of word 0 of a record above the kind (low 4 bits). Of three digits at most: bundlers put only short numbers in the place of names. */

/** Snap edges to device pixels while the whole map to device px is axis-aligned. Boxes, images, clips. */
export const CRISP = 16
/** A cell that brings its own colours (emoji); fill is then [o, o, o, o] with o the fill's alpha. */
export const OWN_COLOR = 32
/** An image that samples the batch's source and not the atlas. */
export const FROM_SOURCE = 64
/** Never stored: set by a reader when the record lies in a space that moves. */
export const MOVES = 128
/** Stroke width and outset are device px, whatever the map. Boxes, ellipses. */
export const FIXED = 256
/** A box along a line of fixed width: y of its space lies across the line, in device px, whatever c and d are. */
export const LINE = 512
