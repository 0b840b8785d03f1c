/** What costs every pixel of a software GPU, so that shaders do it only for frames that need it; bits. */
export const MOTION = 1
export const TRAIL = 2
/** Enough is sure to be opaque that it is drawn beforehand, alone: what lies below, and it itself, is then not shaded in full. */
export const SOLID = 4
