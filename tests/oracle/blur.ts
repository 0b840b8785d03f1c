/**
 * A region convolved with a Gaussian whose axes are those of the grid it is wanted on. By Green's theorem the
 * convolution at (x, y) is an integral along the outline,
 *
 *     G(x, y) = integral of below((X - x) / sx) * density((Y - y) / sy) / sy  dY
 *
 * so every point of the outline gives a product of a function of x and a function of y, either at places or
 * averaged over cells in closed form.
 */
import { type Affine, applyX, applyY, determinant } from './affine.ts'
import { below, belowIntegral, density, FAR, gaussLegendre } from './normal.ts'
import { arcPoint, piecesOf, type Shape } from './outline.ts'

/** The integral along a curve is done in panels by this rule. */
const PANEL = gaussLegendre(8)

/** The outline as summands of the integral, after `map`; `sign` makes the inside positive. */
export interface Contour {
  readonly sign: number
  /** x, top, bottom of vertical sides (signed by direction). */
  readonly sides: readonly (readonly [x: number, y0: number, y1: number])[]
  /** x, y and the weight dY of points on everything else. */
  readonly points: readonly (readonly [x: number, y: number, dy: number])[]
}

/** `panel`: longest panel, record space. */
export function contourOf(shape: Shape, map: Affine, panel: number): Contour {
  const sides: [number, number, number][] = []
  const points: [number, number, number][] = []
  for (const piece of piecesOf(shape)) {
    if (piece.type === 'arc') {
      const panels = Math.ceil((Math.max(piece.rx, piece.ry) * Math.PI) / 2 / panel)
      forEachNode(panels, (t, weight) => {
        const [x, y] = arcPoint(piece, t)
        const slopeX = ((piece.cy - y) / piece.ry) * piece.rx
        const slopeY = ((x - piece.cx) / piece.rx) * piece.ry
        const dy = (map.b * slopeX + map.d * slopeY) * (Math.PI / 2) * weight
        points.push([applyX(map, x, y), applyY(map, x, y), dy])
      })
      continue
    }
    const { x0, y0, x1, y1 } = piece
    const fromX = applyX(map, x0, y0)
    const fromY = applyY(map, x0, y0)
    const toX = applyX(map, x1, y1)
    const toY = applyY(map, x1, y1)
    if (Math.abs(toX - fromX) < 1e-9) sides.push([fromX, fromY, toY])
    else if (Math.abs(toY - fromY) >= 1e-9) {
      const panels = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / panel)
      forEachNode(panels, (t, weight) => {
        points.push([fromX + (toX - fromX) * t, fromY + (toY - fromY) * t, (toY - fromY) * weight])
      })
    }
  }
  return { sign: Math.sign(determinant(map)), sides, points }
}

function forEachNode(panels: number, visit: (t: number, weight: number) => void): void {
  for (let panel = 0; panel < panels; panel++) {
    for (let k = 0; k < PANEL.nodes.length; k++) {
      visit((panel + (PANEL.nodes[k] ?? 0)) / panels, (PANEL.weights[k] ?? 0) / panels)
    }
  }
}

/** Where values are wanted: averages over cells of width `cell` about `start + i step`, or values there (cell 0). */
export interface Axis {
  readonly sigma: number
  readonly start: number
  readonly step: number
  readonly count: number
  readonly cell: number
}

/** Blurred step: 1 well before `at`, 0 well behind it. */
function stepAt(axis: Axis, at: number, index: number): number {
  const u = (at - axis.start - index * axis.step) / axis.sigma
  if (axis.cell === 0) return below(u)
  const half = axis.cell / 2 / axis.sigma
  if (u - half > FAR) return 1
  return (belowIntegral(u + half) - belowIntegral(u - half)) / (2 * half)
}

/** Blurred point: the Gaussian about `at`. */
function bumpAt(axis: Axis, at: number, index: number): number {
  const u = (at - axis.start - index * axis.step) / axis.sigma
  if (axis.cell === 0) return density(u) / axis.sigma
  const half = axis.cell / 2 / axis.sigma
  return (below(u + half) - below(u - half)) / axis.cell
}

export function blur(contour: Contour, xAxis: Axis, yAxis: Axis): Float64Array {
  const result = new Float64Array(xAxis.count * yAxis.count)
  const profile = new Float64Array(xAxis.count)
  const fillProfile = (x: number): void => {
    for (let i = 0; i < profile.length; i++) profile[i] = stepAt(xAxis, x, i)
  }
  const addRow = (row: number, weight: number): void => {
    if (weight === 0) return
    const base = row * profile.length
    for (let i = 0; i < profile.length; i++) result[base + i] = (result[base + i] ?? 0) + weight * (profile[i] ?? 0)
  }
  for (const [x, y0, y1] of contour.sides) {
    fillProfile(x)
    for (let row = 0; row < yAxis.count; row++) {
      addRow(row, contour.sign * (stepAt(yAxis, y1, row) - stepAt(yAxis, y0, row)))
    }
  }
  const reach = FAR * yAxis.sigma + yAxis.cell
  for (const [x, y, dy] of contour.points) {
    const first = Math.max(0, Math.floor((y - reach - yAxis.start) / yAxis.step))
    const last = Math.min(yAxis.count - 1, Math.ceil((y + reach - yAxis.start) / yAxis.step))
    if (first > last) continue
    fillProfile(x)
    for (let row = first; row <= last; row++) addRow(row, contour.sign * dy * bumpAt(yAxis, y, row))
  }
  return result
}
