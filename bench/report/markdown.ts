import type { Result } from '../result.ts'

const ms = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(value < 10 ? 2 : 0))

/** A table for people and pull requests. */
export function markdownOf(results: readonly Result[]): string {
  const head = [
    'scenario',
    'board',
    'backend',
    'main p50',
    'p95',
    'p99',
    'frame p50',
    'p99',
    'jitter',
    'draws',
    'records',
    'kB up',
    'Mpx',
  ]
  const rows = results.map(({ scenario, board, backend, counters, main, frame }) => [
    scenario,
    board,
    backend,
    ms(main?.p50),
    ms(main?.p95),
    ms(main?.p99),
    ms(frame?.p50),
    ms(frame?.p99),
    ms(frame?.jitter),
    counters?.draws ?? '',
    counters?.records ?? '',
    counters ? (counters.uploadedBytes / 1000).toFixed(2) : '',
    counters ? (counters.pixels / 1e6).toFixed(3) : '',
  ])
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
  return `${[...table, '', ...results.flatMap(notesOf)].join('\n')}\n`
}

function notesOf({ scenario, board, backend, values, against }: Result): string[] {
  const name = `${scenario}, ${board}, ${backend}`
  const notes = Object.entries(values).map(([key, value]) => `- ${name}: ${key} ${Number(value.toPrecision(4))}`)
  if (!against) return notes
  const { main, verdict, counters } = against
  const changed = Object.entries(counters).map(([key, [there, here]]) => `${key} ${there} -> ${here}`)
  const ratio = `${main.ratio.toFixed(3)} (${main.low.toFixed(3)} to ${main.high.toFixed(3)})`
  return [...notes, `- ${name}: ${verdict}, main thread x ${ratio}${changed.length ? `; ${changed.join(', ')}` : ''}`]
}
