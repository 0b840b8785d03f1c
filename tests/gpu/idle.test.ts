import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const NOTHING = { frames: 0, submits: 0, draws: 0, timers: 0, created: 0 }

test.each(BACKENDS)('%s: a still board does nothing for 5 s, a change is one frame', async (backend) => {
  const page = await openPage(browserOf(backend), '/pages/idle')
  const report = await page.evaluate((backend) => window.idle(backend, 5000), backend)
  expect(report.still).toEqual(NOTHING)
  const drawn = {
    frames: 1,
    submits: backend === 'webgpu' ? 1 : 0,
    draws: backend === 'canvas2d' ? 0 : 1,
    timers: 0,
    created: 0,
  }
  // The first part of a screen needs a target to be drawn into, new text may need room in the atlas.
  expect({ ...report.one, created: 0 }).toEqual(drawn)
  expect(report.same).toEqual(NOTHING)
  expect({ ...report.many, created: 0 }).toEqual(drawn)
  expect(report.unseen).toEqual(NOTHING)
  expect({ ...report.camera, created: 0 }).toEqual(drawn)
  expect(report.sameCamera).toEqual(NOTHING)
  expect(report.frames).toEqual([0, 1, 0, 1, 0, 1, 0])
})
