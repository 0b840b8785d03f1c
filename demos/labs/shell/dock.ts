import { watch } from '../../../src/health.ts'
import type { Engine } from '../../../src/index.ts'
import type { Distance } from '../picture/difference.ts'
import { Loupe } from '../picture/loupe.ts'
import { make } from './make.ts'
import { BACKEND_LABELS } from './stage.ts'
import { name, say, type Words } from './words.ts'

/** Milliseconds between two updates of the numbers of frames: faster ones can't be read. */
const INTERVAL = 150

const READOUTS: readonly (readonly [string, Words])[] = [
  ['draws', ['draw calls', '绘制调用']],
  ['records', ['records', '记录']],
  ['uploaded', ['uploaded', '上传']],
  ['frame', ['CPU a frame', '每帧 CPU']],
]

/** Below the stage: the loupe, how far the picture is from the exact one, and what a frame costs. */
export class Dock {
  readonly ours = new Loupe('–')
  readonly exact = new Loupe(['Exact', '精确'])
  readonly difference = new Loupe(['Difference', '差异'])
  readonly rival: Loupe | null
  readonly element: HTMLElement
  private readonly place = make('output', 'place', '–')
  private readonly rows: HTMLElement
  private readonly numbers = new Map(READOUTS.map(([id]) => [id, make('dd', '', '–')]))
  private readonly device = make('p', 'device')
  private timer = 0

  constructor(private readonly rivalName: Words | null) {
    this.rival = rivalName ? new Loupe(rivalName) : null
    const loupes = make('div', 'loupes', this.ours.element, this.exact.element, this.difference.element)
    if (this.rival) loupes.append(this.rival.element)
    name(loupes, ['Loupe: the drawn pixels under the pointer', '放大镜：指针处实际绘制的像素'], false)
    this.rows = make('tbody')
    const head = make(
      'tr',
      '',
      say(make('th'), ['Error, in 1/255', '误差（1/255）']),
      say(make('th'), ['max', '最大']),
      say(make('th'), ['mean', '平均']),
      make('th', '', '99 %'),
    )
    const costs = make('dl', 'costs')
    for (const [id, words] of READOUTS) {
      const value = this.numbers.get(id) as HTMLElement
      value.id = id
      costs.append(make('div', '', say(make('dt'), words), value))
    }
    this.element = make(
      'section',
      'dock card',
      make('div', 'dock-loupes', make('p', 'dock-title', say(make('span'), ['Loupe', '放大镜']), this.place), loupes),
      make('div', 'dock-numbers', make('table', 'distances', make('thead', '', head), this.rows), costs, this.device),
    )
    this.showDistances('–', null, null)
  }

  showPlace(x: number, y: number): void {
    this.place.textContent = `x ${x}  y ${y}`
  }

  clearExact(): void {
    for (const loupe of [this.exact, this.difference, this.rival]) loupe?.clear()
  }

  /** Null: not measured yet. */
  showDistances(backend: string, ours: Distance | null, rival: Distance | null): void {
    const rows = [row(make('th', '', backend), ours)]
    if (this.rivalName) rows.push(row(say(make('th'), this.rivalName), rival))
    this.rows.replaceChildren(...rows)
  }

  attach(engine: Engine): void {
    watch(engine)
    const showBackend = () => {
      this.ours.rename(engine.backend ? BACKEND_LABELS[engine.backend] : '–')
      this.device.textContent = engine.backendDescription
      this.device.title = engine.backendReason
    }
    showBackend()
    engine.on('backendchange', showBackend)
    engine.on('frame', () => {
      this.timer ||= window.setTimeout(() => {
        this.timer = 0
        this.showCosts(engine)
      }, INTERVAL)
    })
    this.showCosts(engine)
  }

  private showCosts(engine: Engine): void {
    const { last, watched } = engine.metrics()
    if (!last) return
    const texts = {
      draws: last.draws,
      records: last.records,
      uploaded: bytes(last.uploadedBytes),
      frame: watched?.cpu ? `${watched.cpu.p50.toFixed(1)} ms` : '–',
    }
    for (const [id, text] of Object.entries(texts)) {
      const value = this.numbers.get(id)
      if (value && value.textContent !== String(text)) value.textContent = String(text)
    }
  }
}

function row(head: HTMLElement, distance: Distance | null): HTMLElement {
  const { max, mean, most } = distance ?? {}
  const texts = [max?.toFixed(0), mean?.toFixed(2), most?.toFixed(0)]
  return make('tr', '', head, ...texts.map((text) => make('td', '', text ?? '–')))
}

function bytes(value: number): string {
  return value < 1000 ? `${value} B` : `${(value / 1000).toFixed(1)} kB`
}
