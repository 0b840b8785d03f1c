import type { ShaderHeads } from '../shader-heads.ts'

/**
 * A text in the dialect of shaders/tree/dialect.ts as GLSL ES 3.00; the head's definitions do the rest. `constants` are
 * lines for both stages.
 */
export function toGlsl(
  text: string,
  { head, vertex, fragment }: ShaderHeads,
  constants = '',
): [vertex: string, fragment: string] {
  const parts = text
    .replace(/\$[<=>!]*/g, ',')
    .replace(/(\w+):(\w+)/g, '$2 $1')
    .replace(/io\./g, '')
    .split('@')
  const [common, inVertex, vertexBody, inFragment, fragmentBody] = parts
  const version = '#version 300 es\n#define io '
  return [
    [version, 'out\n', constants, head, common, inVertex, vertex.join(vertexBody)].join(''),
    [version, 'in\n', constants, head, common, inFragment, fragment.join(fragmentBody)].join(''),
  ]
}
