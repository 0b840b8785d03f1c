/**
 * What a language says in its own way about a shader: `head` stands before everything, the others before and after the
 * body of each stage. Built by shaders/tree/heads.ts.
 */
export interface ShaderHeads {
  readonly head: string
  readonly vertex: readonly [before: string, after: string]
  readonly fragment: readonly [before: string, after: string]
}
