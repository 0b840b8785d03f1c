import { type DrawnPicture, drawDocument } from '../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../src/cli/pages/render-contract.ts'
import type { GoldenScene } from '../../tests/golden/scenes/scene.ts'
import { diffImage } from '../../tests/support/compare.ts'
import { type Magnified, magnify } from './magnifier.ts'
import { make } from './make.ts'
import { pictureCanvas, straightened } from './picture-canvas.ts'
import type { SceneEntry } from './scene-list.ts'
import { COLUMNS, judge, LABELS, type Pairs, referenceOf, type Verdict } from './verdict.ts'

/** What the toolbar says. */
export interface Settings {
  readonly scale: number
  readonly gain: number
  readonly pairs: Pairs
}

interface Drawn {
  readonly picture: DrawnPicture
  readonly canvas: HTMLCanvasElement
}

/** One scene: four pictures, and below three of them how they differ from another. */
export class SceneCard {
  readonly element = make('article', 'scene')
  private readonly title = make('small')
  private readonly columns = new Map(COLUMNS.map((backend) => [backend, make('figure', 'column')]))
  private readonly drawn = new Map<RenderBackend, Drawn>()
  private readonly failures = new Map<RenderBackend, string>()
  private scene: GoldenScene | null = null
  /** Scale of the pictures; 0 before the first. */
  private scale = 0
  /** Settings that the differences on show were made with. */
  private compared: Settings | null = null

  constructor(
    readonly entry: SceneEntry,
    private readonly magnifier: HTMLElement,
  ) {
    const pictures = make('div', 'pictures')
    pictures.append(...this.columns.values())
    this.element.append(make('h2', '', entry.name, this.title), pictures)
    for (const backend of COLUMNS) this.showColumn(backend, { scale: 1, gain: 1, pairs: 'tested' })
  }

  /** Draws what is not drawn at this scale yet. Never rejects: a failure stands in place of its picture. */
  async draw(settings: Settings): Promise<void> {
    if (this.scale === settings.scale) {
      const { gain, pairs } = this.compared ?? {}
      if (gain !== settings.gain || pairs !== settings.pairs) this.compare(settings)
      return
    }
    this.scale = settings.scale
    this.drawn.clear()
    this.failures.clear()
    // The oracle is slow, and blocks: last.
    for (const backend of [...COLUMNS.slice(1), 'oracle'] as const) {
      await this.drawOne(backend, settings.scale)
      this.compare(settings)
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  /** Shows the differences anew. */
  compare(settings: Settings): void {
    this.compared = settings
    for (const backend of COLUMNS) this.showColumn(backend, settings)
  }

  /** Whether all that the tests judge is within tolerance; null while something is missing. */
  passes(): boolean | null {
    const all = COLUMNS.slice(1).map((backend) => this.verdict(backend, 'tested')?.passes)
    if (this.failures.size > 0 || all.includes(false)) return false
    return all.every(Boolean) ? true : null
  }

  private async drawOne(backend: RenderBackend, scale: number): Promise<void> {
    try {
      this.scene ??= await this.entry.load()
      this.title.textContent = this.scene.title + (this.scene.reason ? ` (${this.scene.reason})` : '')
      const picture = await drawDocument(this.scene.document, backend, scale)
      const canvas = pictureCanvas(picture.width, picture.height, straightened(picture.pixels))
      this.listen(canvas)
      this.drawn.set(backend, { picture, canvas })
    } catch (error) {
      this.failures.set(backend, error instanceof Error ? error.message : String(error))
    }
  }

  private verdict(backend: RenderBackend, pairs: Pairs): Verdict | null {
    const reference = referenceOf(backend, pairs)
    const actual = this.drawn.get(backend)
    const expected = reference && this.drawn.get(reference)
    if (!this.scene || !reference || !actual || !expected) return null
    return judge(backend, actual.picture, reference, expected.picture, this.scene)
  }

  private showColumn(backend: RenderBackend, { gain, pairs }: Settings): void {
    const drawn = this.drawn.get(backend)
    const failure = this.failures.get(backend)
    const reference = referenceOf(backend, pairs)
    const verdict = this.verdict(backend, pairs)
    const expected = reference && this.drawn.get(reference)
    const caption = make('figcaption', '', LABELS[backend])
    const parts: HTMLElement[] = [caption]
    if (failure) parts.push(make('div', 'waiting failure', failure))
    else parts.push(drawn?.canvas ?? make('div', 'waiting', 'not drawn yet'))
    if (drawn && verdict && expected) {
      const { width, height, pixels } = drawn.picture
      const difference = diffImage(pixels, expected.picture.pixels, gain)
      const canvas = pictureCanvas(width, height, new Uint8ClampedArray(difference))
      this.listen(canvas)
      parts.push(canvas, this.numbers(verdict, LABELS[reference]))
      if (verdict.passes !== null)
        caption.append(make('span', verdict.passes ? 'good' : 'bad', verdict.passes ? 'within' : 'beyond'))
    } else if (drawn && backend === 'oracle') {
      const { width, height, draws, records } = drawn.picture
      parts.push(make('p', 'numbers', `${width} × ${height} px, ${records} records in ${draws} batches`))
    }
    this.columns.get(backend)?.replaceChildren(...parts)
  }

  private numbers({ comparison, far }: Verdict, reference: string): HTMLElement {
    const { max, mean, share, worst } = comparison
    const value = (label: string, text: string) => make('span', '', `${label} `, make('b', '', text))
    const row = make(
      'p',
      'numbers',
      value('from', reference),
      value('max', String(max)),
      value('mean', mean.toFixed(2)),
      value(`over ${far}`, `${(share(far) * 100).toFixed(2)} %`),
    )
    const [pixel] = worst
    if (pixel) {
      const button = make('button', '', `worst at ${pixel.x}, ${pixel.y}`)
      button.setAttribute('type', 'button')
      button.addEventListener('click', () => this.magnify(pixel.x, pixel.y))
      row.append(button)
    }
    return row
  }

  private listen(canvas: HTMLCanvasElement): void {
    canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
      const perCss = canvas.width / canvas.clientWidth
      this.magnify(
        Math.min(canvas.width - 1, Math.max(0, Math.floor(offsetX * perCss))),
        Math.min(canvas.height - 1, Math.max(0, Math.floor(offsetY * perCss))),
      )
    })
    canvas.addEventListener('pointerleave', () => {
      this.magnifier.hidden = true
    })
  }

  private magnify(x: number, y: number): void {
    const pictures = COLUMNS.flatMap((backend): Magnified[] => {
      const drawn = this.drawn.get(backend)
      return drawn ? [{ label: LABELS[backend], ...drawn }] : []
    })
    magnify(this.magnifier, pictures, x, y)
  }
}
