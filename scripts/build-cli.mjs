/** `node scripts/build-cli.mjs [DIST]`: the command, one file with its pages beside it, in dist/cli/. Packages stay imports. */

import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { importTs, ROOT } from './import-ts.mjs'

const folder = join(resolve(process.argv[2] ?? join(ROOT, 'dist')), 'cli')
process.chdir(ROOT)
const { bundlePages, COMMAND_PAGES } = await importTs('src/cli/bundle-pages.ts')
await rm(folder, { recursive: true, force: true })
await bundlePages({ entries: COMMAND_PAGES, outdir: join(folder, 'pages'), dev: false })
await build({
  entryPoints: ['src/cli/published.ts'],
  outfile: join(folder, 'glissade.js'),
  banner: { js: '#!/usr/bin/env node' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  define: { __DEV__: 'false' },
  logLevel: 'warning',
})
