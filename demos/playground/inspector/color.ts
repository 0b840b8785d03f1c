/** Colours as the browser's own picker has them, and back. */

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

export interface Color {
  /** `#rrggbb`. */
  readonly hex: string
  /** 0..1. */
  readonly alpha: number
}

/** An sRGB colour that CSS can read; anything else is black. */
export function colorOf(css: unknown): Color {
  if (!context || typeof css !== 'string') return { hex: '#000000', alpha: 1 }
  context.fillStyle = '#000'
  context.fillStyle = css
  context.clearRect(0, 0, 1, 1)
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
  return { hex: `#${[red, green, blue].map(twoDigits).join('')}`, alpha: alpha / 255 }
}

/** `#rrggbb`, with two more digits where it is not opaque. */
export function cssOf({ hex, alpha }: Color): string {
  return alpha === 1 ? hex : hex + twoDigits(Math.round(alpha * 255))
}

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
