/**
 * `npm start`: installs what is missing, builds the shaders, bundles every main.ts and main.tsx of demos/, serves the demos (the playground
 * at /) and rebuilds on every change. PORT chooses the port; without it the first free one from 5173 is taken.
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goldenScenes } from '../demos/viewer/golden-scenes-plugin.mjs'
import { installDependencies } from './install.mjs'
import { requireNode } from './node-version.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DEMOS = join(ROOT, 'demos')
const FIRST_PORT = 5173
const PORTS_TRIED = 20

requireNode()
installDependencies(ROOT)
process.chdir(ROOT)

const { CACHE, importTs } = await import('./import-ts.mjs')
const { context } = await import('esbuild')
const { startServer } = await importTs('src/cli/static-server.ts')
const { pageBuildOptions } = await importTs('src/cli/bundle-pages.ts')

if (!buildShaders()) process.exit(1)
watchShaders()

/** Output name, without its ending and relative to the demos, of each script of a page (main) and each worker -> its source. */
const entries = Object.fromEntries(
  readdirSync(DEMOS, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)(main|[\w-]+-worker)\.tsx?$/.test(file))
    .sort()
    .map((file) => [file.replace(/\.tsx?$/, ''), join(DEMOS, file)]),
)
const names = Object.keys(entries).flatMap((name) => /^(.*)\/main$/.exec(name)?.[1] ?? [])
const outdir = join(CACHE, 'demos')
const plugins = [goldenScenes(join(ROOT, 'tests', 'golden', 'scenes'))]
const bundler = await context({ ...pageBuildOptions({ entries, outdir, dev: true }), plugins })
// The first build must succeed; later mistakes are printed and mended by the next save.
await bundler.rebuild().catch(() => {
  console.error('The demos could not be bundled: mend what is reported above and run `npm start` again.')
  process.exit(1)
})
await bundler.watch()

const server = await serve()
console.log(`\nGlissade playground: ${server.origin}/`)
for (const name of names) if (name !== 'playground') console.log(`${name}: ${server.origin}/${name}/`)

async function serve() {
  const wanted = process.env.PORT
  const first = wanted ? Number(wanted) : FIRST_PORT
  if (!Number.isInteger(first) || first < 0 || first > 65535)
    stop(`PORT is '${wanted}': set it to a number from 0 to 65535.`)
  for (let port = first; ; port++) {
    try {
      return await startServer({ mounts: mounts(), redirects: redirects(), port })
    } catch (error) {
      if (error.code !== 'EADDRINUSE') stop(`The playground could not be served on port ${port}: ${error.message}.`)
      if (wanted) stop(`Port ${port} is taken: run \`PORT=${port + 1} npm start\`.`)
      if (port - first >= PORTS_TRIED) stop(`Ports ${first} to ${port} are taken: run \`PORT=8080 npm start\`.`)
    }
  }
}

function mounts() {
  return [
    { prefix: '/fonts/', folder: join(ROOT, 'node_modules', '@fontsource') },
    // Scripts from the bundle, all else from the demo's own folder.
    { prefix: '/', folder: outdir },
    { prefix: '/', folder: DEMOS },
  ]
}

function redirects() {
  return {
    '/': '/playground/',
    '/labs': '/labs/shadow/',
    '/labs/': '/labs/shadow/',
    ...Object.fromEntries(names.map((name) => [`/${name}`, `/${name}/`])),
  }
}

function buildShaders() {
  const script = join(ROOT, 'scripts', 'run-ts.mjs')
  return spawnSync(process.execPath, [script, 'shaders/build.ts'], { cwd: ROOT, stdio: 'inherit' }).status === 0
}

/** The generated module is part of the bundle, so the bundler notices when it changes. */
function watchShaders() {
  let pending
  watch(join(ROOT, 'shaders'), { recursive: true }, () => {
    clearTimeout(pending)
    pending = setTimeout(buildShaders, 100)
  })
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
