/**
 * The one error class of the engine. `code` is for programs, `message` for people: it names the thing, the
 * value, what is allowed and the next step.
 */

/** Every code that an `EngineError` can carry. */
export type ErrorCode =
  // documents and properties
  | 'unknown-type'
  | 'unknown-prop'
  | 'unknown-version'
  | 'missing-prop'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-finite'
  | 'duplicate-id'
  | 'cyclic'
  | 'invalid-color'
  | 'invalid-path-data'
  | 'invalid-image'
  | 'invalid-children'
  | 'not-json'
  | 'limit-nodes'
  | 'limit-depth'
  | 'limit-text'
  | 'limit-image-bytes'
  | 'limit-image-size'
  | 'image-failed'
  // operations and transactions
  | 'not-found'
  | 'invalid-operation'
  | 'conflict'
  // scene
  | 'not-in-scene'
  | 'no-text-port'
  | 'no-image-port'
  // backends
  | 'backend-unavailable'
  | 'shader-failed'
  | 'device-lost'
  | 'invalid-frame'
  // engine
  | 'host-in-use'
  | 'already-watched'
  | 'already-mirrored'
  | 'not-loaded'
  | 'destroyed'

export interface ErrorDetails {
  /** Where it is: a JSON-like path such as `root.children[2].props.fill`, or the name of an option. */
  path?: string
  value?: unknown
  cause?: unknown
}

export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: ErrorCode
  readonly path: string
  readonly value: unknown

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.path = details.path ?? ''
    this.value = details.value
  }
}
