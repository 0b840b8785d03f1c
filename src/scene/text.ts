import { EngineError } from '../base/errors.ts'
import type { Rect } from '../math/rect.ts'
import { setRect } from '../math/rect.ts'
import { layoutText, type TextLayout } from '../text/layout.ts'
import { widestLine } from '../text/letters.ts'
import type { Font } from '../text/ports.ts'
import { BOUNDS, PAINT } from './change.ts'
import { color, length, oneOf, range, string } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps } from './node.ts'
import type { TextAlign } from './paint.ts'

export interface TextProps extends NodeProps {
  text: string
  fill: string
  /** Lines wrap at this width; default: only at line feeds. */
  width: number | undefined
  /** A CSS list of families. */
  fontFamily: string
  fontSize: number
  fontWeight: number
  fontStyle: 'normal' | 'italic'
  /** In multiples of the font size. */
  lineHeight: number
  align: TextAlign
  /** What does not fit into so many lines is cut, and ends in an ellipsis. */
  maxLines: number | undefined
}

export interface Text extends TextProps {}
/** Text with its top left at (x, y). */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Text extends Node<TextProps> {
  readonly type = 'text'
  #cached: { readonly layout: TextLayout; readonly version: number; readonly fonts: number } | null = null

  /** Is what `outerBounds` gave last more than it inks? */
  isRough = false

  get font(): Font {
    return { family: this.fontFamily, size: this.fontSize, weight: this.fontWeight, style: this.fontStyle }
  }

  /** Lines and clusters, in CSS px of the node's space. Needs a scene with a text port. */
  layout(): TextLayout {
    const port = this.scene?.text
    if (!port) {
      throw new EngineError('no-text-port', `Text '${this.id}' cannot be measured without a text port.`, {
        path: this.id,
      })
    }
    const fonts = port.version()
    if (this.#cached?.version !== this.version || this.#cached.fonts !== fonts) {
      this.#cached = { layout: layoutText(this.text, this, port.measure), version: this.version, fonts }
    }
    return this.#cached.layout
  }

  /** Width and height of the laid out lines; without a text port an estimate from the font size. */
  override size(): { width: number; height: number } {
    if (this.scene?.text) {
      const { width, height } = this.layout()
      return { width: Math.max(width, this.width ?? 0), height }
    }
    const { text, fontSize, lineHeight } = this
    const lines = text.split('\n')
    const widest = Math.max(...lines.map((line) => line.length))
    return { width: this.width ?? widest * fontSize * 0.6, height: lines.length * fontSize * lineHeight }
  }

  /** Glyphs may reach out of their line box; half a font size covers what fonts do. */
  inkBounds(out: Rect): Rect {
    const { width, height } = this.size()
    const reach = this.fontSize / 2
    return setRect(out, -reach, -reach, width + reach, height + reach)
  }

  /** Until the text is seen it is not laid out: each of its letters may be the last of a line. */
  override outerBounds(out: Rect): Rect {
    const { text, width, font, lineHeight, maxLines = Infinity } = this
    const port = this.scene?.text
    const widest = this.#cached || !port ? Infinity : (width ?? widestLine(text, font, port))
    this.isRough = widest < Infinity
    if (!this.isRough) return this.inkBounds(out)
    const reach = font.size / 2
    const lines = Math.min(maxLines, width === undefined ? text.split('\n').length : text.length + 1)
    return setRect(out, -reach, -reach, widest + reach, lines * font.size * lineHeight + reach)
  }

  contains(x: number, y: number): boolean {
    const { width, height } = this.size()
    return x >= 0 && x < width && y >= 0 && y < height
  }
}

defineFields(Text, {
  text: field('', BOUNDS, string),
  fill: field('#000', PAINT, color),
  width: field(undefined, BOUNDS, length),
  fontFamily: field('sans-serif', BOUNDS, string),
  fontSize: field(16, BOUNDS, range(0.1, 1000)),
  fontWeight: field(400, BOUNDS, range(1, 1000)),
  fontStyle: field('normal', BOUNDS, oneOf('normal', 'italic')),
  lineHeight: field(1.2, BOUNDS, range(0, 100)),
  align: field('left', BOUNDS, oneOf('left', 'center', 'right')),
  maxLines: field(undefined, BOUNDS, range(1, 1e6)),
})
