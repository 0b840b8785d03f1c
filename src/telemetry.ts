/** The public API of `glissade/telemetry`: what `glissade/health` measures, for OpenTelemetry. */
export { exportHealth } from './telemetry/export-health.ts'
