/** The command of the published package: its pages lie beside it. */

import { fileURLToPath } from 'node:url'
import { glissade } from './glissade.ts'

const scripts = fileURLToPath(new URL('pages', import.meta.url))
process.exitCode = await glissade(process.argv.slice(2), { scripts })
