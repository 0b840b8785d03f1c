/**
 * `npm run build`: what is published, in dist/. ES modules with a chunk for each backend, declarations without any
 * GPU type (an app needs no @webgpu/types), and the JSON Schema.
 */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './import-ts.mjs'

const DIST = join(ROOT, 'dist')
const TYPES = join(DIST, 'types')

run('scripts/run-ts.mjs', 'shaders/build.ts')
await rm(DIST, { recursive: true, force: true })
await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  packages: 'external',
  chunkNames: 'chunks/[name]-[hash]',
  define: { __DEV__: 'false' },
  logLevel: 'info',
})
run('node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json')
await pruneTypes()
run('scripts/build-schema.mjs')

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Keeps the declarations that index.d.ts reaches, with `.js` in their imports, and refuses ambient GPU types in them. */
async function pruneTypes() {
  const reached = new Set()
  const queue = [join(TYPES, 'index.d.ts')]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    const text = await readFile(file, 'utf8')
    const foreign = /\bGPU[A-Z]\w*|@webgpu\/types/.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
    if (foreign !== null) throw new Error(`${file} names ${foreign[0]}: keep GPU types inside the backends.`)
    const imports = /((?:from|import)\s*\(?\s*['"])(\.[^'"]+)\.[jt]s(['"])/g
    for (const [, , path] of text.matchAll(imports)) queue.push(`${resolve(dirname(file), path)}.d.ts`)
    await writeFile(file, text.replace(imports, '$1$2.js$3'))
  }
  for (const name of await readdir(TYPES, { recursive: true })) {
    const file = join(TYPES, name)
    if (name.endsWith('.d.ts') && !reached.has(file)) await rm(file)
  }
  for (const name of (await readdir(TYPES, { recursive: true })).sort().reverse()) {
    const folder = join(TYPES, name)
    if (existsSync(folder) && !name.endsWith('.d.ts') && (await readdir(folder)).length === 0)
      await rm(folder, { recursive: true })
  }
}
