/** What a slot holds. The draw list names only BOX to LAYER, and TRAIL. */
export const BOX = 0
export const ELLIPSE = 1
export const CELL = 2
export const IMAGE = 3
export const LAYER = 4
export const PAINT = 5
export const CLIP = 6
export const TRAIL = 7
export const SHADOWS = 8
