import type { NodeTypeName, SharedProps } from './document.ts'

/**
 * The value of a prop that a document leaves out. Props that are not here have none: no fill, stroke, shadow or
 * clip, an origin that follows the size, text as wide and as long as it is.
 */
const SHARED = {
  name: '',
  x: 0,
  y: 0,
  rotation: 0,
  scaleX: 1,
  scaleY: 1,
  opacity: 1,
  visible: true,
  blendMode: 'normal',
  draggable: false,
} as const satisfies SharedProps

const NO_LENGTH = [
  [0, 0],
  [0, 0],
] as const

export const DEFAULTS = {
  group: SHARED,
  box: { ...SHARED, width: 0, height: 0, cornerRadius: 0, clip: false, crisp: true },
  ellipse: { ...SHARED, width: 0, height: 0 },
  line: { ...SHARED, points: NO_LENGTH },
  polyline: { ...SHARED, points: NO_LENGTH },
  path: { ...SHARED, d: '' },
  text: {
    ...SHARED,
    text: '',
    fill: '#000',
    fontFamily: 'sans-serif',
    fontSize: 16,
    fontWeight: 400,
    fontStyle: 'normal',
    lineHeight: 1.2,
    align: 'left',
  },
  image: { ...SHARED, src: '', width: 0, height: 0, fit: 'cover', cornerRadius: 0, crisp: true },
  trail: { ...SHARED, color: '#000', width: 8, widthBy: 'constant', taper: 1, life: 0.6 },
} as const satisfies { readonly [T in NodeTypeName]: Readonly<Record<string, unknown>> }

/** The default of a prop; undefined when it has none. */
export function defaultOf(type: string, prop: string): unknown {
  const defaults: Readonly<Record<string, unknown>> = Object.hasOwn(DEFAULTS, type)
    ? DEFAULTS[type as NodeTypeName]
    : {}
  return Object.hasOwn(defaults, prop) ? defaults[prop] : undefined
}
