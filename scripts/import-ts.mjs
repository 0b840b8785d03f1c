/** Runs TypeScript on every supported Node (20 strips no types): bundles a file beside node_modules and imports it. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Scratch of the tools: ignored by git, gone with node_modules. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'glissade')

/**
 * Inside `file`, `import.meta.url` is that of the bundle: paths are made from the working directory, which is the root.
 * @param {string} file relative to the root
 */
export async function importTs(file) {
  const outfile = join(CACHE, 'tools', `${file.replace(/[\\/]/g, '-')}-${process.pid}.mjs`)
  await build({
    entryPoints: [join(ROOT, file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    define: { __DEV__: 'true' },
    logLevel: 'warning',
  })
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(outfile, { force: true })
  }
}
