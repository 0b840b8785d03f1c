/** A font as the CSS shorthand that a 2D canvas takes. */

import type { Font } from './ports.ts'

/** Names that mean a kind of font and must not be quoted. */
const GENERIC = new Set(
  'serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji fangsong'.split(
    ' ',
  ),
)

export function fontCss(font: Font): string {
  return `${font.style} ${font.weight} ${font.size}px ${familyCss(font.family)}`
}

/** `Noto Sans SC, sans-serif` -> `"Noto Sans SC", sans-serif`; names may come quoted, commas inside quotes are kept. */
export function familyCss(family: string): string {
  const names: string[] = []
  for (const match of family.matchAll(/\s*(?:"([^"]*)"|'([^']*)'|([^,]+))\s*(?:,|$)/g)) {
    const quoted = match[1] ?? match[2]
    const bare = match[3]?.trim().replace(/\s+/g, ' ')
    if (quoted === undefined && bare && GENERIC.has(bare.toLowerCase())) names.push(bare.toLowerCase())
    else names.push(quoteCss(quoted ?? bare ?? ''))
  }
  return names.filter((name) => name !== '""').join(', ') || 'sans-serif'
}

/** A CSS string; control characters become spaces, for a line end would break it. */
function quoteCss(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}/gu, ' ')}"`
}
