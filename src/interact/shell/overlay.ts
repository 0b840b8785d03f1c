import type { Rect } from '../../math/rect.ts'
import type { Adornments } from '../adornments.ts'
import type { Handle } from '../handles.ts'
import type { Quad } from '../own-rect.ts'
import type { Place } from '../pointer-machine.ts'
import type { Guide } from '../snapper.ts'

const SVG = 'http://www.w3.org/2000/svg'
const ACCENT = 'var(--hands-accent, #0b6bff)'

/**
 * Draws adornments over the canvas: an SVG of a path for each kind. It is no part of the scene, so no document, capture or hit test
 * meets it, and changes in the frame in which the picture does.
 */
export class Overlay {
  readonly #surface: HTMLElement
  readonly #svg: SVGSVGElement
  readonly #drawn = new Map<SVGPathElement, string>()
  readonly #outlines: SVGPathElement
  readonly #frame: SVGPathElement
  readonly #handles: SVGPathElement
  readonly #marquee: SVGPathElement
  readonly #guides: SVGPathElement

  /** `surface`: the element that the canvas fills. */
  constructor(surface: HTMLElement) {
    const document = surface.ownerDocument
    this.#surface = surface
    this.#svg = document.createElementNS(SVG, 'svg')
    this.#svg.setAttribute('aria-hidden', 'true')
    this.#svg.style.cssText =
      'position:absolute;inset:0;width:100%;height:100%;overflow:hidden;pointer-events:none;fill:none'
    const path = (style: string): SVGPathElement => {
      const element = document.createElementNS(SVG, 'path')
      element.style.cssText = style
      this.#svg.append(element)
      return element
    }
    this.#outlines = path(`stroke:${ACCENT};stroke-width:1;opacity:.6`)
    this.#frame = path(`stroke:${ACCENT};stroke-width:1.5`)
    this.#handles = path(`stroke:${ACCENT};stroke-width:1.5;fill:#fff`)
    this.#marquee = path(`stroke:${ACCENT};stroke-width:1;fill:${ACCENT};fill-opacity:.1`)
    this.#guides = path('stroke:var(--hands-guide, #e0457b);stroke-width:1')
  }

  draw({ outlines, frame, handles, marquee, guides }: Adornments): void {
    // The first canvas may come later, and others take its place.
    const canvas = this.#surface.querySelector('canvas')
    if (canvas?.nextElementSibling !== this.#svg) canvas?.after(this.#svg)
    this.#set(this.#outlines, outlines.map(quadData).join(''))
    this.#set(this.#frame, frame ? quadData(frame) : '')
    this.#set(this.#handles, handles.map(handleData).join(''))
    this.#set(this.#guides, guides.map(guideData).join(''))
    this.#set(this.#marquee, marquee ? rectData(marquee) : '')
  }

  remove(): void {
    this.#svg.remove()
  }

  #set(path: SVGPathElement, data: string): void {
    if (this.#drawn.get(path) === data) return
    this.#drawn.set(path, data)
    path.setAttribute('d', data)
  }
}

function quadData(quad: Quad): string {
  return `M${quad.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`
}

/** Half the side of a square, and the radius of the round one, px. */
const HALF = 4

function handleData({ name, x, y, angle }: Handle): string {
  if (name === 'rotate') {
    const arc = `a${HALF} ${HALF} 0 1 0 `
    return `M${round(x - HALF)} ${round(y)}${arc}${2 * HALF} 0${arc}${-2 * HALF} 0Z`
  }
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180) * HALF, Math.cos((angle * Math.PI) / 180) * HALF]
  const corner = (u: number, v: number): Place => ({ x: x + u * cos - v * sin, y: y + u * sin + v * cos })
  return quadData([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)])
}

/** Half the bar at each end of a gap, px. */
const BAR = 4

function guideData({ kind, from, to }: Guide): string {
  const line = `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`
  if (kind === 'line') return line
  const bar = from.y === to.y ? `m0 ${-BAR}v${2 * BAR}` : `m${-BAR} 0h${2 * BAR}`
  return `${line}${[from, to].map(({ x, y }) => `M${round(x)} ${round(y)}${bar}`).join('')}`
}

function rectData({ x0, y0, x1, y1 }: Rect): string {
  return `M${round(x0)} ${round(y0)}H${round(x1)}V${round(y1)}H${round(x0)}Z`
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
