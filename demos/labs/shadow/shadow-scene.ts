import { Box, type CornerRadius, Ellipse, type Scene, type Shadow } from '../../../src/index.ts'
import { type Layer, type ShadowSettings, STROKE_COLOR, themeFill } from './shadow-settings.ts'

/** One box or ellipse about the world's origin, with its shadows. */
export function fillShadowScene(scene: Scene, values: ShadowSettings, dark: boolean): void {
  const { shape, width, height, rotation, stroke, layers } = values
  const props = {
    id: 'subject',
    x: -width / 2,
    y: -height / 2,
    width,
    height,
    rotation,
    fill: values.fill || themeFill(dark),
    shadow: layers.map(shadowOf),
    ...(stroke > 0 && { stroke: { color: STROKE_COLOR, width: stroke, align: 'inside' as const } }),
  }
  scene.add(
    shape === 'ellipse' ? new Ellipse(props) : new Box({ ...props, cornerRadius: radiiOf(values), crisp: false }),
  )
}

export function radiiOf({ tl, tr, br, bl }: ShadowSettings): CornerRadius {
  return tl === tr && tr === br && br === bl ? tl : [tl, tr, br, bl]
}

export function shadowOf({ kind, x, y, blur, spread, color }: Layer): Shadow {
  return { x, y, blur, spread, color, ...(kind === 'inset' && { inset: true }) }
}
