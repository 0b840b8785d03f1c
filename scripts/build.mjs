/**
 * `npm run build`: what is published, in dist/. The ES modules as they are in src/, not bundled and not minified: the
 * app's bundler drops the nodes that the app does not use and makes a chunk of each backend. Beside them declarations
 * without any GPU type (an app needs no @webgpu/types), the JSON Schema, and the command with its pages.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ROOT } from './import-ts.mjs'

const DIST = join(ROOT, 'dist')
const TYPES = join(DIST, 'types')
const ENTRIES = ['index', 'document', 'interact', 'access', 'record', 'testing', 'health', 'telemetry']

/** A relative import, static or dynamic, in three parts: all before the path, the path, the quote after it. */
const RELATIVE = /((?:from|import)\s*\(?\s*['"])(\.[^'"]+)(['"])/g

run('scripts/run-ts.mjs', 'shaders/build.ts')
await rm(DIST, { recursive: true, force: true })
run('node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.build.json')
const modules = await reachedFrom(
  ENTRIES.map((name) => join(DIST, `${name}.js`)),
  (path) => path,
)
const declarations = await reachedFrom(
  ENTRIES.map((name) => join(TYPES, `${name}.d.ts`)),
  (path) => path.replace(/\.[jt]s$/, '.d.ts'),
)
for (const file of declarations) await finishDeclarations(file)
await writeBuildId(modules)
await removeOthers(new Set([...modules, ...declarations]))
run('scripts/build-schema.mjs')
run('scripts/build-cli.mjs')

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Every file that the entries import, directly or not, themselves included; `fileOf` says which file an import means. */
async function reachedFrom(entries, fileOf) {
  const found = new Set(entries)
  for (const file of found) {
    for (const [, , path] of (await readFile(file, 'utf8')).matchAll(RELATIVE))
      found.add(resolve(dirname(file), fileOf(path)))
  }
  return found
}

/** Gives the imports of a declaration file their published ending, and refuses ambient GPU types in it. */
async function finishDeclarations(file) {
  const text = await readFile(file, 'utf8')
  const foreign = /\bGPU[A-Z]\w*|@webgpu\/types/.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
  if (foreign !== null) throw new Error(`${file} names ${foreign[0]}: keep GPU types inside the backends.`)
  await writeFile(
    file,
    text.replace(RELATIVE, (_, before, path, after) => before + path.replace(/\.ts$/, '.js') + after),
  )
}

/** Puts version and a hash of all published code in the place of what `src/health/build-id.ts` says. */
async function writeBuildId(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(await readFile(file))
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const file = join(DIST, 'health/build-id.js')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/'.*'/, `'${version}+${hash.digest('hex').slice(0, 12)}'`))
}

async function removeOthers(kept) {
  for (const name of (await readdir(DIST, { recursive: true })).sort().reverse()) {
    const path = join(DIST, name)
    if (kept.has(path)) continue
    if (/\.[jt]s$/.test(name)) await rm(path)
    // Folders come after what was in them; one that holds something stays.
    else await rmdir(path).catch(() => {})
  }
}
