/** The public API of `glissade/record`: sessions written down, and played again anywhere. */
import type { DocumentBus } from './document/bus.ts'
import { type RecordedEngine, Recorder } from './record/recorder.ts'

export type { RecordedEngine, Recorder } from './record/recorder.ts'
export {
  type CameraPlace,
  type Entry,
  type Happening,
  type RecordedInput,
  type Recording,
  readRecording,
} from './record/recording.ts'
export { Replay, type ReplayEngine, type Replayed, type ReplayOptions } from './record/replay.ts'

/** Writes down what happens to an engine and its document from now on; give its `through` to `interact`, and let it `follow` the hands. */
export function record(engine: RecordedEngine, bus: DocumentBus): Recorder {
  return new Recorder(engine, bus)
}
