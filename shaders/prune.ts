/**
 * Leaves out what the entry points do not reach: naga writes nearly every function into both stages, and the
 * layout names more constants than a shader uses. For WGSL and GLSL without comments.
 */
export function prune(code: string, roots: ReadonlySet<string>): string {
  const items = topLevelItems(code)
  const byName = new Map<string, Item[]>()
  for (const item of items) {
    if (item.name !== null) byName.set(item.name, [...(byName.get(item.name) ?? []), item])
  }
  const kept = new Set(items.filter(({ name }) => name === null || roots.has(name)))
  for (const item of kept) {
    for (const [word] of item.text.matchAll(/[A-Za-z_]\w*/g)) for (const used of byName.get(word) ?? []) kept.add(used)
  }
  return items
    .filter((item) => kept.has(item))
    .map(({ text }) => text)
    .join('\n')
}

interface Item {
  readonly text: string
  /** Of a function, struct or constant; null for what always stays. */
  readonly name: string | null
}

/** Cuts at each line break, `;` or `}` outside all brackets; only preprocessor lines end at a line break. */
function topLevelItems(code: string): Item[] {
  const items: Item[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < code.length; i++) {
    const sign = code.charAt(i)
    if ('{(['.includes(sign)) depth++
    if ('})]'.includes(sign)) depth--
    if (depth > 0) continue
    const isDirective = sign === '\n' && code.slice(start, i).trimStart().startsWith('#')
    if (!isDirective && sign !== ';' && !(sign === '}' && !/^\s*;|^\s*_group/.test(code.slice(i + 1)))) continue
    const text = code.slice(start, i + 1).trim()
    items.push({ text, name: nameOf(text) })
    start = i + 1
  }
  return items
}

function nameOf(text: string): string | null {
  const declared =
    /^struct\s+(\w+)/.exec(text) ??
    /^const\s+(?:\w+\s+)?(\w+)\s*[:=]/.exec(text) ??
    /^(?:@\w+\s*)?fn\s+(\w+)/.exec(text) ??
    /^\w+\s+(\w+)\s*\([^;]*\)\s*\{/.exec(text)
  return declared?.[1] ?? null
}
