import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = join(ROOT, 'node_modules/.cache/glissade/bench-test')

/** The command as users call it: its exit code and output. */
function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/run-ts.mjs', 'bench/from-sources.ts', 'bench', ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
}

test('a run reports counters and times in four forms, and a budget gates', async () => {
  await rm(OUT, { recursive: true, force: true })
  const args = ['--cards', '200', '--scenario', 'drag,idle,first-frame', '--frames', '10', '--out', OUT]
  const { code, stdout } = await bench(...args, '--budget', 'main.p50=0.0001ms')
  expect(code).toBe(1)
  expect(stdout).toMatch(/over budget: drag, world 200, canvas2d: main.p50 [\d.]+ > 0.0001 ms/)
  const [drag, idle, first] = JSON.parse(await readFile(join(OUT, 'bench.json'), 'utf8'))
  expect(drag).toMatchObject({ scenario: 'drag', backend: 'canvas2d', frames: 10, counters: { passes: 1, encoded: 0 } })
  expect(drag.counters.pixels).toBeLessThan(25_000)
  expect(idle.counters).toMatchObject({ passes: 0, records: 0 })
  expect(first.values['ms to the first picture']).toBeGreaterThan(0)
  const read = (name: string) => readFile(join(OUT, name), 'utf8')
  expect(await read('bench.prom')).toMatch(
    /^# TYPE glissade_main_thread_seconds gauge\nglissade_main_thread_seconds\{scenario="drag",board="world 200",backend="canvas2d",quantile="0.5"\} [\de.-]+$/m,
  )
  expect(await read('bench.md')).toContain('| drag | world 200 | canvas2d |')
  expect(await read('bench.html')).toContain('<polyline class="main"')
})

test('what is asked for and not to be had is said in a sentence', async () => {
  const wrong = await bench('--scenario', 'dragg')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toMatch(/--scenario names 'dragg'; allowed: drag, pan/)
  expect((await bench('--budget', '16')).stderr).toContain('write it as p99=16ms')
})
