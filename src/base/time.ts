/** Ticks of the engine's clock, tenths of a millisecond: the unit of `View.time` and of all that moves. */
export const TICKS_PER_SECOND = 10_000
