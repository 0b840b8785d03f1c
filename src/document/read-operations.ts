import { EngineError } from '../base/errors.ts'
import { show } from '../scene/check.ts'
import type { Change } from './change.ts'
import { ImageSources } from './image-source.ts'
import type { Limits } from './limits.ts'
import type { Operation } from './operation.ts'
import { listLength, PlainReader } from './plain.ts'
import { readOperation } from './read-operation.ts'
import type { DocumentStore } from './store.ts'

/** Performs what an operation does, before the next one is read. */
export type Perform = (operation: Operation, changes: readonly Change[]) => void

/**
 * Reads a list of operations that may be hostile and hands them to `perform` one after the other, since a later one may speak of
 * what an earlier one made. Throws an `EngineError` with the path of the first thing that is wrong; what was performed until
 * then is the caller's to take back.
 */
export function readOperations(store: DocumentStore, input: unknown, limits: Limits, perform: Perform): void {
  const reader: PlainReader = new PlainReader(limits)
  try {
    reader.trail.push('operations')
    if (!Array.isArray(input)) reader.refuse('wrong-type', `is ${show(input)}; it must be a list.`, input)
    const images = new ImageSources(reader)
    const length = listLength(input)
    for (let i = 0; i < length; i++) {
      const source = reader.own(input, i)
      reader.trail.push(i)
      const { operation, changes } = readOperation(source, store, reader, images)
      perform(operation, changes)
      reader.trail.length = 1
    }
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    // A proxy may throw whatever it likes.
    const { path } = reader
    throw new EngineError('wrong-type', `${path} cannot be read: reading it threw.`, { path, cause })
  }
}
