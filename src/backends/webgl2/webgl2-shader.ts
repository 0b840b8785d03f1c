import type { ShaderHeads } from '../shader-heads.ts'

/**
 * A text in the dialect of shaders/tree/dialect.ts as GLSL ES 3.00; the head's definitions do the rest. `constants` are
 * lines for both stages.
 */
export function toGlsl(text: string, heads: ShaderHeads, constants = ''): [vertex: string, fragment: string] {
  const parts = text
    .replace(/\$[<=>!]*/g, ',')
    .replace(/(\w+):(\w+)/g, '$2 $1')
    .replace(/io\./g, 'io_')
    .split('@')
  const stage = (direction: string, at: 1 | 3) =>
    `#version 300 es\n#define io ${direction}\n${constants}${heads[0]}${parts[0]}` +
    [parts[at], heads[at], parts[at + 1], heads[at + 1]].join('')
  return [stage('out', 1), stage('in', 3)]
}
