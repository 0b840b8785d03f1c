/**
 * `npm test`: everything, in the order of what fails fastest. Installs what is missing first (dependencies, then a
 * browser), so it runs on a fresh clone. Stops at the first step that fails, with its exit code; all tests are one step: those
 * of live pages wait a good deal, and leave that time to those of pictures and of units, which only compute. The last line is
 * `N passed, N failed`: tests, plus one for a step that failed and is no test run.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './install.mjs'
import { requireNode } from './node-version.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const REPORTS = join(ROOT, 'tests', 'output')
const bin = (name, path) => join(ROOT, 'node_modules', name, path)

let passed = 0
let failed = 0

function finish(code) {
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(code)
}

/** Runs a Node script; resolves with its exit code and says how long it took. `isAside`: by what others leave, and heard when it is through. */
async function step(name, args, isAside = false) {
  if (!isAside) console.log(`\n== ${name}`)
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['inherit', isAside ? 'pipe' : 'inherit', 'inherit'],
  })
  if (isAside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const printed = []
  child.stdout?.on('data', (chunk) => printed.push(chunk))
  const [status] = await once(child, 'close')
  const code = status ?? 1
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (isAside) console.log(`\n== ${name}\n${Buffer.concat(printed)}`)
  console.log(`== ${name}: ${code === 0 ? 'passed' : `FAILED with code ${code}`} in ${seconds} s`)
  return code
}

async function check(name, args) {
  const code = await step(name, args)
  if (code === 0) return
  failed++
  finish(code)
}

/** Runs the tests of a folder; resolves with the exit code. */
async function vitest(folder, isAside = false) {
  const report = join(REPORTS, `${folder}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [bin('vitest', 'vitest.mjs'), 'run', `tests/${folder}/`, ...reporters]
  const code = await step(`${folder} tests`, args, isAside)
  const counts = count(report)
  passed += counts.passed
  // A run can fail without a failed test: a set-up that throws, an error after the last test.
  failed += code !== 0 && counts.failed === 0 ? 1 : counts.failed
  return code
}

function count(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

requireNode()
installDependencies(ROOT)
process.chdir(ROOT)
mkdirSync(REPORTS, { recursive: true })
// Programs read this output: no colour codes in a pipe, whatever the environment asks for.
if (!process.stdout.isTTY) {
  delete process.env.FORCE_COLOR
  process.env.NO_COLOR = '1'
}

// Looked for first, so that a machine without one says so at once and not after the unit tests.
const { importTs } = await import('./import-ts.mjs')
const { ensureBrowser } = await importTs('src/cli/find-browser.ts')
try {
  process.env.GLISSADE_BROWSER = await ensureBrowser()
  console.log(`Browser: ${process.env.GLISSADE_BROWSER}`)
} catch (error) {
  console.error(error.message)
  failed++
  finish(1)
}

await check('shaders', ['scripts/run-ts.mjs', 'shaders/build.ts'])
await check('lint', [bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'])
await check('types', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.'])
const codes = await Promise.all([vitest('gpu'), vitest('golden', true), vitest('unit', true)])
const wrong = codes.find((code) => code !== 0)
if (wrong !== undefined) finish(wrong)
await check('size', ['scripts/size.mjs'])
finish(0)
