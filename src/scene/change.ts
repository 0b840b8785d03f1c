/** What a changed property means for the rest of the engine; bits, combined. */
export const CHANGE = {
  /** The node's map to its parent. */
  TRANSFORM: 1,
  /** What the node covers in its own space. */
  BOUNDS: 2,
  /** How its own records look. */
  PAINT: 4,
  /** What is drawn in which order: children, visibility, clip, opacity, blending. */
  ORDER: 8,
} as const
