import type { Node } from '../scene/node.ts'

export type Restacking = 'bring-forward' | 'send-backward' | 'bring-to-front' | 'send-to-back'

/** Moves nodes, given in paint order, among their siblings, in their own order. Gives those that may have moved. */
export function restack(nodes: readonly Node[], how: Restacking): readonly Node[] {
  const isUp = how === 'bring-forward' || how === 'bring-to-front'
  const isFar = how === 'bring-to-front' || how === 'send-to-back'
  const parents = new Set(nodes.flatMap(({ parent }) => parent ?? []))
  return [...parents].flatMap((parent) => {
    const chosen = nodes.filter((node) => node.parent === parent)
    return isFar ? moveAll(parent, chosen, isUp) : moveByOne(parent, chosen, isUp)
  })
}

function moveAll(parent: Node, chosen: readonly Node[], isUp: boolean): readonly Node[] {
  const { children } = parent
  const end = isUp ? children.slice(-chosen.length) : children.slice(0, chosen.length)
  if (end.every((node) => chosen.includes(node))) return []
  if (isUp) for (const node of chosen) parent.add(node)
  else for (const node of [...chosen].reverse()) parent.insert(node, 0)
  return chosen
}

/** Who comes first in the way does not push the others. */
function moveByOne(parent: Node, chosen: readonly Node[], isUp: boolean): readonly Node[] {
  const others = new Set(chosen)
  return (isUp ? [...chosen].reverse() : chosen).filter((node) => {
    const at = parent.children.indexOf(node)
    const next = parent.children[isUp ? at + 1 : at - 1]
    if (!next || others.has(next)) return false
    parent.insert(node, isUp ? at + 2 : at - 1)
    return true
  })
}
