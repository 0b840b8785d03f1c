import type { ErrorCode } from '../../../src/base/errors.ts'
import type { Limits } from '../../../src/document/limits.ts'

/** One kind of wrong document: what is refused, and how. */
export interface WrongDocument {
  readonly title: string
  readonly input: () => unknown
  readonly code: ErrorCode
  readonly path: string
  /** What the message has to name: the value, and what is allowed. */
  readonly says: RegExp
  readonly limits?: Partial<Limits>
}

type Fields = Record<string, unknown>

export const documentOf = (root: unknown, more: Fields = {}) => ({ version: 1, width: 100, height: 100, root, ...more })

const group = (...children: unknown[]) => documentOf({ id: 'page', type: 'group', children })
const node = (type: string, props: unknown, more: Fields = {}) => group({ id: 'n', type, props, ...more })

/** Header bytes of a PNG of any size, as a data URL. */
export function pngUrl(width: number, height: number, bytes = 33): string {
  const png = new Uint8Array(bytes)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(png.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  png.set([8, 6, 0, 0, 0], 24)
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}

function cyclicTree(): unknown {
  const inner: Fields = { id: 'inner', type: 'group' }
  const root = { id: 'page', type: 'group', children: [inner] }
  inner.children = [{ id: 'x', type: 'box' }, root]
  return documentOf(root)
}

function cyclicProps(): unknown {
  const fill: Fields = { type: 'linear' }
  fill.stops = fill
  return node('box', { fill })
}

function deep(levels: number): unknown {
  let root: unknown = { id: `n${levels}`, type: 'group' }
  for (let i = levels - 1; i > 0; i--) root = { id: `n${i}`, type: 'group', children: [root] }
  return documentOf(root)
}

function sparse(): unknown {
  const children: unknown[] = [{ id: 'a', type: 'box' }]
  children[2] = { id: 'b', type: 'box' }
  return group(...children.slice(0, 0), { id: 'g', type: 'group', children })
}

class Position {
  x = 1
}

const N = 'root.children[0]'
const P = `${N}.props`

export const WRONG_DOCUMENTS: readonly WrongDocument[] = [
  // The document itself
  { title: 'text that is not JSON', input: () => '{"version": 1,', code: 'not-json', path: '', says: /not JSON/ },
  { title: 'nothing', input: () => undefined, code: 'wrong-type', path: '', says: /undefined.*plain object/ },
  { title: 'a list', input: () => '[]', code: 'wrong-type', path: '', says: /array.*plain object/ },
  { title: 'a Map', input: () => new Map(), code: 'wrong-type', path: '', says: /instance of a class.*plain object/ },
  {
    title: 'no version',
    input: () => ({ width: 1, height: 1, root: { id: 'a', type: 'group' } }),
    code: 'missing-prop',
    path: 'version',
    says: /missing/,
  },
  {
    title: 'a later version',
    input: () => documentOf({ id: 'a', type: 'group' }, { version: 2, future: true }),
    code: 'unknown-version',
    path: 'version',
    says: /2; this is version 1/,
  },
  {
    title: 'a version in words',
    input: () => documentOf({ id: 'a', type: 'group' }, { version: '1' }),
    code: 'unknown-version',
    path: 'version',
    says: /"1"; this is version 1/,
  },
  { title: 'no root', input: () => documentOf(undefined), code: 'missing-prop', path: 'root', says: /missing/ },
  { title: 'a root of null', input: () => documentOf(null), code: 'wrong-type', path: 'root', says: /null/ },
  {
    title: 'no width',
    input: () => ({ version: 1, height: 1, root: { id: 'a', type: 'group' } }),
    code: 'missing-prop',
    path: 'width',
    says: /missing/,
  },
  {
    title: 'a width of 0',
    input: () => documentOf({ id: 'a', type: 'group' }, { width: 0 }),
    code: 'out-of-range',
    path: 'width',
    says: /is 0; it must be a number from 1 to 10000000/,
  },
  {
    title: 'an unknown key of the document',
    input: () => documentOf({ id: 'a', type: 'group' }, { script: 'x' }),
    code: 'unknown-prop',
    path: 'script',
    says: /not known.*background/,
  },
  {
    title: 'a background that is no colour',
    input: () => documentOf({ id: 'a', type: 'group' }, { background: 'url(x)' }),
    code: 'invalid-color',
    path: 'background',
    says: /"url\(x\)".*absolute CSS colour/,
  },
  // Nodes
  {
    title: 'a node without type',
    input: () => group({ id: 'n' }),
    code: 'missing-prop',
    path: `${N}.type`,
    says: /missing.*group, box/,
  },
  {
    title: 'an unknown type',
    input: () => group({ id: 'n', type: 'marquee' }),
    code: 'unknown-type',
    path: `${N}.type`,
    says: /"marquee".*group, box/,
  },
  {
    title: 'a type that every object inherits',
    input: () => group({ id: 'n', type: 'constructor' }),
    code: 'unknown-type',
    path: `${N}.type`,
    says: /"constructor"/,
  },
  {
    title: 'a type that is a number',
    input: () => group({ id: 'n', type: 7 }),
    code: 'wrong-type',
    path: `${N}.type`,
    says: /is 7; .*group, box/,
  },
  { title: 'no id', input: () => group({ type: 'box' }), code: 'missing-prop', path: `${N}.id`, says: /missing/ },
  {
    title: 'an id that is a number',
    input: () => group({ id: 5, type: 'box' }),
    code: 'wrong-type',
    path: `${N}.id`,
    says: /is 5; .*string/,
  },
  {
    title: 'an empty id',
    input: () => group({ id: '', type: 'box' }),
    code: 'out-of-range',
    path: `${N}.id`,
    says: /"".*1 to 256/,
  },
  {
    title: 'a long id',
    input: () => group({ id: 'a'.repeat(257), type: 'box' }),
    code: 'out-of-range',
    path: `${N}.id`,
    says: /1 to 256/,
  },
  {
    title: 'an id with a control character',
    input: () => group({ id: 'a\u0000b', type: 'box' }),
    code: 'out-of-range',
    path: `${N}.id`,
    says: /control character/,
  },
  {
    title: 'a duplicate id, far apart',
    input: () => group({ id: 'a', type: 'group', children: [{ id: 'b', type: 'box' }] }, { id: 'b', type: 'text' }),
    code: 'duplicate-id',
    path: 'root.children[1].id',
    says: /"b"/,
  },
  {
    title: "a child with its parent's id",
    input: () => group({ id: 'page', type: 'box' }),
    code: 'duplicate-id',
    path: `${N}.id`,
    says: /"page"/,
  },
  {
    title: 'an unknown key of a node',
    input: () => group({ id: 'n', type: 'box', onClick: 'alert(1)' }),
    code: 'unknown-prop',
    path: `${N}.onClick`,
    says: /not known.*id, type, props, children/,
  },
  {
    title: 'a prototype in JSON',
    input: () => '{"version":1,"width":1,"height":1,"root":{"id":"a","type":"group","__proto__":{"props":{}}}}',
    code: 'unknown-prop',
    path: 'root.__proto__',
    says: /not known/,
  },
  {
    title: 'a key that every object inherits, in props',
    input: () => node('box', { constructor: 1 }),
    code: 'unknown-prop',
    path: `${P}.constructor`,
    says: /not known/,
  },
  {
    title: 'a symbol for a key',
    input: () => node('box', { [Symbol('s')]: 1 }),
    code: 'unknown-prop',
    path: `${P}.Symbol(s)`,
    says: /not known/,
  },
  {
    title: 'children that are no list',
    input: () => documentOf({ id: 'a', type: 'group', children: { 0: {}, length: 1 } }),
    code: 'invalid-children',
    path: 'root.children',
    says: /list of nodes/,
  },
  {
    title: 'children of a text',
    input: () => group({ id: 't', type: 'text', children: [] }),
    code: 'invalid-children',
    path: `${N}.children`,
    says: /text.*groups and boxes/,
  },
  {
    title: 'a hole among children',
    input: sparse,
    code: 'wrong-type',
    path: 'root.children[0].children[1]',
    says: /undefined.*plain object/,
  },
  {
    title: 'a child that is a string',
    input: () => group('<div/>'),
    code: 'wrong-type',
    path: N,
    says: /"<div\/>".*plain object/,
  },
  {
    title: 'a child that is an instance',
    input: () => group(new Date(0)),
    code: 'wrong-type',
    path: N,
    says: /instance of a class/,
  },
  {
    title: 'a tree that contains itself',
    input: cyclicTree,
    code: 'cyclic',
    path: 'root.children[0].children[1]',
    says: /contains itself/,
  },
  { title: 'a fill that contains itself', input: cyclicProps, code: 'cyclic', path: `${P}.fill.stops`, says: /itself/ },
  {
    title: 'a getter for props',
    input: () =>
      group({
        id: 'n',
        type: 'box',
        get props(): never {
          throw new Error('ran')
        },
      }),
    code: 'wrong-type',
    path: `${N}.props`,
    says: /getter/,
  },
  {
    title: 'a getter inside a prop',
    input: () =>
      node('box', {
        stroke: {
          get color(): never {
            throw new Error('ran')
          },
        },
      }),
    code: 'wrong-type',
    path: `${P}.stroke.color`,
    says: /getter/,
  },
  {
    title: 'a proxy that throws',
    input: () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return group(proxy)
    },
    code: 'wrong-type',
    path: N,
    says: /cannot be read/,
  },
  // Values
  {
    title: 'props that are a list',
    input: () => node('box', []),
    code: 'wrong-type',
    path: P,
    says: /array of 0.*plain object/,
  },
  {
    title: 'an unknown prop',
    input: () => node('box', { colour: 'red' }),
    code: 'unknown-prop',
    path: `${P}.colour`,
    says: /not known.*cornerRadius/,
  },
  {
    title: 'a prop of another type',
    input: () => node('ellipse', { cornerRadius: 4 }),
    code: 'unknown-prop',
    path: `${P}.cornerRadius`,
    says: /not known.*stroke/,
  },
  {
    title: 'NaN',
    input: () => node('box', { x: Number.NaN }),
    code: 'not-finite',
    path: `${P}.x`,
    says: /NaN.*number/,
  },
  {
    title: 'infinity',
    input: () => node('box', { width: Number.POSITIVE_INFINITY }),
    code: 'not-finite',
    path: `${P}.width`,
    says: /Infinity.*number/,
  },
  {
    title: 'infinity in JSON',
    input: () => JSON.stringify(node('box', { y: 7 })).replace('7', '1e999'),
    code: 'not-finite',
    path: `${P}.y`,
    says: /Infinity/,
  },
  {
    title: '1e9 px',
    input: () => node('box', { x: 1e9 }),
    code: 'out-of-range',
    path: `${P}.x`,
    says: /1000000000; .*-10000000 to 10000000/,
  },
  {
    title: 'a negative width',
    input: () => node('image', { width: -1 }),
    code: 'out-of-range',
    path: `${P}.width`,
    says: /-1; .*from 0/,
  },
  {
    title: 'a number in words',
    input: () => node('box', { x: '10' }),
    code: 'wrong-type',
    path: `${P}.x`,
    says: /"10"; .*number/,
  },
  { title: 'null', input: () => node('box', { x: null }), code: 'wrong-type', path: `${P}.x`, says: /null; .*number/ },
  {
    title: 'a bigint',
    input: () => node('box', { x: 10n }),
    code: 'wrong-type',
    path: `${P}.x`,
    says: /bigint.*JSON/,
  },
  {
    title: 'a function',
    input: () => node('box', { fill: () => '#fff' }),
    code: 'wrong-type',
    path: `${P}.fill`,
    says: /function.*JSON/,
  },
  {
    title: 'an instance as a value',
    input: () => node('box', { stroke: new Position() }),
    code: 'wrong-type',
    path: `${P}.stroke`,
    says: /instance of a class/,
  },
  {
    title: 'too much opacity',
    input: () => node('group', { opacity: 1.01 }),
    code: 'out-of-range',
    path: `${P}.opacity`,
    says: /1.01; .*0 to 1/,
  },
  {
    title: 'visible in words',
    input: () => node('group', { visible: 'yes' }),
    code: 'wrong-type',
    path: `${P}.visible`,
    says: /"yes"; .*true or false/,
  },
  {
    title: 'an unknown blend mode',
    input: () => node('box', { blendMode: 'overlay' }),
    code: 'wrong-type',
    path: `${P}.blendMode`,
    says: /"overlay"; .*multiply/,
  },
  {
    title: 'a colour that depends on a page',
    input: () => node('box', { fill: 'currentcolor' }),
    code: 'invalid-color',
    path: `${P}.fill`,
    says: /"currentcolor".*absolute CSS colour/,
  },
  {
    title: 'a number for a fill',
    input: () => node('box', { fill: 0xffffff }),
    code: 'wrong-type',
    path: `${P}.fill`,
    says: /16777215; .*colour.*linear/,
  },
  {
    title: 'a gradient for text',
    input: () => node('text', { fill: { type: 'linear', stops: [] } }),
    code: 'wrong-type',
    path: `${P}.fill`,
    says: /colour/,
  },
  {
    title: 'an unknown gradient',
    input: () => node('box', { fill: { type: 'mesh', stops: [] } }),
    code: 'wrong-type',
    path: `${P}.fill.type`,
    says: /"mesh".*conic/,
  },
  {
    title: 'a gradient without type',
    input: () => node('box', { fill: { stops: [] } }),
    code: 'missing-prop',
    path: `${P}.fill.type`,
    says: /missing/,
  },
  {
    title: 'a gradient without stops',
    input: () => node('path', { fill: { type: 'conic' } }),
    code: 'missing-prop',
    path: `${P}.fill.stops`,
    says: /missing/,
  },
  {
    title: 'a gradient of one stop',
    input: () => node('box', { fill: { type: 'linear', stops: [[0, '#fff']] } }),
    code: 'out-of-range',
    path: `${P}.fill.stops`,
    says: /array of 1; .*2 to 64/,
  },
  {
    title: 'a stop outside 0 to 1',
    input: () =>
      node('box', {
        fill: {
          type: 'linear',
          stops: [
            [0, '#fff'],
            [2, '#000'],
          ],
        },
      }),
    code: 'out-of-range',
    path: `${P}.fill.stops[1][0]`,
    says: /is 2; .*0 to 1/,
  },
  {
    title: 'stops that go back',
    input: () =>
      node('box', {
        fill: {
          type: 'linear',
          stops: [
            [0.5, '#fff'],
            [0.4, '#000'],
          ],
        },
      }),
    code: 'out-of-range',
    path: `${P}.fill.stops`,
    says: /do not decrease/,
  },
  {
    title: 'a stop with a wrong colour',
    input: () =>
      node('box', {
        fill: {
          type: 'radial',
          stops: [
            [0, '#fff'],
            [1, 'nope'],
          ],
        },
      }),
    code: 'invalid-color',
    path: `${P}.fill.stops[1][1]`,
    says: /"nope"/,
  },
  {
    title: 'a stop of three',
    input: () =>
      node('box', {
        fill: {
          type: 'linear',
          stops: [
            [0, '#fff', 1],
            [1, '#000'],
          ],
        },
      }),
    code: 'wrong-type',
    path: `${P}.fill.stops[0][2]`,
    says: /offset, color/,
  },
  {
    title: 'a prop of another gradient',
    input: () =>
      node('box', {
        fill: {
          type: 'linear',
          center: [0, 0],
          stops: [
            [0, '#fff'],
            [1, '#000'],
          ],
        },
      }),
    code: 'unknown-prop',
    path: `${P}.fill.center`,
    says: /angle/,
  },
  {
    title: 'a stroke without colour',
    input: () => node('box', { stroke: { width: 2 } }),
    code: 'missing-prop',
    path: `${P}.stroke.color`,
    says: /missing/,
  },
  {
    title: 'a stroke align',
    input: () => node('box', { stroke: { color: '#000', align: 'middle' } }),
    code: 'wrong-type',
    path: `${P}.stroke.align`,
    says: /"middle".*inside, center, outside/,
  },
  {
    title: 'a stroke scale',
    input: () => node('ellipse', { stroke: { color: '#000', scale: 'screen' } }),
    code: 'wrong-type',
    path: `${P}.stroke.scale`,
    says: /"screen".*scale, fixed/,
  },
  {
    title: 'a negative dash',
    input: () => node('line', { stroke: { color: '#000', dash: [4, -2] } }),
    code: 'out-of-range',
    path: `${P}.stroke.dash[1]`,
    says: /-2/,
  },
  {
    title: 'an outset shadow',
    input: () => node('box', { shadow: { color: '#000', outset: true } }),
    code: 'unknown-prop',
    path: `${P}.shadow.outset`,
    says: /inset/,
  },
  {
    title: 'a shadow inset by a length',
    input: () => node('box', { shadow: { color: '#000', inset: 4 } }),
    code: 'wrong-type',
    path: `${P}.shadow.inset`,
    says: /true or false/,
  },
  {
    title: 'the blur of the first of two shadows',
    input: () => node('box', { shadow: [{ color: '#000', blur: -1 }, { color: '#000' }] }),
    code: 'out-of-range',
    path: `${P}.shadow[0].blur`,
    says: /-1/,
  },
  {
    title: 'seventeen shadows',
    input: () => node('box', { shadow: new Array(17).fill({ color: '#000' }) }),
    code: 'out-of-range',
    path: `${P}.shadow`,
    says: /array of 17; .*0 to 16/,
  },
  {
    title: 'three corner radii',
    input: () => node('box', { cornerRadius: [1, 2, 3] }),
    code: 'out-of-range',
    path: `${P}.cornerRadius`,
    says: /array of 3; .*list of 4/,
  },
  {
    title: 'a radius in words',
    input: () => node('box', { cornerRadius: [1, 2, '3', 4] }),
    code: 'wrong-type',
    path: `${P}.cornerRadius[2]`,
    says: /"3"/,
  },
  {
    title: 'a clip without size',
    input: () => node('box', { clip: { x: 1, height: 5 } }),
    code: 'missing-prop',
    path: `${P}.clip.width`,
    says: /missing/,
  },
  {
    title: 'a group that clips to its own box',
    input: () => node('group', { clip: true }),
    code: 'wrong-type',
    path: `${P}.clip`,
    says: /true.*no box of its own/,
  },
  {
    title: 'a line of three points',
    input: () =>
      node('line', {
        points: [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      }),
    code: 'out-of-range',
    path: `${P}.points`,
    says: /array of 3; .*list of 2/,
  },
  {
    title: 'a polyline of one point',
    input: () => node('polyline', { points: [[0, 0]] }),
    code: 'out-of-range',
    path: `${P}.points`,
    says: /array of 1; .*2 to 100000/,
  },
  {
    title: 'a polyline of 100,001 points',
    input: () => node('polyline', { points: new Array(100_001).fill([0, 0]) }),
    code: 'out-of-range',
    path: `${P}.points`,
    says: /100001 entries.*100000/,
  },
  {
    title: 'a flat list of points',
    input: () => node('polyline', { points: [0, 0, 1, 1] }),
    code: 'wrong-type',
    path: `${P}.points[0]`,
    says: /is 0; .*list of 2/,
  },
  {
    title: 'a point in three dimensions',
    input: () =>
      node('polyline', {
        points: [
          [0, 0],
          [1, 1, 1],
        ],
      }),
    code: 'out-of-range',
    path: `${P}.points[1]`,
    says: /list of 2/,
  },
  {
    title: 'a hole among points',
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    input: () => node('polyline', { points: [[0, 0], , [1, 1]] }),
    code: 'wrong-type',
    path: `${P}.points[1]`,
    says: /undefined/,
  },
  {
    title: 'path data with a mistake',
    input: () => node('path', { d: 'M0 0 L10' }),
    code: 'invalid-path-data',
    path: `${P}.d`,
    says: /SVG path data/,
  },
  {
    title: 'path data far out',
    input: () => node('path', { d: 'M0 0 L1e9 0' }),
    code: 'invalid-path-data',
    path: `${P}.d`,
    says: /10000000/,
  },
  {
    title: 'a font size of 0',
    input: () => node('text', { fontSize: 0 }),
    code: 'out-of-range',
    path: `${P}.fontSize`,
    says: /is 0; .*0.1 to 1000/,
  },
  {
    title: 'a bold font weight',
    input: () => node('text', { fontWeight: 'bold' }),
    code: 'wrong-type',
    path: `${P}.fontWeight`,
    says: /"bold"; .*1 to 1000/,
  },
  {
    title: 'one line and a half',
    input: () => node('text', { maxLines: 1.5 }),
    code: 'out-of-range',
    path: `${P}.maxLines`,
    says: /1.5; .*whole number/,
  },
  {
    title: 'text as a list',
    input: () => node('text', { text: ['a'] }),
    code: 'wrong-type',
    path: `${P}.text`,
    says: /array of 1; .*string/,
  },
  // Images
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/svg+xml,<svg onload="alert(1)"/>',
    'data:image/avif;base64,AAAAHGZ0eXBhdmlm',
    'data:image/png,%89PNG',
    'data:image/png;base64,',
    'data:image/png;base64,AAAA',
    'data:image/png;base64,!!!!',
  ].map(
    (src): WrongDocument => ({
      title: `the image source ${JSON.stringify(src)}`,
      input: () => node('image', { src }),
      code: 'invalid-image',
      path: `${P}.src`,
      says: /Use http:, https:, blob:/,
    }),
  ),
  {
    title: 'an image that is 100,000 px wide',
    input: () => node('image', { src: pngUrl(100_000, 1) }),
    code: 'limit-image-size',
    path: `${P}.src`,
    says: /100000 x 1 px; .*16384/,
  },
  {
    title: 'an image of 16,000 x 16,000 px',
    input: () => node('image', { src: pngUrl(16_000, 16_000) }),
    code: 'limit-image-size',
    path: `${P}.src`,
    says: /16000 x 16000/,
  },
  {
    title: 'many images that are too large together',
    input: () =>
      group(...[1, 2, 3, 4, 5].map((i) => ({ id: `${i}`, type: 'image', props: { src: pngUrl(8000, 8000 + i) } }))),
    code: 'limit-image-size',
    path: 'root.children[4].props.src',
    says: /in all/,
  },
  {
    title: 'an image of too many bytes',
    input: () => node('image', { src: pngUrl(10, 10, 3000) }),
    code: 'limit-image-bytes',
    path: `${P}.src`,
    says: /bytes; the limit is 1000/,
    limits: { imageBytes: 1000 },
  },
  // Limits
  {
    title: 'too many nodes',
    input: () => group({ id: 'a', type: 'group', children: [{}, {}] }, { id: 'b', type: 'box' }),
    code: 'limit-nodes',
    path: 'root.children[0].children',
    says: /5; the limit is 4/,
    limits: { nodes: 4 },
  },
  {
    title: 'ten million nodes',
    input: () => group(...[{ id: 'g', type: 'group', children: new Array(10_000_000) }]),
    code: 'limit-nodes',
    path: 'root.children[0].children',
    says: /10000002; the limit is 5000000/,
  },
  {
    title: 'nodes 257 deep',
    input: () => deep(257),
    code: 'limit-depth',
    path: `root${'.children[0]'.repeat(255)}.children`,
    says: /level 257; the limit is 256/,
  },
  {
    title: 'props nested too deep',
    input: () => node('box', { fill: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }),
    code: 'limit-depth',
    path: `${P}.fill[0][0][0][0][0][0]`,
    says: /nested/,
  },
  {
    title: 'a long text',
    input: () => node('text', { text: '长'.repeat(100_001) }),
    code: 'limit-text',
    path: `${P}.text`,
    says: /100001 characters; the limit is 100000/,
  },
  {
    title: 'a long address',
    input: () => node('image', { src: `https://example.com/${'a'.repeat(100_000)}` }),
    code: 'limit-text',
    path: `${P}.src`,
    says: /the limit is 100000/,
  },
  {
    title: 'texts that are too long together',
    input: () => group(...[1, 2, 3].map((i) => ({ id: `${i}`, type: 'text', props: { text: 'x'.repeat(400) } }))),
    code: 'limit-text',
    path: 'root.children[2].props.text',
    says: /limit of 1000 characters/,
    limits: { totalTextLength: 1000 },
  },
  {
    title: 'too many values',
    input: () => node('polyline', { points: new Array(1000).fill([0, 0]) }),
    code: 'limit-nodes',
    path: `${P}.points[166][0]`,
    says: /limit of 500 values/,
    limits: { values: 500 },
  },
  {
    title: 'an object of many keys',
    input: () => node('box', Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, 1]))),
    code: 'unknown-prop',
    path: P,
    says: /65 properties/,
  },
]
