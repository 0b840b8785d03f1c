import type { Fragment } from '../document/edit.ts'

/** CSS px in the space that a fragment is put into. */
export interface Extent {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

type Points = readonly (readonly [number, number])[]

/** What a fragment takes up, without shadows; words are only known to the engine that measures them, so their width is a guess. */
export function extentOf({ type, props, children = [] }: Fragment): Extent {
  const { x = 0, y = 0, width, height } = props as Readonly<Record<string, number>>
  if (width !== undefined && height !== undefined) return { left: x, top: y, width, height }
  if (type === 'text') {
    const { text, fontSize = 16 } = props as { readonly text: string; readonly fontSize?: number }
    return { left: x, top: y, width: width ?? widthOf(text, fontSize), height: fontSize * 1.2 }
  }
  const corners: Points = (props['points'] as Points | undefined) ?? pathPoints(props['d'])
  return hull(x, y, [...corners.map(pointExtent), ...children.map(extentOf)])
}

function widthOf(text: string, fontSize: number): number {
  return [...text].reduce((sum, char) => sum + (char > '⺀' ? 1 : 0.56) * fontSize, 0)
}

/** The numbers of path data by twos: near enough for curves that stay within their handles. */
function pathPoints(data: unknown): Points {
  const numbers = typeof data === 'string' ? (data.match(/-?[\d.]+/g) ?? []).map(Number) : []
  return numbers.flatMap((n, i) => (i % 2 ? [] : [[n, numbers[i + 1] ?? 0] as const]))
}

function pointExtent([left, top]: readonly [number, number]): Extent {
  return { left, top, width: 0, height: 0 }
}

function hull(x: number, y: number, parts: readonly Extent[]): Extent {
  if (!parts.length) return { left: x, top: y, width: 0, height: 0 }
  const left = Math.min(...parts.map((part) => part.left))
  const top = Math.min(...parts.map((part) => part.top))
  const right = Math.max(...parts.map((part) => part.left + part.width))
  const bottom = Math.max(...parts.map((part) => part.top + part.height))
  return { left: x + left, top: y + top, width: right - left, height: bottom - top }
}
