/**
 * `npm run size`: what an app that uses boxes, text, images and any backend downloads, minified and gzipped, by
 * chunk. Documents and outlines (paths, dashes) are chunks that come only when used, and are stated apart.
 */

import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ROOT } from './import-ts.mjs'

const BUDGET_BYTES = 45_000
const ENTRY = `
  import { Box, Engine, Image, Text } from './src/index.ts'
  globalThis.app = { Box, Engine, Image, Text }
`
/** Entries of chunks that load on first use, beside those of the backends. */
const LAZY = { documents: 'src/engine/load-document.ts', outlines: 'src/encode/bake-outline.ts' }

const { metafile, outputFiles } = await build({
  absWorkingDir: ROOT,
  stdin: { contents: ENTRY, resolveDir: ROOT, sourcefile: 'app.ts', loader: 'ts' },
  outdir: 'out',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  define: { __DEV__: 'false' },
  entryNames: 'app',
  chunkNames: '[name]-[hash]',
  metafile: true,
  write: false,
  logLevel: 'error',
}).catch(() => process.exit(1))

const contents = new Map(outputFiles.map((file) => [relative(ROOT, file.path).replaceAll('\\', '/'), file.contents]))

/** Every chunk that a chunk needs at once, itself included. */
function reached(path, found = new Set()) {
  if (found.has(path)) return found
  found.add(path)
  for (const { path: next, kind } of metafile.outputs[path].imports)
    if (kind === 'import-statement') reached(next, found)
  return found
}

const paths = Object.keys(metafile.outputs)
const entryOf = (file) => paths.find((path) => metafile.outputs[path].entryPoint === file)
const lazy = Object.values(LAZY).map(entryOf)
const roots = paths.filter((path) => metafile.outputs[path].entryPoint !== undefined && !lazy.includes(path))
const engine = new Set(roots.flatMap((path) => [...reached(path)]))

function print(title, list) {
  console.log(title)
  let total = 0
  for (const path of list) {
    const bytes = contents.get(path)
    const gzip = gzipSync(bytes, { level: 9 }).length
    total += gzip
    const inputs = Object.entries(metafile.outputs[path].inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)
    console.log(
      `${String(bytes.length).padStart(8)} ${String(gzip).padStart(8)}  ${path.replace('out/', '')} (${inputs[0]?.[0]})`,
    )
  }
  console.log(`${String(total).padStart(17)}  total`)
  return total
}

console.log('     min min+gzip')
const total = print('engine, three backends', engine)
for (const [name, file] of Object.entries(LAZY)) {
  const entry = entryOf(file)
  if (entry)
    print(
      `${name}, on first use`,
      [...reached(entry)].filter((path) => !engine.has(path)),
    )
}
if (total > BUDGET_BYTES) {
  console.error(`The engine is ${total} bytes, ${total - BUDGET_BYTES} over the budget of ${BUDGET_BYTES}.`)
  process.exit(1)
}
console.log(`${total} of ${BUDGET_BYTES} bytes`)
