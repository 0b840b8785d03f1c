import type {
  BlendMode,
  Clip,
  ClipRect,
  CornerRadius,
  Fill,
  ImageFit,
  Shadow,
  Stroke,
  TextAlign,
} from '../scene/paint.ts'

/**
 * A document as JSON has it. Every property is optional; an unset one takes the value of `defaults.ts`. What is
 * allowed stands in `node-types.ts`.
 */
export interface GlissadeDocument {
  readonly version: 1
  /** CSS px. */
  readonly width: number
  readonly height: number
  readonly background?: string
  readonly root: DocumentNode
}

export type DocumentNode = { [T in NodeTypeName]: DocumentNodeOf<T> }[NodeTypeName]

export interface DocumentNodeOf<T extends NodeTypeName> {
  /** Unique in the document. */
  readonly id: string
  readonly type: T
  readonly props?: PropsByType[T]
  /** Groups and boxes only. Children paint after their parent, in order. */
  readonly children?: readonly DocumentNode[]
}

export type NodeTypeName = keyof PropsByType

export interface PropsByType {
  readonly group: GroupProps
  readonly box: BoxProps
  readonly ellipse: EllipseProps
  readonly line: LineProps
  readonly polyline: LineProps
  readonly path: PathProps
  readonly text: TextProps
  readonly image: ImageProps
  readonly trail: TrailProps
}

export interface SharedProps {
  readonly x?: number
  readonly y?: number
  /** Degrees, clockwise about the origin. */
  readonly rotation?: number
  readonly scaleX?: number
  readonly scaleY?: number
  /** CSS px in the node's own space; unset: the centre of nodes with a size, else (0, 0). */
  readonly originX?: number
  readonly originY?: number
  readonly opacity?: number
  readonly visible?: boolean
  readonly blendMode?: BlendMode
  readonly draggable?: boolean
  /** For people. */
  readonly name?: string
}

export interface GroupProps extends SharedProps {
  readonly clip?: ClipRect
}

interface SizeProps extends SharedProps {
  readonly width?: number
  readonly height?: number
}

export interface EllipseProps extends SizeProps {
  readonly fill?: Fill
  readonly stroke?: Stroke
  readonly shadow?: Shadow | readonly Shadow[]
}

export interface BoxProps extends EllipseProps {
  readonly cornerRadius?: CornerRadius
  readonly clip?: Clip
  readonly crisp?: boolean
}

export interface LineProps extends SharedProps {
  /** A line has two points. */
  readonly points?: readonly (readonly [number, number])[]
  readonly stroke?: Stroke
}

export interface PathProps extends SharedProps {
  /** SVG path data. */
  readonly d?: string
  readonly fill?: Fill
  readonly stroke?: Stroke
}

export interface TextProps extends SharedProps {
  /** Plain text: markup in it is shown, never read. */
  readonly text?: string
  readonly fill?: string
  /** Lines wrap at this width; unset: only at line feeds. */
  readonly width?: number
  readonly fontFamily?: string
  readonly fontSize?: number
  readonly fontWeight?: number
  readonly fontStyle?: 'normal' | 'italic'
  /** In multiples of the font size. */
  readonly lineHeight?: number
  readonly align?: TextAlign
  readonly maxLines?: number
}

export interface ImageProps extends SizeProps {
  /** http:, https:, blob:, a relative address, or a base64 data URL of a raster image. */
  readonly src?: string
  readonly fit?: ImageFit
  readonly cornerRadius?: CornerRadius
  readonly crisp?: boolean
}

/** How a trail looks; where it was is no part of a document. */
export interface TrailProps extends SharedProps {
  /** One colour, or two: when new and when old. */
  readonly color?: string | readonly [string, string]
  readonly width?: number
  readonly widthBy?: 'constant' | 'speed' | 'pressure'
  readonly taper?: number
  /** Seconds. */
  readonly life?: number
  readonly glow?: { readonly blur: number; readonly color: string }
}
