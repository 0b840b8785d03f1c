import type { DocumentNode } from '../../../src/document.ts'

/** Props that a node of type `T` may have. */
type PropOf<T extends DocumentNode['type']> = keyof NonNullable<Extract<DocumentNode, { type: T }>['props']>

const SHARED = [
  'name',
  'x',
  'y',
  'rotation',
  'scaleX',
  'scaleY',
  'originX',
  'originY',
  'opacity',
  'visible',
  'blendMode',
  'draggable',
] as const

const SIZE = ['width', 'height'] as const

/** What the inspector shows of each type: all of it, which a test compares with the schema of documents. */
export const PROPS: { readonly [T in DocumentNode['type']]: readonly PropOf<T>[] } = {
  group: [...SHARED, 'clip'],
  box: [...SHARED, ...SIZE, 'fill', 'cornerRadius', 'stroke', 'shadow', 'clip', 'crisp'],
  ellipse: [...SHARED, ...SIZE, 'fill', 'stroke', 'shadow'],
  line: [...SHARED, 'points', 'stroke'],
  polyline: [...SHARED, 'points', 'stroke'],
  path: [...SHARED, 'd', 'fill', 'stroke'],
  text: [
    ...SHARED,
    'text',
    'fill',
    'width',
    'fontFamily',
    'fontSize',
    'fontWeight',
    'fontStyle',
    'lineHeight',
    'align',
    'maxLines',
  ],
  image: [...SHARED, 'src', ...SIZE, 'fit', 'cornerRadius', 'crisp'],
  trail: [...SHARED, 'color', 'width', 'widthBy', 'taper', 'life', 'glow'],
}

/** Props that all of the types have. */
export function propsOf(types: readonly string[]): ReadonlySet<string> {
  const [first = [], ...others] = [...new Set(types)].map(
    (type): readonly string[] => PROPS[type as keyof typeof PROPS],
  )
  return new Set(first.filter((prop) => others.every((list) => list.includes(prop))))
}
