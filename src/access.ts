/** The public API of `glissade/access`: a scene for those who do not see it, for the Tab key, and for tests of the page. */
import { type AccessOptions, Mirror } from './access/shell/mirror.ts'
import type { Engine } from './engine/engine.ts'

export type { Describe, Description } from './access/description.ts'
export type { Role } from './access/roles.ts'
export type { Politeness } from './access/shell/live-region.ts'
export type { AccessOptions, Mirror } from './access/shell/mirror.ts'

/**
 * Mirrors an engine's scene in elements of the page, until `destroy` or the engine's end. Throws `already-mirrored` for an engine that has a
 * mirror, `destroyed` for one that is destroyed, `wrong-type` for one that draws off-screen.
 */
export function access(engine: Engine, options: AccessOptions = {}): Mirror {
  return new Mirror(engine, options)
}
