/** Bits of word 0 of a record above the kind (low 8 bits). */

/** Snap edges to device pixels while the whole map to device px is axis-aligned. Boxes, images, clips. */
export const CRISP = 256
/** A cell that brings its own colours (emoji); fill is then [o, o, o, o] with o the fill's alpha. */
export const OWN_COLOR = 512
/** An image that samples the batch's source and not the atlas. */
export const FROM_SOURCE = 1024
/** Never stored: set by a reader when the record lies in a space that moves. */
export const MOVES = 2048
/** Stroke width and outset are device px, whatever the map. Boxes, ellipses. */
export const FIXED = 4096
/** A box along a line of fixed width: y of its space lies across the line, in device px, whatever c and d are. */
export const LINE = 8192
