import type { ShaderHeads } from '../shader-heads.ts'

/** A text in the dialect of shaders/tree/dialect.ts as WGSL. */
export function toWgsl(text: string, heads: ShaderHeads): string {
  const parts = text
    .replace(/\w*(?:Than|qual)\w*|\$(?!\w)/g, '')
    .replace(/(\w+):\w+=/g, 'var $1=')
    .replace(/\$/g, ';var ')
    .replace(/(\w+):(\w+)(\([^)]*\)){/g, 'fn $1$3->$2{')
    .replace(/(:\w+);/g, '$1,')
    .replace(/bitcast_(\w+)/g, 'bitcast<$1>')
    .replace(/\b([ui]?)(vec\d|mat\dx\d)\b/g, (_, kind, type) => type + (kind || 'f'))
    .replace(/_\(/g, '(')
    .split('@')
  const [head, ...others] = heads
  let location = 0
  const whole = head.replace(/%/g, () => `@location(${location++})@interpolate(flat,either)`)
  return whole + parts[0] + others.map((other, i) => parts[i + 1] + other).join('')
}
