import { type BoardNode, board, box, group } from '../../demos/boards/src/nodes.ts'
import type { GlissadeDocument } from '../../src/document/document.ts'
import type { Shadow } from '../../src/scene/paint.ts'
import { createRandom } from './random-scene.ts'

/** One box with shadows, alone in the middle of a cell that clips it. Lengths in CSS px before `zoom`. */
export interface ShadowCase {
  readonly zoom: number
  readonly turned: boolean
  readonly width: number
  readonly height: number
  readonly radii: readonly [number, number, number, number]
  readonly fill: string
  readonly shadows: readonly Shadow[]
}

/** Cells of a sheet, and their side in CSS px. */
export const COLUMNS = 6
export const ROWS = 4
export const CELL = 144
const TURN_DEGREES = 30
/** Blurs beyond are larger than a cell: nothing of their shape would be seen. Device px. */
const MAX_SIGMA = 48
const ZOOMS = [0.25, 0.5, 1, 1.5, 2, 4, 8]

/** A sheet of seeded cases: radii 0-40, blur 0-64, spread -8 to 16, offsets, opacity, inset, lists, turned by 30 degrees, zoom 0.25-8. */
export function shadowCases(seed: number, pixelRatio: number): ShadowCase[] {
  const random = createRandom(seed)
  const between = (low: number, high: number) => low + random() * (high - low)
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const radius = () => (random() < 0.3 ? 0 : Math.round(between(0, 40)))
  return Array.from({ length: COLUMNS * ROWS }, () => {
    const zoom = oneOf(ZOOMS)
    // Whole device px at any zoom and ratio, so that a browser's elements lie where ours do.
    const side = () => (Math.round(between(12, 80) / 8) * 8) / zoom
    const shadow = (): Shadow => ({
      x: Math.round(between(-12, 12)),
      y: Math.round(between(-12, 12)),
      blur: random() < 0.1 ? 0 : Math.min(between(0, 64), (2 * MAX_SIGMA) / (zoom * pixelRatio)),
      spread: random() < 0.4 ? 0 : Math.round(between(-8, 16)),
      color: `rgb(0 0 0 / ${between(0.2, 1).toFixed(2)})`,
      ...(random() < 0.35 ? { inset: true } : {}),
    })
    return {
      zoom,
      turned: random() < 0.3,
      width: side(),
      height: side(),
      radii: random() < 0.5 ? [radius(), radius(), radius(), radius()] : [12, 12, 12, 12],
      fill: oneOf(['#fff', 'rgb(62 99 221 / .4)', 'transparent']),
      shadows: Array.from({ length: oneOf([1, 1, 1, 2, 3]) }, shadow),
    }
  })
}

export function shadowDocument(cases: readonly ShadowCase[]): GlissadeDocument {
  const cells = cases.map(({ zoom, turned, width, height, radii, fill, shadows }, i): BoardNode => {
    const shape = box({
      x: -width / 2,
      y: -height / 2,
      width,
      height,
      cornerRadius: [...radii],
      fill,
      shadow: [...shadows],
    })
    const middle = { x: CELL / 2, y: CELL / 2, scaleX: zoom, scaleY: zoom, rotation: turned ? TURN_DEGREES : 0 }
    const place = { x: (i % COLUMNS) * CELL, y: Math.floor(i / COLUMNS) * CELL }
    return group({ ...place, clip: { width: CELL, height: CELL } }, [group(middle, [shape])])
  })
  return board([COLUMNS * CELL, ROWS * CELL], '#fff', cells)
}

/** The same cells as elements with `box-shadow`, for the body of a page without margins. Turned boxes are left out. */
export function shadowHtml(cases: readonly ShadowCase[]): string {
  return cases
    .map(({ zoom, turned, width, height, radii, fill, shadows }, i) => {
      const px = (v: number) => `${v * zoom}px`
      const list = shadows.map(
        ({ x = 0, y = 0, blur = 0, spread = 0, color, inset }) =>
          `${[x, y, blur, spread].map(px).join(' ')} ${color}${inset ? ' inset' : ''}`,
      )
      const box = `position:absolute;left:${CELL / 2 - (width * zoom) / 2}px;top:${CELL / 2 - (height * zoom) / 2}px;width:${px(width)};height:${px(height)};border-radius:${radii.map(px).join(' ')};background:${fill};box-shadow:${list.join(',')}`
      const cell = `position:absolute;overflow:hidden;left:${(i % COLUMNS) * CELL}px;top:${Math.floor(i / COLUMNS) * CELL}px;width:${CELL}px;height:${CELL}px`
      return turned ? '' : `<div style="${cell}"><div style="${box}"></div></div>`
    })
    .join('')
}

/** Least and largest deviation of a case's shadows, device px. */
export function sigmas({ zoom, shadows }: ShadowCase, pixelRatio: number): readonly [number, number] {
  const all = shadows.map(({ blur = 0 }) => (blur / 2) * zoom * pixelRatio)
  return [Math.min(...all), Math.max(...all)]
}
