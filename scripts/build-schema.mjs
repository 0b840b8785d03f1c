/** Writes dist/schema.json, and dist/schema.js (which Node and bundlers import without attributes) with its types. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importTs, ROOT } from './import-ts.mjs'

const { documentSchema } = await importTs('src/document/json-schema.ts')
const text = JSON.stringify(documentSchema(), null, 2)
const dist = join(ROOT, 'dist')
await mkdir(dist, { recursive: true })
await writeFile(join(dist, 'schema.json'), `${text}\n`)
await writeFile(join(dist, 'schema.js'), `export default ${text}\n`)
await writeFile(
  join(dist, 'schema.d.ts'),
  '/** JSON Schema (draft 2020-12) of a Glissade document. */\ndeclare const schema: Record<string, unknown>\nexport default schema\n',
)
