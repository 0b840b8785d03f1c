/**
 * What a language says in its own way about a shader: what stands before everything, then before and after the body of
 * the vertex stage, then of the fragment stage. Built by shaders/tree/heads.ts.
 */
export type ShaderHeads = readonly [
  head: string,
  beforeVertex: string,
  afterVertex: string,
  beforeFragment: string,
  afterFragment: string,
]
