/**
 * What text needs from its surroundings, as two injected functions, so that layout and encoding run without a
 * DOM. `engine/` makes them from a 2D canvas; tests inject their own.
 */

/** A font as a layout sees it. `size` in CSS px. */
export interface Font {
  readonly family: string
  readonly size: number
  readonly weight: number
  readonly style: 'normal' | 'italic'
}

/** Metrics of a string in one font; all in CSS px. `ascent` and `descent` are of the font, positive away from the baseline. */
export interface TextMeasure {
  readonly width: number
  readonly ascent: number
  readonly descent: number
}

export type MeasureText = (text: string, font: Font) => TextMeasure

/**
 * A rasterised cell: `width` x `height` device px, premultiplied RGBA8, top row first. `x`, `y`: place of its
 * top left corner relative to the (whole-pixel) origin of the node, in device px. A coverage cell is white with
 * coverage in all four channels and takes the node's fill; one with `hasColor` (emoji) brings its own colours.
 */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly hasColor: boolean
  readonly bytes: Uint8Array
}

/**
 * Draws `text` with its baseline origin at (`x`, `y`) CSS px of the node's space, through the linear map
 * `[a, b, c, d]` (node space -> device px; x' = a x + c y, y' = b x + d y). Null when nothing is inked.
 */
export type RasterText = (
  text: string,
  font: Font,
  x: number,
  y: number,
  linear: readonly [number, number, number, number],
) => Cell | null

export interface TextPort {
  readonly measure: MeasureText
  readonly raster: RasterText
  /** Grows by one whenever a font arrives, so that layouts and cells made before can be dropped. */
  readonly version: () => number
}
