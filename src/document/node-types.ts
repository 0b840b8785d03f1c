import * as v from 'valibot'
import type { ErrorCode } from '../base/errors.ts'
import { COLOR_RULE, readColor } from '../math/color.ts'
import { parsePathData } from '../math/path-data.ts'
import { MAX_LENGTH } from '../scene/check.ts'

/**
 * The table of node types: for each, a schema of its props. Messages of the schemas say what is allowed; `issue.ts`
 * puts the rest around them. Schemas see plain copies only (`plain.ts`), never the input itself.
 */
export interface NodeType {
  readonly props: v.StrictObjectSchema<v.ObjectEntries, v.ErrorMessage<v.StrictObjectIssue>>
  readonly hasChildren: boolean
  /** The prop that holds the address of an image, if one does. */
  readonly source?: string
  /** Props that hold the id of another node, or a list of ids. */
  readonly refs?: readonly string[]
}

export type NodeTypes = Readonly<Record<string, NodeType>>

/** Longest `points`; also the longest list that is looked at anywhere. */
export const MAX_POINTS = 100_000

const isColor = (text: string) => readColor(text) !== undefined

const isPathData = (text: string) => {
  try {
    return parsePathData(text).coords.every((v) => Math.abs(v) <= MAX_LENGTH)
  } catch {
    return false
  }
}

const isAscending = (stops: [number, string][]) =>
  stops.every(([offset], i) => i === 0 || offset >= (stops[i - 1]?.[0] ?? 0))

/** Codes of what only a function can check. */
export const CHECK_CODES: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  [isColor, 'invalid-color'],
  [isPathData, 'invalid-path-data'],
  [isAscending, 'out-of-range'],
])

function between(min: number, max: number) {
  const allowed = `a number from ${min} to ${max}`
  return v.pipe(v.number(allowed), v.finite(allowed), v.minValue(min, allowed), v.maxValue(max, allowed))
}

function listOf<T extends v.GenericSchema>(item: T, min: number, max: number) {
  const allowed = `a list of ${min === max ? min : `${min} to ${max}`}`
  return v.pipe(v.array(item, allowed), v.minLength(min, allowed), v.maxLength(max, allowed))
}

/** `required` stay as they are, `optionals` may be left out. */
function shape<R extends v.ObjectEntries, O extends v.ObjectEntries>(required: R, optionals: O, hint = '') {
  const entries = { ...required }
  for (const [key, schema] of Object.entries(optionals)) Object.assign(entries, { [key]: v.optional(schema) })
  return v.strictObject(
    entries as R & { [K in keyof O]: v.OptionalSchema<O[K], undefined> },
    `an object with ${Object.keys(entries).join(', ')}${hint}`,
  )
}

const oneOf = <const T extends readonly string[]>(...words: T) => v.picklist(words, `one of ${words.join(', ')}`)

const coordinate = between(-MAX_LENGTH, MAX_LENGTH)
const length = between(0, MAX_LENGTH)
const unit = between(0, 1)
const angle = between(-1e9, 1e9)
const scale = between(-1e6, 1e6)
const boolean = v.boolean('true or false')
const string = v.string('a string')
const color = v.pipe(v.string('a colour'), v.check(isColor, COLOR_RULE))
const pair = listOf(coordinate, 2, 2)

const stops = v.pipe(
  listOf(v.strictTuple([unit, color], '[offset, color]'), 2, 64),
  v.check(isAscending, 'offsets that do not decrease'),
)
const GRADIENT_RULE = "a colour, or { type: 'linear' | 'radial' | 'conic', stops }"
const gradient = v.variant(
  'type',
  [
    shape({ type: v.literal('linear'), stops }, { angle }),
    shape({ type: v.literal('radial'), stops }, { center: pair, radius: listOf(length, 2, 2) }),
    shape({ type: v.literal('conic'), stops }, { center: pair, angle }),
  ],
  GRADIENT_RULE,
)
const fill = v.union([color, gradient], GRADIENT_RULE)

const stroke = shape(
  { color },
  {
    width: length,
    scale: oneOf('scale', 'fixed'),
    align: oneOf('inside', 'center', 'outside'),
    dash: listOf(length, 0, 64),
    dashOffset: coordinate,
    cap: oneOf('butt', 'round', 'square'),
    join: oneOf('miter', 'round', 'bevel'),
  },
)
const oneShadow = shape({ color }, { x: coordinate, y: coordinate, blur: length, spread: coordinate, inset: boolean })
const shadow = v.union(
  [oneShadow, listOf(oneShadow, 0, 16)],
  'a shadow { x, y, blur, spread, color, inset } or a list of them',
)

const cornerRadius = v.union(
  [length, listOf(length, 4, 4)],
  'a radius, or four: top left, top right, bottom right, bottom left',
)
const clipShape = { x: coordinate, y: coordinate, cornerRadius }
const clipSize = { width: length, height: length }
const clip = v.union([boolean, shape(clipSize, clipShape)], 'true, false, or { x, y, width, height, cornerRadius }')
const groupClip = shape(clipSize, clipShape, '; a group has no box of its own that `true` could mean')

const size = { width: length, height: length }
const shared = {
  name: string,
  x: coordinate,
  y: coordinate,
  rotation: angle,
  scaleX: scale,
  scaleY: scale,
  originX: coordinate,
  originY: coordinate,
  opacity: unit,
  visible: boolean,
  blendMode: oneOf('normal', 'add', 'screen', 'multiply'),
  draggable: boolean,
}

const propsOf = <O extends v.ObjectEntries>(own: O) => shape({}, { ...shared, ...own })

const PATH_RULE = `SVG path data with coordinates from -${MAX_LENGTH} to ${MAX_LENGTH}`
const WHOLE = 'a whole number from 1 to 1000000'

export const NODE_TYPES = {
  group: { props: propsOf({ clip: groupClip }), hasChildren: true },
  box: { props: propsOf({ ...size, fill, cornerRadius, stroke, shadow, clip, crisp: boolean }), hasChildren: true },
  ellipse: { props: propsOf({ ...size, fill, stroke, shadow }), hasChildren: false },
  line: { props: propsOf({ points: listOf(pair, 2, 2), stroke }), hasChildren: false },
  polyline: { props: propsOf({ points: listOf(pair, 2, MAX_POINTS), stroke }), hasChildren: false },
  path: {
    props: propsOf({ d: v.pipe(string, v.check(isPathData, PATH_RULE)), fill, stroke }),
    hasChildren: false,
  },
  text: {
    props: propsOf({
      text: string,
      fill: color,
      width: length,
      fontFamily: string,
      fontSize: between(0.1, 1000),
      fontWeight: between(1, 1000),
      fontStyle: oneOf('normal', 'italic'),
      lineHeight: between(0, 100),
      align: oneOf('left', 'center', 'right'),
      maxLines: v.pipe(v.number(WHOLE), v.integer(WHOLE), v.minValue(1, WHOLE), v.maxValue(1e6, WHOLE)),
    }),
    hasChildren: false,
  },
  image: {
    props: propsOf({ src: string, ...size, fit: oneOf('cover', 'contain', 'fill'), cornerRadius, crisp: boolean }),
    hasChildren: false,
    source: 'src',
  },
  trail: {
    props: propsOf({
      color: v.union([color, listOf(color, 2, 2)], 'a colour, or two: when new and when old'),
      width: length,
      widthBy: oneOf('constant', 'speed', 'pressure'),
      taper: unit,
      life: between(0.01, 60),
      glow: shape({ blur: length, color }, {}),
    }),
    hasChildren: false,
  },
} satisfies NodeTypes

/** The document around the tree, which is read by hand. */
export const DOCUMENT = shape(
  { version: v.literal(1), width: between(1, MAX_LENGTH), height: between(1, MAX_LENGTH), root: v.unknown() },
  { background: color },
)
