import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { DEFAULTS } from './defaults.ts'
import { DOCUMENT, NODE_TYPES, type NodeType } from './node-types.ts'

/**
 * The JSON Schema of a document, made from the table of node types at build time (it never ships in the engine). What a
 * schema cannot say is left to the loader and written into descriptions: colours, path data, unique ids, limits.
 */
export function documentSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {
    node: { oneOf: Object.keys(NODE_TYPES).map((type) => ({ $ref: `#/$defs/${type}` })) },
  }
  for (const [type, entry] of Object.entries(NODE_TYPES)) definitions[type] = nodeSchema(type, entry)
  const schema = convert(DOCUMENT)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Glissade document, version 1',
    ...schema,
    properties: {
      ...schema.properties,
      background: { ...(schema.properties?.background as JsonSchema), description: COLOR },
      root: { $ref: '#/$defs/node' },
    },
    $defs: definitions,
  }
}

const COLOR = 'An absolute CSS Color 4 colour.'
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  fill: `${COLOR} All but text take a gradient too.`,
  color: COLOR,
  d: 'SVG path data.',
  rotation: 'Degrees, clockwise about (originX, originY).',
  angle: 'Degrees, as in CSS: 0 points up, 90 to the right.',
  originX: "CSS px in the node's own space; unset: the centre of nodes with a size, else 0.",
  originY: "CSS px in the node's own space; unset: the centre of nodes with a size, else 0.",
  stops: 'Offsets do not decrease.',
  blur: 'As in CSS: the standard deviation is half of it.',
  text: 'Plain text; markup in it is shown, never read.',
  life: 'Seconds until a place has faded.',
  lineHeight: 'In multiples of the font size.',
  src: 'http:, https:, blob:, a relative address, or a base64 data URL of a png, jpeg, webp, gif or bmp image.',
}

function nodeSchema(type: string, { props, hasChildren }: NodeType): JsonSchema {
  const schema = convert(props)
  const defaults: Readonly<Record<string, unknown>> = DEFAULTS[type as keyof typeof DEFAULTS]
  for (const [key, value] of Object.entries(defaults)) {
    const property = schema.properties?.[key]
    if (typeof property === 'object') property.default = value as JsonSchema['default']
  }
  return {
    type: 'object',
    properties: {
      id: {
        type: 'string',
        minLength: 1,
        maxLength: 256,
        description: 'Unique in the document; no control characters.',
      },
      type: { const: type },
      props: schema,
      ...(hasChildren ? { children: { type: 'array', items: { $ref: '#/$defs/node' } } } : {}),
    },
    required: ['id', 'type'],
    additionalProperties: false,
  }
}

function convert(schema: Parameters<typeof toJsonSchema>[0]): JsonSchema {
  const result = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' })
  delete result.$schema
  describe(result)
  return result
}

/** Puts descriptions on the properties of this schema and of those below it. */
function describe(schema: JsonSchema): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const description = DESCRIPTIONS[key]
    if (typeof property === 'object' && description) property.description = description
  }
  const below = [
    schema.properties ?? {},
    schema.anyOf ?? [],
    schema.oneOf ?? [],
    schema.prefixItems ?? [],
    [schema.items],
  ]
  for (const group of below) {
    for (const inner of Object.values(group)) if (typeof inner === 'object') describe(inner as JsonSchema)
  }
}
