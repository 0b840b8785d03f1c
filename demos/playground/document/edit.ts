import type { DocumentNode, Entry, Operation, StepOptions } from '../../../src/document.ts'
import type { Node } from '../../../src/index.ts'
import { surface } from '../canvas/stage.ts'
import { inverted, mapPoint, worldMap } from '../canvas/world-map.ts'

/** A node to insert: of the document's kind, with ids still to be made. */
export interface Fragment {
  readonly type: DocumentNode['type']
  readonly props: Readonly<Record<string, unknown>>
  readonly children?: readonly Fragment[]
}

/** Merges `props` into those of each entry, as one step. Throws what the engine says. */
export function update(entries: readonly Entry[], props: Readonly<Record<string, unknown>>, step: StepOptions): void {
  const { bus } = surface.peek()
  const operations = entries.flatMap<Operation>(({ id }) => {
    const path = bus.pathOf(id)
    return path ? { type: 'UPDATE', payload: { path, props } } : []
  })
  bus.apply(operations, step)
}

/** Adds a fragment as the last child of a node, as one step; tells the id that it got. */
export function insert(fragment: Fragment, parentId: string, step: StepOptions): string {
  const { bus } = surface.peek()
  const operations: Operation[] = []
  const taken = new Set<string>()
  const freeId = (type: string) => {
    for (let n = 1; ; n++) if (!taken.has(`${type}-${n}`) && !bus.get(`${type}-${n}`)) return `${type}-${n}`
  }
  const add = ({ type, props, children = [] }: Fragment, parentPath: readonly string[]): string => {
    const id = freeId(type)
    taken.add(id)
    operations.push({ type: 'INSERT', payload: { id, type, props, parentPath } })
    for (const child of children) add(child, [...parentPath, id])
    return id
  }
  const id = add(fragment, bus.pathOf(parentId) ?? [])
  bus.apply(operations, step)
  return id
}

/** Takes nodes away, with all below them, as one step. */
export function remove(ids: readonly string[], step: StepOptions): void {
  const { bus } = surface.peek()
  bus.transact(() => {
    for (const id of ids) {
      const path = bus.pathOf(id)
      if (path) bus.apply([{ type: 'DELETE', payload: { path } }])
    }
  }, step)
}

/** Puts nodes before the child `index` of another parent, where they seem to stay in place, as one step. */
export function moveInto(ids: readonly string[], parentId: string, index: number, step: StepOptions): void {
  const { bus, engine } = surface.peek()
  const parent = engine.get(parentId)
  const nodes = ids.flatMap((id) => engine.get(id) ?? [])
  if (!parent || nodes.some((node) => isWithin(parent, node))) return
  const before = parent.children.slice(index).find((child) => !nodes.includes(child))
  for (const node of nodes) {
    const at = node.parent && mapPoint(worldMap(node.parent), node)
    parent.insert(node, before ? parent.children.indexOf(before) : parent.children.length)
    const back = inverted(worldMap(parent))
    if (at && back) node.set(rounded(mapPoint(back, at)))
  }
  bus.commit(nodes, step)
}

/** Is `node` the one above, or somewhere below it? */
export function isWithin(node: Node, above: Node): boolean {
  for (let up: Node | null = node; up; up = up.parent) if (up === above) return true
  return false
}

/** Without the dust of maps there and back. */
function rounded({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
  return { x: Math.round(x * 1e6) / 1e6, y: Math.round(y * 1e6) / 1e6 }
}
