import { text } from './nodes.ts'

export const SANS = "Inter, 'Noto Sans SC', 'Noto Color Emoji'"

export interface TypeOptions {
  weight?: number
  width?: number
  align?: 'left' | 'center' | 'right'
  family?: string
}

/** One line of text whose middle lies at `middle`. */
export function label(
  content: string,
  x: number,
  middle: number,
  size: number,
  fill: string,
  options: TypeOptions = {},
) {
  const height = Math.round(size * 1.5)
  return text({
    text: content,
    x,
    y: Math.round(middle - height / 2),
    fontFamily: options.family ?? SANS,
    fontSize: size,
    ...(options.weight !== undefined && { fontWeight: options.weight }),
    lineHeight: 1.5,
    ...(options.width !== undefined && { width: options.width, maxLines: 1 }),
    ...(options.align && { align: options.align }),
    fill,
  })
}

export const centered = (
  content: string,
  x: number,
  width: number,
  middle: number,
  size: number,
  fill: string,
  weight = 500,
) => label(content, x, middle, size, fill, { weight, width, align: 'center' })
