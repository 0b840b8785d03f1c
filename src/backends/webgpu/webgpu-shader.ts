import type { ShaderHeads } from '../shader-heads.ts'

/** A text in the dialect of shaders/tree/dialect.ts as WGSL. */
export function toWgsl(text: string, { head, vertex, fragment }: ShaderHeads): string {
  const parts = text
    .replace(/\w*(?:Than|qual)\w*|\$(?!\w)/g, '')
    .replace(/(\w+:\w+)=/g, 'var $1=')
    .replace(/\$/g, ';var ')
    .replace(/(\w+):(\w+)(\([^)]*\)){/g, 'fn $1$3->$2{')
    .replace(/(:\w+);/g, '$1,')
    .replace(/bitcast_(\w+)/g, 'bitcast<$1>')
    .replace(/\b(vec\d|mat\dx\d)\b/g, '$1f')
    .replace(/_\(/g, '(')
    .split('@')
  const [common, inVertex, vertexBody, inFragment, fragmentBody] = parts
  return [head, common, inVertex, inFragment, vertex.join(vertexBody), fragment.join(fragmentBody)].join('')
}
