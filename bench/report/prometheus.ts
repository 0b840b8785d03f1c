import type { Result, Times } from '../result.ts'

/** Prometheus text format 0.0.4: gauges of a run, labelled by scenario, board and backend. */
export function prometheusOf(results: readonly Result[]): string {
  const lines = new Map<string, string[]>()
  const put = (metric: string, labels: Record<string, string>, value: number) => {
    const text = Object.entries(labels).map(([name, label]) => `${name}="${label.replace(/[\\"\n]/g, '')}"`)
    const known = lines.get(metric) ?? []
    lines.set(metric, [...known, `${metric}{${text.join(',')}} ${value}`])
  }
  for (const { scenario, board, backend, counters, main, frame, values } of results) {
    const labels = { scenario, board, backend }
    const times = (metric: string, all: Times | null) => {
      for (const [quantile, value] of [
        ['0.5', all?.p50],
        ['0.95', all?.p95],
        ['0.99', all?.p99],
      ] as const)
        if (value !== undefined) put(metric, { ...labels, quantile }, value / 1000)
    }
    times('glissade_main_thread_seconds', main)
    times('glissade_frame_seconds', frame)
    for (const [name, value] of Object.entries(counters ?? {}))
      put('glissade_frame_count', { ...labels, counter: name }, value)
    for (const [name, value] of Object.entries(values)) put('glissade_value', { ...labels, name }, value)
  }
  return [...lines].flatMap(([metric, all]) => [`# TYPE ${metric} gauge`, ...all, '']).join('\n')
}
