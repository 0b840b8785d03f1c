import { EngineError } from '../base/errors.ts'

/** What is asked of an engine that has ended gets this. */
export function destroyed(): EngineError {
  return new EngineError('destroyed', 'The engine was destroyed; make a new one.')
}
