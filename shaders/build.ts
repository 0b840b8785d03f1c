/** `npm run shaders`: builds all shaders; one clear message and exit code 1 when one is wrong. */

import { buildShaders } from './build-shaders.ts'

try {
  buildShaders(process.cwd())
} catch (error) {
  console.error(`Shaders were not built.\n${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
