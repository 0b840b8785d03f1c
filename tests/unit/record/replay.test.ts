import { describe, expect, test } from 'vitest'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { readRecording } from '../../../src/record/recording.ts'
import { Replay } from '../../../src/record/replay.ts'
import type { Trail } from '../../../src/scene/trail.ts'
import { sortedJson } from '../../support/document-host.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'
import { QuietEngine } from './quiet-engine.ts'
import { play } from './session.ts'

const options = {
  text: createFakeTextPort(),
  images: createFakeImages(),
  onDemand: { code: encodeOnDemand, get: () => encodeOnDemand },
  maxAtlasPages: 8,
  report: () => {},
}

/** All that a picture is made of: the samples of the trail, and the frame of all else. */
function pictureOf({ scene, camera, size, clock }: QuietEngine): unknown {
  const trail = scene.get('ribbon') as Trail
  const { samples } = trail
  const places = Array.from({ length: samples.size }, (_, i) => {
    const at = samples.begin + i
    return [samples.x(at), samples.y(at), samples.width(at), samples.time(at), samples.starts(at)]
  })
  trail.visible = false
  const surface = { camera, ...size, background: [0, 0, 0, 0] as const, time: Math.round(clock()) >>> 0 }
  return { places, frame: resolveFrame(new Encoder(scene, options).encode(surface, true)) }
}

const quietly = (seed: number, events: number) => play(seed, events, (clock) => new QuietEngine(clock))

async function replayed(source: unknown) {
  const replay = new Replay(source)
  const engine = new QuietEngine(replay.clock)
  return { engine, ...(await replay.play(engine)) }
}

test('20 sessions of 1,000 events and more end in the same document, selection, camera and picture', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const was = await quietly(seed, 1000)
    expect(was.recording.entries.length).toBeGreaterThan(1000)
    const is = await replayed(JSON.stringify(was.recording))
    const where = `seed ${seed}`
    expect(sortedJson(is.bus.toJSON()), where).toBe(sortedJson(was.bus.toJSON()))
    expect(sortedJson(is.engine.toJSON()), where).toBe(sortedJson(was.engine.toJSON()))
    expect(is.hands.selection.map(({ id }) => id)).toEqual(was.hands.selection.map(({ id }) => id))
    expect(is.hands.state, where).toBe(was.hands.state)
    expect(pictureOf(is.engine), where).toEqual(pictureOf(was.engine))
    // What is pasted has other ids each time.
    const pasted = was.recording.entries.filter((entry) => entry.type === 'input' && entry.input.name === 'paste')
    expect(is.mended, where).toBeLessThanOrEqual(pasted.length)
  }
})

test('the clock of a replay stands at each entry in turn', async () => {
  const { recording, bus } = await quietly(77, 300)
  const replay = new Replay(recording)
  const engine = new QuietEngine(replay.clock)
  const times: number[] = []
  const played = await replay.play(engine, {
    each(entry, index) {
      expect(recording.entries[index]).toEqual(entry)
      times.push(engine.clock())
    },
  })
  expect(times).toEqual(recording.entries.map(({ time }) => time))
  expect(sortedJson(played.bus.toJSON())).toBe(sortedJson(bus.toJSON()))
})

test('what comes out of an input otherwise than it did is put right, and counted', async () => {
  const { recording, bus } = await quietly(5, 200)
  const entries = recording.entries.map((entry) =>
    entry.type === 'input' && entry.input.name === 'up'
      ? { ...entry, input: { name: 'up', of: { ...entry.input.of, place: { x: 1, y: 1 } } } }
      : entry,
  )
  const played = await replayed({ ...recording, entries })
  expect(played.mended).toBeGreaterThan(0)
  expect(sortedJson(played.bus.toJSON())).toBe(sortedJson(bus.toJSON()))
})

test('an engine with a clock of its own is refused', async () => {
  const replay = new Replay((await quietly(1, 10)).recording)
  await expect(replay.play(new QuietEngine(() => 7))).rejects.toMatchObject({ path: 'options.clock' })
})

describe('a wrong recording is refused', async () => {
  const { recording } = await quietly(3, 30)
  const [first] = recording.entries
  test.each([
    ['no JSON', 'not-json', 'recording', '{'],
    ['null', 'wrong-type', 'recording', null],
    ['another version', 'unknown-version', 'recording.version', { ...recording, version: 2 }],
    ['no camera', 'missing-prop', 'recording.camera', { ...recording, camera: undefined }],
    [
      'a camera in no place',
      'not-finite',
      'recording.camera.x',
      { ...recording, camera: { x: Number.NaN, y: 0, zoom: 1 } },
    ],
    ['an unknown part', 'unknown-prop', 'recording.mood', { ...recording, mood: 1 }],
    ['no entries', 'wrong-type', 'recording.entries', { ...recording, entries: {} }],
    [
      'an unknown entry',
      'wrong-type',
      'recording.entries[0].type',
      { ...recording, entries: [{ ...first, type: 'jump' }] },
    ],
    [
      'an entry that lacks something',
      'missing-prop',
      'recording.entries[0].ids',
      { ...recording, entries: [{ time: recording.from, type: 'select' }] },
    ],
    [
      'an unknown input',
      'wrong-type',
      'recording.entries[0].input.name',
      { ...recording, entries: [{ time: recording.from, type: 'input', input: { name: 'toString' } }] },
    ],
    [
      'time that runs back',
      'out-of-range',
      'recording.entries[0].time',
      { ...recording, entries: [{ ...first, time: 0 }] },
    ],
    ['an end before the last entry', 'out-of-range', 'recording.to', { ...recording, to: recording.from - 1 }],
  ])('%s', (_, code, path, source) => {
    expect(() => readRecording(source)).toThrow(expect.objectContaining({ code, path }))
  })
})
