import type { Rect } from '../math/rect.ts'
import { setRect } from '../math/rect.ts'
import { BOUNDS, PAINT, TRANSFORM } from './change.ts'
import { boolean, type Check, cornerRadius, length, oneOf, refuse } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps, roundedContains } from './node.ts'
import type { CornerRadius, ImageFit } from './paint.ts'

/** A URL, a data URL, or anything with a size that a 2D canvas can draw (ImageBitmap, canvas). */
export type ImageSource = string | { readonly width: number; readonly height: number }

export interface ImageProps extends NodeProps {
  src: ImageSource
  width: number
  height: number
  fit: ImageFit
  cornerRadius: CornerRadius
  /** Snaps edges to device pixels while not rotated. */
  crisp: boolean
}

export interface Image extends ImageProps {}
/** A picture in a box of `width` x `height`. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Image extends Node<ImageProps> {
  readonly type = 'image'

  override size(): { width: number; height: number } {
    return { width: this.width, height: this.height }
  }

  inkBounds(out: Rect): Rect {
    return setRect(out, 0, 0, this.width, this.height)
  }

  contains(x: number, y: number): boolean {
    return roundedContains({ x0: 0, y0: 0, x1: this.width, y1: this.height }, this.cornerRadius, x, y)
  }
}

const source: Check<ImageSource> = (value, path) => {
  if (typeof value === 'string') return value
  const { width, height } = (value ?? {}) as { width?: unknown; height?: unknown }
  if (typeof width === 'number' && typeof height === 'number') return value as ImageSource
  return refuse(value, path, 'a URL, or an image with a width and a height')
}

defineFields(Image, {
  src: field<ImageSource>('', PAINT, source),
  width: field(0, BOUNDS | TRANSFORM, length),
  height: field(0, BOUNDS | TRANSFORM, length),
  fit: field('cover', PAINT, oneOf('cover', 'contain', 'fill')),
  cornerRadius: field(0, PAINT, cornerRadius),
  crisp: field(true, PAINT, boolean),
})
