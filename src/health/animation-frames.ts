/** The animation frames of the surroundings; ms of `performance.now`. */
export interface AnimationFrames {
  /** When the frame that is under way, or the last one, began. */
  time(): number
  /** Calls back in the next one, with its beginning. */
  request(callback: (time: number) => void): void
}

/** Without a page no frame ever comes. */
export const PAGE_FRAMES: AnimationFrames = {
  time: () => Number(globalThis.document?.timeline.currentTime ?? performance.now()),
  request: (callback) => void globalThis.requestAnimationFrame?.(callback),
}
