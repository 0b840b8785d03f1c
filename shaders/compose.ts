/**
 * Puts a shader together: first `#include "lib/x.wgsl"` (each file once, however often it is named), then
 * `#if NAME`, `#elif NAME`, `#else`, `#endif` through wgsl-preprocessor. Directives stand alone on their lines. Every
 * line of the result remembers the file and line it came from.
 */

import { wgsl } from 'wgsl-preprocessor/wgsl-preprocessor.js'
import { type Origin, ShaderError } from './shader-error.ts'

export interface Composed {
  readonly code: string
  /** Origin of line `i + 1` of `code`. */
  readonly origins: readonly Origin[]
}

interface Line extends Origin {
  readonly text: string
}

const INCLUDE = /^\s*#include\s+"([^"]+)"\s*$/
const DIRECTIVE = /^\s*#(if|elif|else|endif|include)\b\s*(.*?)\s*$/

/** `read` returns the text of a file, or undefined when there is none. A name that `defines` lacks is an error. */
export function compose(
  root: string,
  read: (file: string) => string | undefined,
  defines: Readonly<Record<string, boolean>> = {},
): Composed {
  const text = read(root)
  if (text === undefined) throw new ShaderError({ file: root, line: 1 }, 'there is no such file')
  const lines = include(root, text, read, new Set([root]))
  return applyConditions(lines, defines)
}

function include(file: string, text: string, read: (file: string) => string | undefined, seen: Set<string>): Line[] {
  const lines: Line[] = []
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const name = INCLUDE.exec(line)?.[1]
    if (name === undefined) {
      lines.push({ file, line: i + 1, text: line })
      continue
    }
    if (seen.has(name)) continue
    seen.add(name)
    const included = read(name)
    if (included === undefined)
      throw new ShaderError({ file, line: i + 1 }, `#include "${name}": there is no such file`)
    lines.push(...include(name, included, read, seen))
  }
  return lines
}

/**
 * wgsl-preprocessor is a template tag: it wants the text cut behind each `#if ` and `#elif `, with the values in the
 * gaps. A line carries its number through the tag between two private-use characters; directives carry none.
 */
function applyConditions(lines: readonly Line[], defines: Readonly<Record<string, boolean>>): Composed {
  const strings: string[] = []
  const values: boolean[] = []
  const open: { line: Line; hasElse: boolean }[] = []
  let part = ''
  for (const [i, line] of lines.entries()) {
    const [, word, rest = ''] = DIRECTIVE.exec(line.text) ?? []
    if (word === undefined) {
      part += `\uE000${i}\uE001${line.text.replaceAll('#', '\uE002')}\n`
      continue
    }
    if (word === 'include') throw new ShaderError(line, '#include wants a file name in double quotes')
    const block = open.at(-1)
    if (word !== 'if' && block === undefined) throw new ShaderError(line, `#${word} without an #if before it`)
    if (block?.hasElse && (word === 'elif' || word === 'else')) throw new ShaderError(line, `#${word} after #else`)
    if (word === 'if' || word === 'elif') {
      const value = defines[rest]
      if (value === undefined) {
        const known = Object.keys(defines).join(', ') || 'none'
        throw new ShaderError(line, `#${word} ${rest}: not a known define; known: ${known}`)
      }
      if (word === 'if') open.push({ line, hasElse: false })
      strings.push(`${part}#${word} `)
      values.push(value)
      part = ''
    } else {
      if (word === 'else' && block) block.hasElse = true
      if (word === 'endif') open.pop()
      part += `#${word}\n`
    }
  }
  const left = open.at(-1)
  if (left) throw new ShaderError(left.line, '#if without an #endif')
  strings.push(part)

  const code: string[] = []
  const origins: Origin[] = []
  for (const [, number, text = ''] of wgsl(strings, ...values).matchAll(/\uE000(\d+)\uE001(.*)/g)) {
    const line = lines[Number(number)]
    if (line === undefined) continue
    code.push(text.replaceAll('\uE002', '#'))
    origins.push({ file: line.file, line: line.line })
  }
  return { code: code.join('\n'), origins }
}
