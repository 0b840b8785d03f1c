import { describe, expect, it } from 'vitest'
import { documentSchema } from '../../../src/document/json-schema.ts'
import { readDocument } from '../../../src/document/load.ts'
import { NODE_TYPES } from '../../../src/document/node-types.ts'
import { EVERYTHING, EXAMPLE } from './good-documents.ts'
import { WRONG_DOCUMENTS } from './wrong-documents.ts'

type Schema = Record<string, unknown>

const SCHEMA = JSON.parse(JSON.stringify(documentSchema())) as Schema
const DEFINITIONS = SCHEMA.$defs as Record<string, Schema>

/** Each keyword that our schema uses (draft 2020-12), as a test of a value; an unknown keyword fails the test. */
const KEYWORDS: Record<string, (value: unknown, is: never, schema: Schema) => boolean> = {
  type: (value, is: string) =>
    is === 'integer'
      ? Number.isInteger(value)
      : is === (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value),
  const: (value, is: unknown) => value === is,
  enum: (value, is: unknown[]) => is.includes(value),
  minimum: (value, is: number) => typeof value !== 'number' || value >= is,
  maximum: (value, is: number) => typeof value !== 'number' || value <= is,
  minLength: (value, is: number) => typeof value !== 'string' || value.length >= is,
  maxLength: (value, is: number) => typeof value !== 'string' || value.length <= is,
  minItems: (value, is: number) => !Array.isArray(value) || value.length >= is,
  maxItems: (value, is: number) => !Array.isArray(value) || value.length <= is,
  prefixItems: (value, is: Schema[]) =>
    !Array.isArray(value) || is.every((schema, i) => i >= value.length || accepts(schema, value[i])),
  items: (value, is: Schema | false, { prefixItems = [] }) => {
    const rest = Array.isArray(value) ? value.slice((prefixItems as Schema[]).length) : []
    return is === false ? rest.length === 0 : rest.every((entry) => accepts(is, entry))
  },
  properties: (value, is: Record<string, Schema>) =>
    typeof value !== 'object' ||
    Object.entries(value ?? {}).every(([key, entry]) => !is[key] || accepts(is[key], entry)),
  additionalProperties: (value, _: false, { properties = {} }) =>
    typeof value !== 'object' || Object.keys(value ?? {}).every((key) => Object.hasOwn(properties as object, key)),
  required: (value, is: string[]) => typeof value !== 'object' || is.every((key) => Object.hasOwn(value ?? {}, key)),
  anyOf: (value, is: Schema[]) => is.some((schema) => accepts(schema, value)),
  oneOf: (value, is: Schema[]) => is.filter((schema) => accepts(schema, value)).length === 1,
  $ref: (value, is: string) => accepts(DEFINITIONS[is.replace('#/$defs/', '')] ?? {}, value),
  $schema: () => true,
  $defs: () => true,
  title: () => true,
  description: () => true,
  default: () => true,
}

function accepts(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, is]) => {
    const check = KEYWORDS[keyword]
    if (!check) throw new Error(`the test does not know the keyword ${keyword}`)
    return check(value, is as never, schema)
  })
}

/** What a JSON Schema cannot say, or JSON cannot hold. */
const BEYOND_SCHEMA = new Set([
  'invalid-color',
  'invalid-path-data',
  'invalid-image',
  'duplicate-id',
  'cyclic',
  'not-json',
  'not-finite',
  'limit-nodes',
  'limit-depth',
  'limit-text',
  'limit-image-bytes',
  'limit-image-size',
])
const BEYOND_JSON =
  /getter|proxy|instance|hole|symbol|bigint|function|Map|inherits|control character|stops that go back/

describe('documentSchema', () => {
  it('accepts the documents that the loader accepts', () => {
    for (const document of [EXAMPLE, EVERYTHING]) {
      expect(() => readDocument(document)).not.toThrow()
      expect(accepts(SCHEMA, document)).toBe(true)
    }
  })

  it.each(WRONG_DOCUMENTS.filter(({ code, title }) => !BEYOND_SCHEMA.has(code) && !BEYOND_JSON.test(title)))(
    'refuses $title',
    ({ input }) => {
      const given = input()
      expect(
        accepts(SCHEMA, typeof given === 'string' ? JSON.parse(given) : JSON.parse(JSON.stringify(given) ?? 'null')),
      ).toBe(false)
    },
  )

  it('lists every type and prop of the table, and children where they may be', () => {
    expect(DEFINITIONS.node).toEqual({ oneOf: Object.keys(NODE_TYPES).map((type) => ({ $ref: `#/$defs/${type}` })) })
    for (const [type, { props, hasChildren }] of Object.entries(NODE_TYPES)) {
      const { properties } = DEFINITIONS[type] as { properties: Record<string, Schema> }
      expect(properties.type).toEqual({ const: type })
      expect(Object.keys(properties.props?.properties as object)).toEqual(Object.keys(props.entries))
      expect('children' in properties).toBe(hasChildren)
    }
  })

  it('names defaults', () => {
    const text = DEFINITIONS.text as { properties: { props: { properties: Record<string, Schema> } } }
    expect(text.properties.props.properties.fontSize).toMatchObject({ default: 16, minimum: 0.1, maximum: 1000 })
    expect(text.properties.props.properties.width).not.toHaveProperty('default')
  })
})
