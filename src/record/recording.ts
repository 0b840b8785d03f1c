import { EngineError } from '../base/errors.ts'
import type { GlissadeDocument } from '../document/document.ts'
import type { Operation } from '../document/operation.ts'
import type { HandsInputs } from '../interact/ports.ts'
import { type Check, list, oneOf, range, record, refuse, string } from '../scene/check.ts'
import type { TrailPush } from '../scene/trail.ts'

export interface CameraPlace {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What the surface told the hands: the name of the input and what came with it. */
export type RecordedInput = {
  readonly [Name in keyof HandsInputs]: { readonly name: Name; readonly of: Parameters<HandsInputs[Name]>[0] }
}[keyof HandsInputs]

export type Happening =
  | { readonly type: 'input'; readonly input: RecordedInput }
  /** The document is of this version since, by these operations. */
  | { readonly type: 'transaction'; readonly version: number; readonly operations: readonly Operation[] }
  | { readonly type: 'load'; readonly version: number; readonly document: GlissadeDocument }
  | ({ readonly type: 'camera' } & CameraPlace)
  | { readonly type: 'select'; readonly ids: readonly string[] }
  /** A picture was drawn. */
  | { readonly type: 'frame' }
  /** What pointers did was over, and undone. */
  | { readonly type: 'cancel' }
  /** A sample of a trail, in its own space. */
  | { readonly type: 'push'; readonly trail: string; readonly x: number; readonly y: number; readonly how: TrailPush }
  | { readonly type: 'lift'; readonly trail: string }

/** `time`: milliseconds of the engine's clock. */
export type Entry = Happening & { readonly time: number }

/**
 * All that it takes to see a session again: what was there, and what came, in order. Plain JSON. Places are CSS px of the surface.
 * What comes from inputs stands after them: a replay checks it, and makes it so where it came out differently.
 */
export interface Recording {
  readonly version: 1
  readonly surface: { readonly width: number; readonly height: number; readonly pixelRatio: number }
  readonly camera: CameraPlace
  readonly document: GlissadeDocument
  /** When it began and ended, milliseconds of the engine's clock: springs and trails are functions of it. */
  readonly from: number
  readonly to: number
  readonly entries: readonly Entry[]
}

const number = range(-1e15, 1e15)
const positive = range(1e-6, 1e6)
/** Looked into where it is used: documents and operations are read as hostile input. */
const something: Check<unknown> = (value, path) =>
  typeof value === 'object' && value !== null ? value : refuse(value, path, 'an object')
const INPUTS: Readonly<Record<keyof HandsInputs, true>> = {
  down: true,
  move: true,
  up: true,
  interrupt: true,
  key: true,
  wheel: true,
  copy: true,
  paste: true,
}
export const INPUT_NAMES = Object.keys(INPUTS) as (keyof HandsInputs)[]
const camera = { x: number, y: number, zoom: positive }
/** An input may come with a word, a number or nothing. */
const ofInput: Check<unknown> = (value, path) => (Object(value) === value ? something(value, path) : value)
const happenings: Readonly<Record<Happening['type'], Readonly<Record<string, Check<unknown>>>>> = {
  input: { input: record({ name: oneOf(...INPUT_NAMES), of: ofInput }, 'name') },
  transaction: { version: number, operations: list(something, 1, 1e6) },
  load: { version: number, document: something },
  camera,
  select: { ids: list(string, 0, 1e6) },
  frame: {},
  cancel: {},
  push: { trail: string, x: number, y: number, how: something },
  lift: { trail: string },
}
const types = Object.keys(happenings) as Happening['type'][]
const type = oneOf(...types)

const entry: Check<Entry> = (value, path) => {
  const checks = happenings[type((something(value, path) as { readonly type?: unknown }).type, `${path}.type`)]
  return record<Entry>({ type, time: number, ...checks }, 'time', ...Object.keys(checks))(value, path)
}

const recording: Check<Recording> = record(
  {
    version: (value, path) => (value === 1 ? value : refuse(value, path, '1', 'unknown-version')),
    surface: record({ width: positive, height: positive, pixelRatio: positive }, 'width', 'height', 'pixelRatio'),
    camera: record(camera, 'x', 'y', 'zoom'),
    document: something,
    from: number,
    to: number,
    entries: list(entry, 0, 1e7),
  },
  ...['version', 'surface', 'camera', 'document', 'from', 'to', 'entries'],
)

/** A recording from an object or from JSON. Throws an `EngineError` that says where it is wrong. */
export function readRecording(source: unknown): Recording {
  const value = typeof source === 'string' ? parse(source) : source
  const read = recording(value, 'recording')
  let time = read.from
  read.entries.forEach((each, i) => {
    if (each.time < time)
      refuse(each.time, `recording.entries[${i}].time`, `at least the ${time} before it`, 'out-of-range')
    time = each.time
  })
  if (read.to < time) refuse(read.to, 'recording.to', `at least the ${time} of its last entry`, 'out-of-range')
  return read
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new EngineError('not-json', 'The recording is not JSON.', { path: 'recording', cause })
  }
}
