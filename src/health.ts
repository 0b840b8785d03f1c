/** The public API of `glissade/health`: what an engine costs, what is wrong with it, what it left behind. */
import type { Engine } from './engine/engine.ts'
import { Health, type WatchOptions } from './health/health.ts'

export type { Spread, WatchedMetrics } from './engine/metrics.ts'
export { BUILD_ID } from './health/build-id.ts'
export { type Bottleneck, type Diagnosis, diagnose } from './health/diagnosis.ts'
export type { ErrorReport } from './health/error-report.ts'
export type { Health, HealthEvents, WatchOptions } from './health/health.ts'
export { type Leak, leaks } from './health/leaks.ts'

/**
 * Measures an engine from now on: fills `engine.metrics().watched`. Ends with the engine, or by `stop`. Throws
 * `already-watched` for an engine that is watched, `destroyed` for one that is destroyed.
 */
export function watch(engine: Engine, options: WatchOptions = {}): Health {
  return new Health(engine, options)
}
