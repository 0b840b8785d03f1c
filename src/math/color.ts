/**
 * Absolute CSS Color 4 strings to numbers. A `Color` is straight (not premultiplied), gamma-encoded sRGB, each
 * component 0..1: colours outside sRGB are clipped per component, `none` is 0. Colours that depend on a page or on
 * another colour (currentcolor, system colours, color-mix(), relative colours, var(), calc()) are refused.
 */
export type Color = readonly [r: number, g: number, b: number, a: number]

type Triple = readonly [number, number, number]
/** Encoded sRGB, unclipped. */
type ToSrgb = (x: number, y: number, z: number) => Triple
type Curve = (encoded: number) => number

const linear: Curve = (v) => v
const srgbCurve: Curve = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)

/**
 * Decodes the components, then maps them to linear sRGB, row by row: (a, b, 1 - a - b) and so on. The third number of a row
 * follows from the two others because white, here (1, 1, 1), stays white.
 */
function through(curve: Curve, a: number, b: number, c: number, d: number, e: number, f: number): ToSrgb {
  const signed = (change: Curve, v: number) => Math.sign(v) * change(Math.abs(v))
  return (...values) => {
    const [x, y, z] = values.map((v) => signed(curve, v)) as unknown as Triple
    const row = (p: number, q: number) =>
      signed((v) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055), z + p * (x - z) + q * (y - z))
    return [row(a, b), row(c, d), row(e, f)]
  }
}

// The numbers follow from the primaries and white points of CSS Color 4, with Bradford's adaptation from D50.
const fromXyz = through(linear, 3.0803991, -1.5373832, -0.9212234, 1.8759675, 0.0528739, -0.203977)
const fromXyzD50 = through(linear, 3.0222337, -1.617386, -0.9438483, 1.9162544, 0.0693863, -0.2289768)
/** From the cubes of Oklab: https://bottosson.github.io/posts/oklab/ with the digits of CSS Color 4. */
const fromCones = through(linear, 4.0767417, -3.3077116, -1.268438, 2.6097574, -0.0041961, -0.7034186)

const prophotoCurve: Curve = (v) => (v < 1 / 32 ? v / 16 : v ** 1.8)
const prophoto = through(prophotoCurve, 2.0343808, -0.7276358, -0.2288257, 1.2317425, -0.0085588, -0.1532667)

/** The camera curve of ITU-R BT.2020, as browsers have it. */
const rec2020Curve: Curve = (v) => (v < 0.0812429 ? v / 4.5 : ((v + 0.0992968) / 1.0992968) ** (1 / 0.45))
const rec2020 = through(rec2020Curve, 1.660491, -0.5876411, -0.1245505, 1.1328999, -0.0181508, -0.1005789)

const xyz: ToSrgb = (x, y, z) => fromXyz(x / 0.9504559, y, z / 1.0890578)

const hsl: ToSrgb = (hue, saturation, lightness) => {
  const l = lightness / 100
  const a = (Math.max(0, saturation) / 100) * Math.min(l, 1 - l)
  const at = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12
    return l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [at(0), at(8), at(4)]
}

const hwb: ToSrgb = (hue, white, black) => {
  const sum = white + black
  const share = (v: number) => (sum >= 100 ? white / sum : (v * (100 - sum) + white) / 100)
  const [r, g, b] = hsl(hue, 100, 50)
  return [share(r), share(g), share(b)]
}

/** CIE Lab (D50), lightness 0..100. */
const lab: ToSrgb = (lightness, a, b) => {
  const y = (Math.min(100, Math.max(0, lightness)) + 16) / 116
  const cube = (v: number) => (v > 6 / 29 ? v ** 3 : (108 / 841) * (v - 4 / 29))
  return fromXyzD50(cube(y + a / 500), cube(y), cube(y - b / 200))
}

/** Lightness 0..1. */
const oklab: ToSrgb = (lightness, a, b) => {
  const l = Math.min(1, Math.max(0, lightness))
  return fromCones(
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  )
}

/** The same space by chroma and hue. */
function polar(toSrgb: ToSrgb): ToSrgb {
  return (lightness, chroma, hue) => {
    const radius = Math.max(0, chroma)
    const hueRad = (hue * Math.PI) / 180
    return toSrgb(lightness, radius * Math.cos(hueRad), radius * Math.sin(hueRad))
  }
}

/** What 100 % means for each component (0 marks a hue), and what the components mean. */
type Model = readonly [full: Triple, toSrgb: ToSrgb]

const ONES: Triple = [1, 1, 1]

/** By function name; for `color()` its space follows. */
const MODELS = new Map<string, Model>([
  ['rgb', [[255, 255, 255], (r, g, b) => [r / 255, g / 255, b / 255]]],
  ['hsl', [[0, 100, 100], hsl]],
  ['hwb', [[0, 100, 100], hwb]],
  ['lab', [[100, 125, 125], lab]],
  ['lch', [[100, 150, 0], polar(lab)]],
  ['oklab', [[1, 0.4, 0.4], oklab]],
  ['oklch', [[1, 0.4, 0], polar(oklab)]],
  ['color srgb', [ONES, (...rgb) => rgb]],
  ['color srgb-linear', [ONES, through(linear, 1, 0, 0, 1, 0, 0)]],
  ['color display-p3', [ONES, through(srgbCurve, 1.2249402, -0.2249402, -0.042057, 1.042057, -0.0196376, -0.078636)]],
  ['color a98-rgb', [ONES, through((v) => v ** (563 / 256), 1.3983557, -0.3983557, 0, 1, 0, -0.042929)]],
  ['color prophoto-rgb', [ONES, prophoto]],
  ['color rec2020', [ONES, rec2020]],
  ['color xyz', [ONES, xyz]],
  ['color xyz-d65', [ONES, xyz]],
  ['color xyz-d50', [ONES, (x, y, z) => fromXyzD50(x / 0.9642957, y, z / 0.8251046)]],
])

/** Named colours of CSS Color 4, in the order, found by trial, that packs best (any will do); names with `grey` are looked up with `gray`. */
const NAMES = (
  'slateblue mediumorchid mediumslateblue lightgreen forestgreen darkorchid brown darkolivegreen peachpuff ' +
  'darkslateblue lightgray sandybrown deeppink darkslategray saddlebrown dimgray turquoise coral orchid ' +
  'mediumturquoise sienna slategray salmon lightpink darkcyan lightskyblue lightcyan cyan lightseagreen darksalmon ' +
  'lightsteelblue mediumaquamarine blueviolet rosybrown deepskyblue lime lightsalmon aquamarine blanchedalmond ' +
  'burlywood azure aqua lightblue lemonchiffon linen floralwhite palegreen peru cadetblue lawngreen powderblue ' +
  'lavenderblush midnightblue pink skyblue violet royalblue mintcream palegoldenrod antiquewhite snow gainsboro ' +
  'ivory black darkturquoise cornflowerblue wheat paleturquoise olivedrab red mediumblue mediumseagreen ' +
  'darkseagreen darkviolet navajowhite palevioletred green darkblue beige lightyellow darkred blue mistyrose olive ' +
  'navy white purple cornsilk darkorange lightgoldenrodyellow darkmagenta whitesmoke lavender lightcoral yellow ' +
  'orange limegreen magenta bisque lightslategray silver steelblue mediumvioletred greenyellow orangered ghostwhite ' +
  'springgreen plum mediumpurple chocolate indianred fuchsia moccasin maroon darkgreen darkkhaki seagreen ' +
  'dodgerblue teal seashell yellowgreen papayawhip rebeccapurple chartreuse oldlace thistle crimson aliceblue ' +
  'mediumspringgreen khaki firebrick darkgoldenrod goldenrod gray tomato honeydew indigo hotpink darkgray tan gold'
).split(' ')
/** Their red, green and blue, a byte each, in base64: four characters a colour. */
const NAMED_RGB =
  'alrNulXTe2jukO6QIosimTLMpSoqVWsv/9q5SD2L09PT9KRg/xSTL09Pi0UTaWlpQODQ/39Q2nDWSNHMoFItcICQ+oBy/7bBAIuLh8764P//AP//ILKq' +
  '6ZZ6sMTeZs2qiivivI+PAL//AP8A/6B6f//U/+vN3riH8P//AP//rdjm//rN+vDm//rwmPuYzYU/X56gfPwAsODm//D1GRlw/8DLh87r7oLuQWnh9f/6' +
  '7uiq+uvX//r63Nzc///wAAAAAM7RZJXt9d6zr+7ua44j/wAAAADNPLNxj7yPlADT/96t23CTAIAAAACL9fXc///giwAAAAD//+ThgIAAAACA////gACA' +
  '//jc/4wA+vrSiwCL9fX15ub68ICA//8A/6UAMs0y/wD//+TEd4iZwMDARoK0xxWFrf8v/0UA+Pj/AP9/3aDdk3Db0mkezVxc/wD//+S1gAAAAGQAvbdr' +
  'LotXHpD/AICA//Xums0y/+/VZjOZf/8A/fXm2L/Y3BQ88Pj/APqa8OaMsiIiuIYL2qUggICA/2NH8P/wSwCC/2m0qamp0rSM/9cA'
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

export const COLOR_RULE = "an absolute CSS colour such as 'red', '#1a73e8', 'rgb(0 0 0 / 25%)' or 'oklch(60% 0.15 250)'"

function compute(text: string): Color | undefined {
  if (text[0] === '#') return fromHex(text.slice(1))
  if (text === 'transparent') return [0, 0, 0, 0]
  const [, name, body] = /^([a-z]+)\(([^()]*)\)$/.exec(text) ?? []
  return name === undefined ? fromName(text) : fromFunction(name.replace(/^(rgb|hsl)a$/, '$1'), body as string)
}

function fromName(name: string): Color | undefined {
  const at = 4 * NAMES.indexOf(name.replace('grey', 'gray'))
  if (at < 0) return undefined
  const rgb = atob(NAMED_RGB.slice(at, at + 4))
  const channel = (i: number) => rgb.charCodeAt(i) / 255
  return [channel(0), channel(1), channel(2), 1]
}

function fromHex(digits: string): Color | undefined {
  if (!/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const pairs = digits.length > 4 ? digits : digits.replace(/./g, '$&$&')
  const at = (i: number) => Number.parseInt(pairs.slice(i, i + 2) || 'ff', 16) / 255
  return [at(0), at(2), at(4), at(6)]
}

/** Three components and an alpha, after `name(space a b c / d)` or `name(a, b, c, d)` lost its free spaces. */
const ARGUMENTS = /^([^ ,/]+)([ ,])([^ ,/]+)\2([^ ,/]+)(?:([,/])([^ ,/]+))?$/

function fromFunction(name: string, body: string): Color | undefined {
  const tight = body.trim().replace(/\s*([,/])\s*|\s+/g, (_, mark = ' ') => mark)
  const cut = name === 'color' ? tight.indexOf(' ') + 1 : 0
  const model = MODELS.get(`${name} ${tight.slice(0, cut)}`.trim())
  const [, x = '', mark, y = '', z = '', lastMark = mark, alpha = '1'] = ARGUMENTS.exec(tight.slice(cut)) ?? []
  const isComma = mark === ','
  if (!model || !mark || isComma !== (lastMark === ',') || (isComma && !isLegacy(name, [x, y, z], alpha)))
    return undefined
  const [[first, second, third], toSrgb] = model
  const rgb = toSrgb(component(x, first), component(y, second), component(z, third))
  const color = [...rgb, component(alpha, 1)].map((v) => Math.min(1, Math.max(0, v)))
  return color.every(Number.isFinite) ? (color as unknown as Color) : undefined
}

/** The comma form: only rgb and hsl, no `none`, and percentages as the old grammar had them. */
function isLegacy(name: string, tokens: readonly string[], alpha: string): boolean {
  if (`${tokens}${alpha}`.includes('none')) return false
  const [x, y, z] = tokens.map((token) => token.endsWith('%'))
  return name === 'rgb' ? x === y && y === z : name === 'hsl' && !x && y === true && z === true
}

const DEGREES: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }

/** A number, a percentage of `full`, or (`full` 0) an angle in degrees; NaN when it is none of them. */
function component(token: string, full: number): number {
  if (token === 'none') return 0
  const [, digits, unit] = /^([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?$/.exec(token) ?? []
  const factor = unit === undefined ? 1 : unit === '%' ? full / 100 || Number.NaN : full ? Number.NaN : DEGREES[unit]
  return Number(digits) * (factor ?? Number.NaN)
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
