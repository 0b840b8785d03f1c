/** `node scripts/run-ts.mjs FILE.ts ARGS...`: runs FILE with its own arguments in `process.argv`, from the root. */

import { importTs, ROOT } from './import-ts.mjs'

const [node, , file, ...args] = process.argv
if (node === undefined || file === undefined) throw new Error('name the TypeScript file to run')
process.argv = [node, file, ...args]
process.chdir(ROOT)
await importTs(file)
