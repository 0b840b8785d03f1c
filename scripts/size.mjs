/**
 * `npm run size`: what an app that uses boxes, text, images and any backend downloads, minified and gzipped, by
 * chunk. Bundled from single modules, as they are published, by the bundler of Vite. What comes only when used (documents,
 * outlines, trails, images that are not bitmaps or canvases, and so on) is stated apart.
 */

import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { ROOT } from './import-ts.mjs'

/** The goal of the project, not reached yet. The ceiling is what a change may not pass unseen: who lifts it says for what. */
const BUDGET_BYTES = 45_000
const CEILING_BYTES = 57_000
const APP = `
  import { Box, Engine, Image, Text } from '${ROOT}/src/index.ts'
  globalThis.app = { Box, Engine, Image, Text }
`
/** Chunks that load on first use, beside those of the backends. */
const LAZY = {
  'supervisor (after the first picture)': 'src/engine/supervisor/supervisor.ts',
  documents: 'src/engine/load-document.ts',
  'outlines and trails': 'src/encode/encode-on-demand.ts',
  'large containers': 'src/scene/child-grid.ts',
  'images by address': 'src/engine/fetch-image.ts',
  'captured pictures': 'src/engine/capture.ts',
  'trails on GPUs': 'src/generated/trail.ts',
  'trails on Canvas2D': 'src/backends/canvas2d/canvas2d-trail.ts',
}

const bundle = await rolldown({
  cwd: ROOT,
  input: { app: 'app.ts' },
  platform: 'browser',
  transform: { target: 'es2022' },
  plugins: [
    {
      name: 'app',
      resolveId: (id) => (id === 'app.ts' ? '\0app.ts' : null),
      load: (id) => (id === '\0app.ts' ? APP : null),
    },
  ],
})
const { output } = await bundle.generate({
  format: 'esm',
  minify: true,
  // as Vite builds apps: no annotations are left, nor block scopes to check at the top
  comments: { annotation: false, jsdoc: false, legal: false },
  topLevelVar: true,
  entryFileNames: '[name].js',
})
const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]))

/** Every chunk that a chunk needs at once, itself included. */
function reached(chunk, found = new Set()) {
  if (found.has(chunk)) return found
  found.add(chunk)
  for (const name of chunk.imports) reached(chunks.get(name), found)
  return found
}

/** A chunk of its own, or one that holds it and comes with others, too. */
const entryOf = (file) =>
  output.find((chunk) => Object.keys(chunk.modules).some((id) => id.replaceAll('\\', '/').endsWith(file)))
const lazy = Object.values(LAZY).map(entryOf)
const roots = output.filter((chunk) => (chunk.isEntry || chunk.isDynamicEntry) && !lazy.includes(chunk))
const engine = new Set(roots.flatMap((chunk) => [...reached(chunk)]))

function print(title, list) {
  console.log(title)
  let total = 0
  for (const { fileName, code, modules } of list) {
    const gzip = gzipSync(code, { level: 9 }).length
    total += gzip
    const [largest] = Object.entries(modules).sort((a, b) => b[1].renderedLength - a[1].renderedLength)
    const inside = largest ? ` (${relative(ROOT, largest[0]).replaceAll('\\', '/')} ...)` : ''
    console.log(`${String(Buffer.byteLength(code)).padStart(8)} ${String(gzip).padStart(8)}  ${fileName}${inside}`)
  }
  console.log(`${String(total).padStart(17)}  total`)
  return total
}

console.log('     min min+gzip')
const total = print('engine, three backends', engine)
for (const [name, file] of Object.entries(LAZY)) {
  const entry = entryOf(file)
  if (!entry || engine.has(entry))
    throw new Error(`${file} is no chunk of its own any more: it must be reached by a dynamic import only.`)
  print(
    `${name}, on first use`,
    [...reached(entry)].filter((chunk) => !engine.has(chunk)),
  )
}
if (total > CEILING_BYTES) {
  console.error(`The engine is ${total} bytes, ${total - CEILING_BYTES} over the ceiling of ${CEILING_BYTES}.`)
  process.exit(1)
}
const missing = total - BUDGET_BYTES
console.log(`${total} bytes, ${missing > 0 ? `${missing} over` : `within`} the budget of ${BUDGET_BYTES}`)
