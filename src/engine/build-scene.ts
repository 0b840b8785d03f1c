import { createNode } from '../document/create-node.ts'
import type { DocumentNode } from '../document/document.ts'
import type { Group } from '../scene/group.ts'
import type { Node } from '../scene/node.ts'
import { asRoot } from './to-document.ts'

/** A validated document tree -> nodes, not yet in a scene. A root that is no group is wrapped in one. */
export function buildScene(root: DocumentNode): Group {
  const top = createNode(root)
  const stack: [DocumentNode, Node][] = [[root, top]]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [description, node] = next
    for (const child of description.children ?? []) {
      const built = node.add(createNode(child))
      if (child.children) stack.push([child, built])
    }
  }
  return asRoot(top)
}
