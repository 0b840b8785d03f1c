import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** The goal is 1,000 bytes a frame, the frame itself included; until then these may only fall. */
const CEILINGS = { drag: 5000, pan: 6000 }

test('frames that only move things, or the camera, allocate next to nothing', { timeout: 120_000 }, () => {
  const flags = ['--expose-gc', '--single-threaded', '--min-semi-space-size=64', '--max-semi-space-size=64']
  const output = execFileSync(process.execPath, [...flags, 'scripts/run-ts.mjs', 'tests/support/frame-garbage.ts'], {
    encoding: 'utf8',
  })
  const { drag, pan, visited } = JSON.parse(output) as { drag: number; pan: number; visited: number }
  expect(visited).toBeGreaterThan(30)
  expect(drag).toBeLessThan(CEILINGS.drag)
  expect(pan).toBeLessThan(CEILINGS.pan)
})
