import type { BackendName } from '../engine/choose-backend.ts'
import { BUILD_ID } from './build-id.ts'

/** Something went wrong in an engine, as a plain object for logs. */
export interface ErrorReport {
  /** That of the `EngineError`, or the name of a problem: something was not drawn as asked. */
  readonly code: string
  readonly message: string
  /** Where: a path, the name of an option, or the id of a node. */
  readonly path: string
  /** ISO 8601. */
  readonly time: string
  /** Of the engine: version and hash of its code. */
  readonly engineBuild: string
  /** Of the app, as `watch` was told. */
  readonly appBuild: string
  /** 32 hexadecimal digits, as in W3C Trace Context: of the session, or of the app's trace. */
  readonly traceId: string
  /** Of the engine, as `watch` was told. */
  readonly label: string
  readonly backend: BackendName | null
  /** Pictures before it. */
  readonly frames: number
}

/** What is the same in all reports of an engine. */
export type Origin = Pick<ErrorReport, 'appBuild' | 'traceId' | 'label'>

export function reportOf(
  what: Pick<ErrorReport, 'code' | 'message' | 'path'>,
  where: Pick<ErrorReport, 'backend' | 'frames'>,
  origin: Origin,
): ErrorReport {
  const { code, message, path } = what
  return { code, message, path, time: new Date().toISOString(), engineBuild: BUILD_ID, ...origin, ...where }
}

/** A trace id of our own. */
export function createTraceId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
