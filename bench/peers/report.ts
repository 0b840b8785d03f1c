import { verdictsOf } from './claims.ts'
import { isOurs } from './peers.ts'
import type { Difference } from './pictures.ts'
import type { PeerResult } from './result.ts'

const NOTE = `Only ratios within one table mean anything: times are of one machine and one run. \`gpu\`: WebGPU and WebGL on
SwiftShader, a software rasteriser; \`cpu\`: Chromium's own. Wall times of the two do not compare. Milliseconds, medians over all
rounds; \`ratio\` is of whole frames, or of the main thread where there is none, to the best of Glissade in the same browser.`

const ms = (value: number | null): string => {
  if (value === null) return ''
  if (Number.isNaN(value)) return 'did not finish'
  return value < 0.1 ? value.toFixed(4) : value.toFixed(value < 10 ? 2 : 0)
}

const tableOf = (rows: readonly (readonly (string | number)[])[]): string[] => {
  const [head = [], ...more] = rows
  return [head, head.map(() => '---'), ...more].map((row) => `| ${row.join(' | ')} |`)
}

/** Tables for people: each scenario on each board, what falls short, and how alike the pictures are. */
export function reportOf(results: readonly PeerResult[], likeness: readonly Difference[]): string {
  const groups = new Map<string, PeerResult[]>()
  for (const result of results) {
    const key = `${result.scenario}, ${result.board}`
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  const tables = [...groups].flatMap(([title, rows]) => [`### ${title}`, '', ...scenarioTable(rows), ''])
  return [NOTE, '', ...tables, ...verdictLines(results), ...likenessLines(likeness), ''].join('\n')
}

function scenarioTable(rows: readonly PeerResult[]): string[] {
  const timeOf = ({ mainMs, frameMs }: PeerResult) => frameMs ?? mainMs
  const bestOf = (browser: string) => {
    const times = rows.filter((row) => isOurs(row.peer) && row.browser === browser).map(timeOf)
    return Math.min(...times.filter(Number.isFinite))
  }
  const lines = rows.map((row) => [
    row.peer,
    row.browser,
    ms(row.mainMs),
    ms(row.frameMs),
    ms(row.frameP99),
    Number.isFinite(timeOf(row) / bestOf(row.browser)) ? (timeOf(row) / bestOf(row.browser)).toFixed(2) : '',
    Number.isFinite(row.spread) ? row.spread.toFixed(2) : '',
    row.done < 1 ? `${Math.round(row.done * 100)} %` : '',
  ])
  return tableOf([['peer', 'browser', 'main', 'frame', 'p99', 'ratio', 'between rounds', 'done in the time'], ...lines])
}

function verdictLines(results: readonly PeerResult[]): string[] {
  const verdicts = verdictsOf(results)
  if (verdicts.length === 0) return []
  const rows = verdicts.map(({ scenario, board, ours, best, measure, ratio, most }) => [
    `${scenario}, ${board}`,
    ours,
    best,
    measure === 'mainMs' ? 'main' : 'frame',
    ratio.toPrecision(3),
    most.toPrecision(3),
    ratio <= most ? 'holds' : '**falls short**',
  ])
  return [
    '### What is wanted',
    '',
    ...tableOf([['case', 'ours', 'best of theirs', 'of', 'ratio', 'at most', ''], ...rows]),
    '',
  ]
}

function likenessLines(likeness: readonly Difference[]): string[] {
  const rows = likeness.map(({ board, peer, to, mean, far, picks }) => [
    board,
    peer,
    to,
    mean.toFixed(2),
    `${(far * 100).toFixed(2)} %`,
    `${(picks * 100).toFixed(1)} %`,
  ])
  return [
    '### The same picture',
    '',
    ...tableOf([['board', 'peer', 'against', 'mean, 1/255', 'off by more than 32', 'same picks'], ...rows]),
  ]
}
