/** Composes `shaders/<file>`; "layout.wgsl" is made from the layout table. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Composed, compose } from './compose.ts'
import { layoutWgsl } from './layout-wgsl.ts'

export function composeFile(root: string, file: string): Composed {
  const read = (name: string): string | undefined => {
    if (name === 'layout.wgsl') return layoutWgsl()
    try {
      return readFileSync(join(root, 'shaders', name), 'utf8')
    } catch {
      return undefined
    }
  }
  const { code, origins } = compose(file, read)
  return { code, origins: origins.map(({ file, line }) => ({ file: `shaders/${file}`, line })) }
}
