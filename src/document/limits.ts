/** What a document may cost. Reading stops at the first excess, so a refusal costs no more than what was allowed. */
export interface Limits {
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
  /** Bytes of one image in a data URL. */
  readonly imageBytes: number
  /** Width and height of one image in a data URL, in its own px, by its header. */
  readonly imageSide: number
  /** Width times height of one image in a data URL. */
  readonly imagePixels: number
  /** The same, summed over the different data URLs of the document. */
  readonly totalImagePixels: number
}

const MEBI = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  nodes: 5_000_000,
  depth: 256,
  values: 100_000_000,
  textLength: 100_000,
  totalTextLength: 512 * MEBI,
  imageBytes: 32 * MEBI,
  imageSide: 16_384,
  imagePixels: 64 * MEBI,
  totalImagePixels: 256 * MEBI,
}
