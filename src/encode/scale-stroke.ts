import type { Stroke } from '../scene/paint.ts'

/** The same stroke where `unit` is as long as 1 was. */
export function scaleStroke(
  line: Stroke,
  unit: number,
): Stroke & Required<Pick<Stroke, 'width' | 'dash' | 'dashOffset'>> {
  const { width = 1, dash = [], dashOffset = 0 } = line
  return { ...line, width: width * unit, dash: dash.map((length) => length * unit), dashOffset: dashOffset * unit }
}
