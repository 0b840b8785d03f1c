import { EngineError } from '../base/errors.ts'

/**
 * Absolute CSS Color 4 strings to numbers. A `Color` is straight (not premultiplied), gamma-encoded sRGB, each
 * component 0..1: colours outside sRGB are clipped per component, `none` is 0. Colours that depend on a page or on
 * another colour (currentcolor, system colours, color-mix(), relative colours, var(), calc()) are refused.
 */
export type Color = readonly [r: number, g: number, b: number, a: number]

const NUMBER = /^([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?$/
const DEGREES: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }

/** What 100 % means for each component; 0 marks a hue. `hsl` and `hwb` take their numbers as percentages. */
const FULL: Readonly<Record<string, readonly [number, number, number]>> = {
  rgb: [255, 255, 255],
  hsl: [0, 100, 100],
  hwb: [0, 100, 100],
  lab: [100, 125, 125],
  lch: [100, 150, 0],
  oklab: [1, 0.4, 0.4],
  oklch: [1, 0.4, 0],
  color: [1, 1, 1],
}

type Triple = [number, number, number]
type Matrix = readonly [number, number, number, number, number, number, number, number, number]

type Curve = (encoded: number) => number

const linear: Curve = (v) => v
const srgbCurve: Curve = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const prophotoCurve: Curve = (v) => (v < 1 / 32 ? v / 16 : v ** 1.8)
/** The camera curve of ITU-R BT.2020, as browsers have it. */
const rec2020Curve: Curve = (v) => (v < 0.0812429 ? v / 4.5 : ((v + 0.0992968) / 1.0992968) ** (1 / 0.45))

/** Linear values to linear sRGB, row by row: from the primaries and white points of CSS Color 4, Bradford from D50. */
const XYZ: Matrix = [
  3.2409699, -1.5373832, -0.4986108, -0.9692436, 1.8759675, 0.0415551, 0.0556301, -0.203977, 1.0569715,
]
const XYZ_D50: Matrix = [
  3.1341359, -1.617386, -0.4906622, -0.9787955, 1.9162544, 0.0334429, 0.0719554, -0.2289768, 1.405386,
]
/** The cone responses of Oklab. */
const LMS: Matrix = [
  4.0767416, -3.3077115, 0.2309699, -1.268438, 2.6097574, -0.3413194, -0.0041961, -0.7034186, 1.7076147,
]

/** Spaces of `color()`: decoding of a component, then the matrix. */
const SPACES: Readonly<Record<string, readonly [Curve, Matrix]>> = {
  'srgb-linear': [linear, [1, 0, 0, 0, 1, 0, 0, 0, 1]],
  'display-p3': [srgbCurve, [1.2249402, -0.2249402, 0, -0.042057, 1.042057, 0, -0.0196376, -0.078636, 1.0982736]],
  'a98-rgb': [(v) => v ** (563 / 256), [1.3983557, -0.3983557, 0, 0, 1, 0, 0, -0.042929, 1.042929]],
  'prophoto-rgb': [
    prophotoCurve,
    [2.0343808, -0.7276358, -0.306745, -0.2288257, 1.2317425, -0.0029168, -0.0085588, -0.1532667, 1.1618255],
  ],
  rec2020: [
    rec2020Curve,
    [1.660491, -0.5876411, -0.0728499, -0.1245505, 1.1328999, -0.0083494, -0.0181508, -0.1005789, 1.1187297],
  ],
  xyz: [linear, XYZ],
  'xyz-d65': [linear, XYZ],
  'xyz-d50': [linear, XYZ_D50],
}

/** Named colours of CSS Color 4, each followed by RRGGBB; names with `grey` are looked up with `gray`. */
const NAMED =
  'aliceblueF0F8FFantiquewhiteFAEBD7aqua00FFFFaquamarine7FFFD4azureF0FFFFbeigeF5F5DCbisqueFFE4C4black000000blanched' +
  'almondFFEBCDblue0000FFblueviolet8A2BE2brownA52A2AburlywoodDEB887cadetblue5F9EA0chartreuse7FFF00chocolateD2691Eco' +
  'ralFF7F50cornflowerblue6495EDcornsilkFFF8DCcrimsonDC143Ccyan00FFFFdarkblue00008Bdarkcyan008B8BdarkgoldenrodB8860' +
  'BdarkgrayA9A9A9darkgreen006400darkkhakiBDB76Bdarkmagenta8B008Bdarkolivegreen556B2FdarkorangeFF8C00darkorchid9932' +
  'CCdarkred8B0000darksalmonE9967Adarkseagreen8FBC8Fdarkslateblue483D8Bdarkslategray2F4F4Fdarkturquoise00CED1darkvi' +
  'olet9400D3deeppinkFF1493deepskyblue00BFFFdimgray696969dodgerblue1E90FFfirebrickB22222floralwhiteFFFAF0forestgree' +
  'n228B22fuchsiaFF00FFgainsboroDCDCDCghostwhiteF8F8FFgoldFFD700goldenrodDAA520gray808080green008000greenyellowADFF' +
  '2FhoneydewF0FFF0hotpinkFF69B4indianredCD5C5Cindigo4B0082ivoryFFFFF0khakiF0E68ClavenderE6E6FAlavenderblushFFF0F5l' +
  'awngreen7CFC00lemonchiffonFFFACDlightblueADD8E6lightcoralF08080lightcyanE0FFFFlightgoldenrodyellowFAFAD2lightgra' +
  'yD3D3D3lightgreen90EE90lightpinkFFB6C1lightsalmonFFA07Alightseagreen20B2AAlightskyblue87CEFAlightslategray778899' +
  'lightsteelblueB0C4DElightyellowFFFFE0lime00FF00limegreen32CD32linenFAF0E6magentaFF00FFmaroon800000mediumaquamari' +
  'ne66CDAAmediumblue0000CDmediumorchidBA55D3mediumpurple9370DBmediumseagreen3CB371mediumslateblue7B68EEmediumsprin' +
  'ggreen00FA9Amediumturquoise48D1CCmediumvioletredC71585midnightblue191970mintcreamF5FFFAmistyroseFFE4E1moccasinFF' +
  'E4B5navajowhiteFFDEADnavy000080oldlaceFDF5E6olive808000olivedrab6B8E23orangeFFA500orangeredFF4500orchidDA70D6pal' +
  'egoldenrodEEE8AApalegreen98FB98paleturquoiseAFEEEEpalevioletredDB7093papayawhipFFEFD5peachpuffFFDAB9peruCD853Fpi' +
  'nkFFC0CBplumDDA0DDpowderblueB0E0E6purple800080rebeccapurple663399redFF0000rosybrownBC8F8Froyalblue4169E1saddlebr' +
  'own8B4513salmonFA8072sandybrownF4A460seagreen2E8B57seashellFFF5EEsiennaA0522DsilverC0C0C0skyblue87CEEBslateblue6' +
  'A5ACDslategray708090snowFFFAFAspringgreen00FF7Fsteelblue4682B4tanD2B48Cteal008080thistleD8BFD8tomatoFF6347turquo' +
  'ise40E0D0violetEE82EEwheatF5DEB3whiteFFFFFFwhitesmokeF5F5F5yellowFFFF00yellowgreen9ACD32'
/** Colours are parsed again and again (a thousand cards of one blue); the memory is dropped whole when it is full. */
const CACHE_SIZE = 1024
/** Longer strings are no colours: the longest sensible `color()` is under half of this. */
const MAX_LENGTH = 200
const cache = new Map<string, Color>()

/** The colour, or undefined when `text` is not an absolute CSS colour. */
export function readColor(text: string): Color | undefined {
  let color = cache.get(text)
  if (color === undefined && text.length <= MAX_LENGTH) {
    color = compute(text.trim().toLowerCase())
    if (color !== undefined) {
      if (cache.size >= CACHE_SIZE) cache.clear()
      cache.set(text, color)
    }
  }
  return color
}

/** Like `readColor`, but throws `invalid-color`. `path` says where the text stands. */
export function parseColor(text: string, path = ''): Color {
  const color = readColor(text)
  if (color) return color
  throw new EngineError('invalid-color', `"${text.slice(0, 60)}" is not a colour. ${COLOR_RULE}`, { path, value: text })
}

export const COLOR_RULE =
  "Use an absolute CSS colour such as '#1a73e8', 'rgb(0 0 0 / 25%)', 'oklch(60% 0.15 250)' or a named one; currentcolor, " +
  'system colours, color-mix(), var(), calc() and relative colours depend on a page and are refused.'

function compute(text: string): Color | undefined {
  if (text[0] === '#') return fromHex(text.slice(1))
  if (text === 'transparent') return [0, 0, 0, 0]
  const call = /^([a-z]+)\(([^()]*)\)$/.exec(text)
  if (call) return fromFunction(call[1] ?? '', call[2] ?? '')
  if (!/^[a-z]+$/.test(text)) return undefined
  const named = new RegExp(`(?:^|[\\dA-F])${text.replace('grey', 'gray')}([\\dA-F]{6})`).exec(NAMED)
  return named ? fromHex(named[1] ?? '') : undefined
}

function fromHex(digits: string): Color | undefined {
  if (!/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const size = digits.length > 4 ? 2 : 1
  const at = (i: number) => {
    const pair = digits.slice(i * size, (i + 1) * size)
    return pair === '' ? 1 : Number.parseInt(size === 1 ? pair + pair : pair, 16) / 255
  }
  return [at(0), at(1), at(2), at(3)]
}

function fromFunction(called: string, body: string): Color | undefined {
  const name = called.replace(/^(rgb|hsl)a$/, '$1')
  if (!Object.hasOwn(FULL, name)) return undefined
  const full = FULL[name] as readonly [number, number, number]
  const legacy = body.includes(',')
  const [channels = '', alpha, excess] = legacy ? [body] : body.split('/')
  const tokens = channels.trim().split(legacy ? /\s*,\s*/ : /\s+/)
  const space = name === 'color' ? tokens.shift() : ''
  const alphaToken = legacy ? tokens.splice(3, 1)[0] : alpha?.trim()
  if (tokens.length !== 3 || excess !== undefined) return undefined
  if (legacy && !isLegacy(name, tokens, alphaToken)) return undefined

  const a = alphaToken === undefined ? 1 : component(alphaToken, 1)
  const values = tokens.map((token, i) => component(token, full[i] ?? 0)) as Triple
  const rgb = toSrgb(name, space ?? '', values)
  const color = rgb && ([...rgb, a].map((v) => Math.min(1, Math.max(0, v))) as unknown as Color)
  return color?.every(Number.isFinite) ? color : undefined
}

/** The comma form: only rgb and hsl, no `none`, and percentages as the old grammar had them. */
function isLegacy(name: string, tokens: readonly string[], alpha = ''): boolean {
  if (`${tokens}${alpha}`.includes('none')) return false
  const percentages = tokens.map((token) => token.endsWith('%')).join()
  if (name === 'hsl') return percentages === 'false,true,true'
  return name === 'rgb' && /^(true,true,true|false,false,false)$/.test(percentages)
}

/** A number, a percentage of `full`, or (`full` 0) an angle in degrees; NaN when it is none of them. */
function component(token: string, full: number): number {
  if (token === 'none') return 0
  const match = NUMBER.exec(token)
  if (!match) return Number.NaN
  const number = Number(match[1])
  const unit = match[2]
  if (unit === undefined) return number
  if (unit === '%') return full ? (number / 100) * full : Number.NaN
  return full ? Number.NaN : number * (DEGREES[unit] ?? Number.NaN)
}

/** Encoded sRGB, unclipped. */
function toSrgb(name: string, space: string, [x, y, z]: Triple): Triple | undefined {
  switch (name) {
    case 'rgb':
      return [x / 255, y / 255, z / 255]
    case 'hsl':
      return fromHsl(x, Math.max(0, y / 100), z / 100)
    case 'hwb':
      return fromHwb(x, y / 100, z / 100)
    case 'lab':
      return fromLab(x, y, z)
    case 'lch':
      return fromLab(x, ...polar(y, z))
    case 'oklab':
      return fromOklab(x, y, z)
    case 'oklch':
      return fromOklab(x, ...polar(y, z))
    default:
      return fromSpace(space, [x, y, z])
  }
}

function fromSpace(space: string, values: Triple): Triple | undefined {
  if (space === 'srgb') return values
  const [curve, matrix] = (Object.hasOwn(SPACES, space) && SPACES[space]) || []
  return curve && matrix && through(matrix, values.map(signed(curve)) as Triple)
}

const signed = (curve: Curve) => (v: number) => Math.sign(v) * curve(Math.abs(v))

function encode(values: Triple): Triple {
  return values.map(signed((v) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055))) as Triple
}

function through(m: Matrix, [x, y, z]: Triple): Triple {
  return encode([m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z])
}

function fromHsl(hue: number, saturation: number, lightness: number): Triple {
  const a = saturation * Math.min(lightness, 1 - lightness)
  const at = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12
    return lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [at(0), at(8), at(4)]
}

function fromHwb(hue: number, white: number, black: number): Triple {
  const sum = white + black
  if (sum >= 1) return [white / sum, white / sum, white / sum]
  return fromHsl(hue, 1, 0.5).map((v) => v * (1 - sum) + white) as Triple
}

function polar(chroma: number, hue: number): [number, number] {
  const radius = Math.max(0, chroma)
  const angleRad = (hue * Math.PI) / 180
  return [radius * Math.cos(angleRad), radius * Math.sin(angleRad)]
}

/** CIE Lab (D50), lightness 0..100. */
function fromLab(l: number, a: number, b: number): Triple {
  const y = (Math.min(100, Math.max(0, l)) + 16) / 116
  const cube = (v: number) => (v > 6 / 29 ? v ** 3 : (108 / 841) * (v - 4 / 29))
  return through(XYZ_D50, [0.9642957 * cube(y + a / 500), cube(y), 0.8251046 * cube(y - b / 200)])
}

/** Lightness 0..1. Matrix: https://bottosson.github.io/posts/oklab/ with the digits of CSS Color 4. */
function fromOklab(lightness: number, a: number, b: number): Triple {
  const l = Math.min(1, Math.max(0, lightness))
  return through(LMS, [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ])
}

/** Writes four premultiplied components (0..1) as unorm16 into two words; the first of a pair is the low half. */
export function packUnorm16(out: Uint32Array, word: number, rgba: Color): void {
  const [r, g, b, a] = rgba.map((v) => Math.floor(Math.min(1, Math.max(0, v)) * 65535 + 0.5)) as unknown as Color
  out[word] = (r | (g << 16)) >>> 0
  out[word + 1] = (b | (a << 16)) >>> 0
}

/** What `packUnorm16` wrote. */
export function unpackUnorm16(words: Uint32Array, word: number): Color {
  const low = words[word] ?? 0
  const high = words[word + 1] ?? 0
  return [(low & 0xffff) / 65535, (low >>> 16) / 65535, (high & 0xffff) / 65535, (high >>> 16) / 65535]
}
