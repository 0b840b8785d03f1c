/**
 * `npm run size`: what an app that uses boxes, text, images and any backend downloads, minified and gzipped, by
 * chunk. Fails over the budget. The document loader with its validator is a chunk of its own, outside the budget.
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
const DOCUMENT = /^(src\/document\/|node_modules\/valibot\/)/

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

const chunks = Object.entries(metafile.outputs).map(([path, output]) => {
  const inputs = Object.entries(output.inputs).map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0)
  const largest = inputs.sort((a, b) => b.bytes - a.bytes)[0]?.file ?? ''
  return {
    path,
    largest,
    gzip: gzipSync(contents.get(path), { level: 9 }).length,
    min: output.bytes,
    // A chunk counts as the loader's when most of it is: shared code lies in chunks that the engine needs anyway.
    isDocument: sum(inputs.filter(({ file }) => DOCUMENT.test(file))) > output.bytes / 2,
  }
})

const row = (name, min, gzip) => console.log(`${String(min).padStart(8)} ${String(gzip).padStart(8)}  ${name}`)
const print = (title, list) => {
  console.log(title)
  for (const { path, largest, min, gzip } of list) row(`${path.replace('out/', '')} (${largest})`, min, gzip)
  const total = (key) => list.reduce((sum, chunk) => sum + chunk[key], 0)
  row('total', total('min'), total('gzip'))
  return total('gzip')
}

console.log('     min min+gzip')
const engine = print(
  'engine, three backends',
  chunks.filter((chunk) => !chunk.isDocument),
)
print(
  'document loader',
  chunks.filter((chunk) => chunk.isDocument),
)
if (engine > BUDGET_BYTES) {
  console.error(`The engine is ${engine} bytes, ${engine - BUDGET_BYTES} over the budget of ${BUDGET_BYTES}.`)
  process.exit(1)
}
console.log(`${engine} of ${BUDGET_BYTES} bytes`)
