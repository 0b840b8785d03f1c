/** A line of an original file, counted from 1. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** What is wrong with a shader, at the place where a person can mend it. */
export class ShaderError extends Error {
  override readonly name = 'ShaderError'
  readonly origin: Origin

  constructor(origin: Origin, message: string) {
    super(`${origin.file}:${origin.line}: ${message}`)
    this.origin = origin
  }
}
