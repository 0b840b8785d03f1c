/**
 * `npm run mutate [WORD]`: are the tests able to fail? Breaks the source in one place at a time (`mutations.mjs`, those whose
 * name holds WORD), in a copy of the repository, and runs the tests that should notice. A mutation that leaves them green, or
 * whose place is no longer found, fails the run; so do tests that are red without one. By hand, some minutes.
 */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MUTATIONS } from './mutations.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LEFT_OUT = ['node_modules', '.git', 'dist', 'tests/output']
/** A mutation may make a loop endless. */
const TIMEOUT_MS = 240_000

const copy = mkdtempSync(join(tmpdir(), 'glissade-mutate-'))

const { FORCE_COLOR: _, ...environment } = process.env

function node(args) {
  const env = { ...environment, NO_COLOR: '1' }
  return spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', timeout: TIMEOUT_MS, env })
}

/** What the tests say in a word: green, red, or how they could not run. */
function runTests(tests, needsShaders) {
  if (needsShaders) {
    const built = node(['scripts/run-ts.mjs', 'shaders/build.ts'])
    if (built.status !== 0) return { verdict: 'no build', output: built.stdout + built.stderr }
  }
  const { status, stdout, stderr } = node(['node_modules/vitest/vitest.mjs', 'run', ...tests])
  const output = stdout + stderr
  // A filter that matches nothing leaves vitest green.
  if (/Test Files .*skipped|No test files/.test(output) && !/\d+ (passed|failed)/.test(output))
    return { verdict: 'no tests', output }
  return { verdict: status === 0 ? 'green' : 'red', output }
}

/** Runs `mutations`; the number of those that are not as they should be. */
function mutate(mutations) {
  const healthy = new Map()
  let bad = 0
  for (const { name, file, find, replace, tests } of mutations) {
    const path = join(copy, file)
    const source = readFileSync(path, 'utf8')
    const key = tests.join(' ')
    if (!healthy.has(key)) healthy.set(key, runTests(tests, false))
    const before = healthy.get(key)
    let verdict = 'red'
    let output = ''
    if (before.verdict !== 'green') {
      verdict = `${before.verdict.toUpperCase()} WITHOUT IT`
      output = before.output
    } else if (source.split(find).length !== 2) {
      verdict = 'PLACE NOT FOUND'
    } else {
      const isShader = file.startsWith('shaders/')
      writeFileSync(
        path,
        source.replace(find, () => replace),
      )
      const found = runTests(tests, isShader)
      writeFileSync(path, source)
      if (isShader) node(['scripts/run-ts.mjs', 'shaders/build.ts'])
      verdict = found.verdict === 'red' ? 'red' : found.verdict.toUpperCase()
      output = found.output
    }
    if (verdict !== 'red') bad++
    console.log(`${verdict.padEnd(18)} ${name.padEnd(52)} ${key.replace(/--project \w+ /, '')}`)
    if (verdict !== 'red' && verdict !== 'GREEN') console.log(output.trim().split('\n').slice(-20).join('\n'))
  }
  return bad
}

try {
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(relative(ROOT, source).replaceAll('\\', '/')),
  })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const built = node(['scripts/run-ts.mjs', 'shaders/build.ts'])
  if (built.status !== 0) throw new Error(`The shaders do not build:\n${built.stderr}`)
  const word = process.argv[2] ?? ''
  const mutations = MUTATIONS.filter(({ name }) => name.includes(word))
  const bad = mutate(mutations)
  console.log(`\n${mutations.length} mutations, ${bad} not noticed or not run`)
  process.exitCode = bad > 0 || mutations.length === 0 ? 1 : 0
} finally {
  rmSync(copy, { recursive: true, force: true })
}
