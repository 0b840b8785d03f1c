import type { Fragment } from '../document/edit.ts'
import type { IconName } from '../shell/icon.tsx'
import { type Word, word } from '../words/word.ts'
import { COLOR, FONT } from './fragments.ts'
import * as widgets from './widgets.ts'

/** Something to put on the canvas. */
export interface Item {
  readonly name: Word
  /** Of a node type; widgets are shown as they are. */
  readonly icon?: IconName
  readonly make: () => Fragment
}

/** Red, green and blue hills: an image needs an address, and this one is part of the page. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGO4FPWf4ZJz1H8Ghsx/DAAtYwYWKXzFUgAAAABJRU5ErkJggg=='

const stroke = { color: COLOR.accent, width: 3, cap: 'round', join: 'round' } as const

export const NODES: readonly Item[] = [
  {
    name: 'type.box',
    icon: 'box',
    make: () => node('box', { width: 120, height: 80, cornerRadius: 8, fill: COLOR.accent }),
  },
  { name: 'type.ellipse', icon: 'ellipse', make: () => node('ellipse', { width: 96, height: 96, fill: '#e0529c' }) },
  {
    name: 'type.text',
    icon: 'text',
    make: () => node('text', { text: word('sample.text'), fontSize: 20, fontFamily: FONT, fill: COLOR.ink }),
  },
  {
    name: 'type.line',
    icon: 'line',
    make: () =>
      node('line', {
        points: [
          [0, 60],
          [120, 0],
        ],
        stroke,
      }),
  },
  {
    name: 'type.polyline',
    icon: 'polyline',
    make: () =>
      node('polyline', {
        points: [
          [0, 60],
          [36, 16],
          [72, 44],
          [120, 0],
        ],
        stroke,
      }),
  },
  { name: 'type.path', icon: 'path', make: () => node('path', { d: 'M0 60C30 -20 90 -20 120 60Z', fill: '#ffb84d' }) },
  {
    name: 'type.image',
    icon: 'image',
    make: () => node('image', { width: 120, height: 80, cornerRadius: 8, src: PICTURE }),
  },
  { name: 'type.group', icon: 'group', make: group },
  {
    name: 'type.trail',
    icon: 'trail',
    make: () => node('trail', { color: [COLOR.accent, '#e0529c'], width: 16, life: 1.2 }),
  },
]

export const WIDGETS: readonly Item[] = [
  { name: 'widget.button', make: widgets.button },
  { name: 'widget.input', make: widgets.input },
  { name: 'widget.select', make: widgets.select },
  { name: 'widget.checkbox', make: widgets.checkbox },
  { name: 'widget.switch', make: widgets.toggle },
  { name: 'widget.slider', make: widgets.slider },
  { name: 'widget.progress', make: widgets.progress },
  { name: 'widget.tabs', make: widgets.tabs },
  { name: 'widget.card', make: widgets.card },
  { name: 'widget.table', make: widgets.table },
  { name: 'widget.form', make: widgets.form },
]

function node(type: Fragment['type'], props: Fragment['props']): Fragment {
  return { type, props: { ...props, draggable: true } }
}

function group(): Fragment {
  const dot = (x: number, fill: string): Fragment => ({ type: 'ellipse', props: { x, width: 56, height: 56, fill } })
  return { type: 'group', props: { draggable: true }, children: [dot(0, COLOR.accent), dot(36, '#e0529c')] }
}
