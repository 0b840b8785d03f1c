import { IMAGE_LIMITS, type ImageLimits, MEBI } from './image-limits.ts'

/** What a document may cost. Reading stops at the first excess, so a refusal costs no more than what was allowed. */
export interface Limits extends ImageLimits {
  /** Nodes, the root included. */
  readonly nodes: number
  /** Levels of nodes; a root alone is one. */
  readonly depth: number
  /** Numbers, strings, lists and objects in the props of all nodes together. */
  readonly values: number
  /** UTF-16 units of one string (but an image source). */
  readonly textLength: number
  /** UTF-16 units of all strings together, image sources included. */
  readonly totalTextLength: number
  /** Width times height, summed over the different data URLs of the document. */
  readonly totalImagePixels: number
}

export const DEFAULT_LIMITS: Limits = {
  nodes: 5_000_000,
  depth: 256,
  values: 100_000_000,
  textLength: 100_000,
  totalTextLength: 512 * MEBI,
  ...IMAGE_LIMITS,
  totalImagePixels: 256 * MEBI,
}
