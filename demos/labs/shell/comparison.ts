import { type Distance, differencePicture } from '../picture/difference.ts'
import { type Picture, paint } from '../picture/picture.ts'
import { make } from './make.ts'
import { say, type Words } from './words.ts'

export interface Compared {
  readonly name: string
  readonly ours: Picture
  readonly exact: Picture
  readonly rival: Picture | null
  readonly distance: Distance
  readonly rivalDistance: Distance | null
}

/** Our picture beside the exact one and, below, what they differ by; where there is a rival, the same for it. */
export class Comparison {
  readonly element = make('div', 'comparison waits')
  private readonly ours = make('figcaption')
  private readonly scores = make('div', 'scores')
  private readonly tiles: HTMLCanvasElement[] = []

  /** `onPoint`: device px of the pictures. */
  constructor(
    private readonly rivalName: Words | null,
    private readonly onPoint: (x: number, y: number) => void,
  ) {
    this.element.append(say(make('p', 'measuring'), ['Measuring…', '测量中…']))
    const difference: Words = ['Difference', '差异']
    const exact = say(make('figcaption'), ['Exact', '精确'])
    if (rivalName) {
      this.element.append(
        this.tile(this.ours),
        this.tile(exact),
        this.tile(say(make('figcaption'), rivalName)),
        this.tile(say(make('figcaption'), difference)),
        this.scores,
        this.tile(say(make('figcaption'), difference)),
      )
    } else this.element.append(this.tile(this.ours), this.tile(exact), this.tile(say(make('figcaption'), difference)))
  }

  /** `pixelRatio`: device px of a CSS px. */
  show({ name, ours, exact, rival, distance, rivalDistance }: Compared, gain: number, pixelRatio: number): void {
    this.element.classList.remove('waits')
    this.ours.textContent = name
    const scores = [score(make('span', '', name), distance)]
    if (this.rivalName && rivalDistance) scores.push(score(say(make('span'), this.rivalName), rivalDistance))
    this.scores.replaceChildren(...scores)
    const ourDifference = differencePicture(ours, exact, gain)
    const pictures =
      this.rivalName && rival
        ? [ours, exact, rival, ourDifference, differencePicture(rival, exact, gain)]
        : [ours, exact, ourDifference]
    this.tiles.forEach((canvas, i) => {
      const picture = pictures[i]
      if (!picture) return
      paint(canvas, picture)
      canvas.style.width = `${picture.width / pixelRatio}px`
      canvas.style.height = `${picture.height / pixelRatio}px`
    })
  }

  private tile(caption: HTMLElement): HTMLElement {
    const canvas = make('canvas')
    canvas.width = canvas.height = 1
    this.tiles.push(canvas)
    const figure = make('figure', 'tile', caption, canvas)
    canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
      const perCss = canvas.width / canvas.clientWidth
      this.onPoint(Math.floor(offsetX * perCss), Math.floor(offsetY * perCss))
    })
    return figure
  }
}

function score(name: HTMLElement, { max, mean }: Distance): HTMLElement {
  const small = say(make('span'), [`mean ${mean.toFixed(2)}`, `平均 ${mean.toFixed(2)}`])
  return make('div', '', name, make('b', '', String(max), make('i', '', '/255')), small)
}
