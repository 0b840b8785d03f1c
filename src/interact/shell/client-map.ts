import { type Affine, invertAffine, mapX, mapY } from '../../math/affine.ts'
import type { Place } from '../pointer-machine.ts'

/** Distance of the marks, px of the surface: far, so that the browser's rounding of their places to 1/64 px is small beside it. */
const SPAN = 1024

/**
 * Where a point of the window is on the surface, whatever transforms, zooms, scrolls and pads what it lies in, short of
 * perspective: three marks without a size, whose places the browser tells, give the affine map.
 */
export class ClientMap {
  readonly #marks: readonly HTMLElement[]

  /** `surface`: the element that it fills. */
  constructor(surface: HTMLElement) {
    this.#marks = [
      [0, 0],
      [SPAN, 0],
      [0, SPAN],
    ].map(([left, top]) => {
      const mark = surface.ownerDocument.createElement('div')
      mark.style.cssText = `position:absolute;width:0;height:0;left:${left}px;top:${top}px`
      surface.append(mark)
      return mark
    })
  }

  /** One layout at most. Null where the surface has no area. */
  toSurface(clientX: number, clientY: number): Place | null {
    const [zero, right, down] = this.#marks.map((mark) => mark.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect]
    const map: Affine = [
      (right.left - zero.left) / SPAN,
      (right.top - zero.top) / SPAN,
      (down.left - zero.left) / SPAN,
      (down.top - zero.top) / SPAN,
      zero.left,
      zero.top,
    ]
    return invertAffine(map, map) ? { x: mapX(map, clientX, clientY), y: mapY(map, clientX, clientY) } : null
  }

  remove(): void {
    for (const mark of this.#marks) mark.remove()
  }
}
