import type { Node } from '../scene/node.ts'

/** Nodes of one scene, each once, as they are painted: parents before children, siblings as they stand. */
export function inPaintOrder(nodes: Iterable<Node>): readonly Node[] {
  const all = [...new Set(nodes)]
  if (all.length < 2) return all
  const ranks = ranksOf(all)
  const keys = new Map(all.map((node) => [node, pathOf(node).map((each) => ranks.get(each) ?? 0)]))
  return all.sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []))
}

/** Those of which no ancestor is among them, too. */
export function topmost(nodes: readonly Node[]): readonly Node[] {
  const all = new Set(nodes)
  return nodes.filter((node) => {
    for (let above = node.parent; above; above = above.parent) if (all.has(above)) return false
    return true
  })
}

/** Index among its siblings of each node and ancestor; each list of siblings is walked once, however many of them are asked for. */
function ranksOf(nodes: readonly Node[]): Map<Node, number> {
  const wanted = new Set(nodes.flatMap(pathOf))
  const ranks = new Map<Node, number>()
  for (const parent of new Set([...wanted].map((node) => node.parent))) {
    for (const [i, child] of parent?.children.entries() ?? []) if (wanted.has(child)) ranks.set(child, i)
  }
  return ranks
}

/** From the root down. */
function pathOf(node: Node): Node[] {
  const path: Node[] = []
  for (let at: Node | null = node; at; at = at.parent) path.push(at)
  return path.reverse()
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference) return difference
  }
  return a.length - b.length
}
