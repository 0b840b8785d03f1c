/** Bits of a motion's flags. */

/** More than opacity changes, or the space around moves: nothing is snapped. */
export const MOVES = 1
/** The opacity is that of the node's layer, not of the records inside. */
export const IS_LAYER = 2
