/**
 * Value types of the visual properties, as an app writes them. Lengths are CSS px in the node's own space,
 * y points down; public angles are degrees; colours are absolute CSS Color 4 strings (clipped to sRGB).
 * A value handed to a node is treated as frozen: set a new one to change it.
 */

/** `[offset, color]`, offset 0..1, not decreasing. Interpolated premultiplied, in encoded sRGB, as in CSS. */
export type GradientStop = readonly [offset: number, color: string]

/** `angle` as in CSS: 0 points up, 90 to the right; the line is as long as CSS makes it (corner to corner). Default 180. */
export interface LinearGradient {
  readonly type: 'linear'
  readonly angle?: number
  readonly stops: readonly GradientStop[]
}

/** `center` and `radius` are fractions of the width and the height; defaults [0.5, 0.5] and [0.5, 0.5] (touches the sides). */
export interface RadialGradient {
  readonly type: 'radial'
  readonly center?: readonly [number, number]
  readonly radius?: readonly [number, number]
  readonly stops: readonly GradientStop[]
}

/** Starts at `angle` (0 points up) and turns clockwise about `center` (fractions, default [0.5, 0.5]). */
export interface ConicGradient {
  readonly type: 'conic'
  readonly center?: readonly [number, number]
  readonly angle?: number
  readonly stops: readonly GradientStop[]
}

export type Gradient = LinearGradient | RadialGradient | ConicGradient
export type Fill = string | Gradient

export type StrokeAlign = 'inside' | 'center' | 'outside'
export type LineCap = 'butt' | 'round' | 'square'
export type LineJoin = 'miter' | 'round' | 'bevel'

export interface Stroke {
  readonly color: string
  /** Default 1. */
  readonly width?: number
  /**
   * What the width, with dashes and caps, is measured in. 'scale', the default: px of the node's own space, which grow with scale and
   * zoom. 'fixed': CSS px of the screen, whatever the maps between, as `vector-effect: non-scaling-stroke` in SVG. Straight sides and lines
   * keep it in every frame of a spring. Around ellipses and corners it runs between arcs of ellipses: within a seventh of it at scales of
   * 3 : 1 and in the strongest wobble, farther off where scales and turns make more slant. Polylines, paths and dashes are baked for
   * the largest scale of a running spring: until it ends, they scale with the node.
   */
  readonly scale?: 'scale' | 'fixed'
  /** Boxes and ellipses only; default 'center'. Lines and paths are always centred. */
  readonly align?: StrokeAlign
  /** Alternating on and off lengths; an odd list is repeated, as in SVG. */
  readonly dash?: readonly number[]
  readonly dashOffset?: number
  /** Lines and paths; default 'butt'. */
  readonly cap?: LineCap
  /** Lines and paths; default 'miter' (limit 4, as in SVG). */
  readonly join?: LineJoin
}

/** As CSS `box-shadow`: sigma = blur / 2. In a list the first is on top. */
export interface Shadow {
  readonly x?: number
  readonly y?: number
  readonly blur?: number
  readonly spread?: number
  readonly color: string
  /** Falls into the shape, from the inner edge of its stroke, over the fill; default false: falls outside the shape only. */
  readonly inset?: boolean
}

/** One radius for all corners, or [top left, top right, bottom right, bottom left]; scaled down together when they do not fit, as in CSS. */
export type CornerRadius = number | readonly [number, number, number, number]

export interface ClipRect {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly cornerRadius?: CornerRadius
}

/** `true` clips to the node's own box (with its corner radius). */
export type Clip = boolean | ClipRect

export type BlendMode = 'normal' | 'add' | 'screen' | 'multiply'
export type TextAlign = 'left' | 'center' | 'right'
export type ImageFit = 'cover' | 'contain' | 'fill'
