import type { NodeTypes } from './node-types.ts'
import type { PlainReader } from './plain.ts'
import { copyProps } from './read-node.ts'

/**
 * How a document of an older version becomes one of the next: the page and each node on its own, while it is read. Both
 * functions get plain copies that are theirs to change; what they give back is validated like any input.
 */
export interface Migration {
  /** All fields of the document but `version` and `root`. */
  readonly page?: (fields: Record<string, unknown>) => Record<string, unknown>
  readonly node?: (node: MigratedNode) => MigratedNode
}

export interface MigratedNode {
  readonly type: unknown
  readonly props: Record<string, unknown>
}

/** By the version that a migration starts from. */
export type Migrations = Readonly<Record<number, Migration>>

const VERSION = 1
/** Version 1 is the first. */
const MIGRATIONS: Migrations = {}

/** The migrations from `version` to this one, in order; null when there is no way. A missing version is left to the validator. */
export function migrationsFrom(version: unknown, known: Migrations = MIGRATIONS): readonly Migration[] | null {
  if (version === undefined) return []
  if (typeof version !== 'number') return null
  const steps: Migration[] = []
  for (let at = version; at !== VERSION; at++) {
    const step = Object.hasOwn(known, at) ? known[at] : undefined
    if (!step) return null
    steps.push(step)
  }
  return steps
}

export function migratePage(
  { root, version, ...fields }: Record<string, unknown>,
  reader: PlainReader,
  migrations: readonly Migration[],
): Record<string, unknown> {
  const page = copyProps(fields, reader)
  return { ...migrations.reduce((at, { page }) => page?.(at) ?? at, page), version: VERSION, root }
}

export function migrateNode(
  { type, props }: Record<string, unknown>,
  reader: PlainReader,
  types: NodeTypes,
  migrations: readonly Migration[],
): MigratedNode {
  const source = typeof type === 'string' && Object.hasOwn(types, type) ? types[type]?.source : undefined
  reader.trail.push('props')
  const node = { type, props: props === undefined ? {} : copyProps(props, reader, source) }
  reader.trail.pop()
  return migrations.reduce<MigratedNode>((at, { node }) => node?.(at) ?? at, node)
}
