/**
 * How far pictures may differ, in 1/255 of the worst channel, over inked pixels. Every number is a goal of the project, not a
 * measurement; a scene that needs another says why.
 */

/** WebGPU and WebGL2 run one shader source; only the order of float operations may differ. */
export const GPU_PAIR_MAX = 2

/** Canvas2D has its own rasteriser for edges: a mean that the eye does not see, and few pixels that it might. */
export const CANVAS2D_MEAN = 1.5
export const CANVAS2D_FAR = 16
export const CANVAS2D_FAR_SHARE = 0.005

/** A GPU backend against the exact picture. */
export const ORACLE_MEAN = 1
export const ORACLE_NEAR = 8
export const ORACLE_NEAR_SHARE = 0.001
