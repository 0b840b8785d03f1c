/**
 * Writes the boards that are kept as JSON:
 *
 *     npx esbuild demos/boards/src/write.ts --bundle --platform=node --format=esm | node --input-type=module
 */
import { writeFileSync } from 'node:fs'
import { dashboard } from './dashboard/dashboard.ts'
import { formatDocument } from './format.ts'
import { teller } from './teller/teller.ts'

writeFileSync('demos/boards/teller.json', formatDocument(teller()))
writeFileSync('demos/boards/dashboard.json', formatDocument(dashboard()))
