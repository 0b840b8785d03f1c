import type { Result } from '../result.ts'

const WIDTH = 320
const HEIGHT = 60

/** One page without scripts: a plot of each result's frames, with its percentiles. */
export function htmlOf(results: readonly Result[], title: string): string {
  const cards = results.filter(({ main }) => main).map(cardOf)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
  body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; color: #1f2328; background: #f6f8fa }
  main { display: grid; grid-template-columns: repeat(auto-fill, minmax(${WIDTH + 40}px, 1fr)); gap: 1rem }
  article { background: #fff; border: 1px solid #d0d7de; border-radius: 8px; padding: 1rem }
  h2 { font-size: 1rem; margin: 0 } p { margin: .25rem 0; color: #57606a }
  polyline { fill: none; stroke: #2f6fdb; stroke-width: 1.5 } .main { stroke: #1f9d61 }
</style>
<h1>${escaped(title)}</h1>
<p>Blue: whole frames. Green: the main thread. Milliseconds.</p>
<main>${cards.join('\n')}</main>
</html>
`
}

function cardOf({ scenario, board, backend, main, frame, counters }: Result): string {
  const top = Math.max(...(frame?.all ?? []), ...(main?.all ?? []), 0.1)
  const line = (all: readonly number[] = [], name: string) => {
    const points = all.map(
      (ms, i) => `${((i / Math.max(1, all.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT * (1 - ms / top)).toFixed(1)}`,
    )
    return `<polyline class="${name}" points="${points.join(' ')}"/>`
  }
  const fixed = (value = 0) => value.toFixed(2)
  return `<article><h2>${escaped(scenario)}</h2><p>${escaped(board)}, ${escaped(backend)}</p>
<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 -2 ${WIDTH} ${HEIGHT + 4}">${line(frame?.all, 'frame')}${line(main?.all, 'main')}</svg>
<p>frame p50 ${fixed(frame?.p50)}, p99 ${fixed(frame?.p99)}, jitter ${fixed(frame?.jitter)}; main p50 ${fixed(main?.p50)}, p99 ${fixed(main?.p99)}</p>
<p>${counters?.records ?? 0} records, ${counters?.draws ?? 0} draws, ${counters?.uploadedBytes ?? 0} B up, ${counters?.pixels ?? 0} px</p></article>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
