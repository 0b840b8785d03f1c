import type { Fragment } from '../document/edit.ts'

/** Short ways to write fragments, and the look that the widgets share. */

export const COLOR = {
  accent: '#3d5afe',
  ink: '#171a21',
  soft: '#68707f',
  line: '#d5d9e2',
  paper: '#ffffff',
  well: '#eef0f5',
} as const

export const FONT = 'Inter, "Noto Sans SC"'

type Props = Fragment['props']

export function box(props: Props, ...children: readonly Fragment[]): Fragment {
  return { type: 'box', props, children }
}

export function group(props: Props, ...children: readonly Fragment[]): Fragment {
  return { type: 'group', props, children }
}

/** A line of words whose middle is at `y`. */
export function label(text: string, x: number, y: number, props: Props = {}): Fragment {
  const fontSize = (props['fontSize'] as number | undefined) ?? 14
  const shared = { text, x, y: y - fontSize * 0.6, fontSize, lineHeight: 1.2, fontFamily: FONT, fill: COLOR.ink }
  return { type: 'text', props: { ...shared, ...props } }
}

export function path(d: string, props: Props): Fragment {
  return { type: 'path', props: { d, ...props } }
}

/** A field's frame: white, with a line around it. */
export function frame(width: number, height: number, props: Props, ...children: readonly Fragment[]): Fragment {
  const stroke = { color: COLOR.line, width: 1, align: 'inside' }
  return box({ width, height, cornerRadius: 8, fill: COLOR.paper, stroke, ...props }, ...children)
}
