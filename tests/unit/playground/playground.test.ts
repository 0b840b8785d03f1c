import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PROPS } from '../../../demos/playground/inspector/props.ts'
import { documentSchema } from '../../../src/document/json-schema.ts'

const FOLDER = fileURLToPath(new URL('../../../demos/playground', import.meta.url))
const PUBLIC = /src\/(index|document|health|interact)\.ts$/

test('the playground uses nothing but the public API', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(40)
  const imports = files.flatMap((file) =>
    [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(/from '([^']*src\/[^']*)'/g)].map(([, path]) => path ?? ''),
  )
  expect(imports.filter((path) => !PUBLIC.test(path))).toEqual([])
})

test('the inspector has every prop of every type', () => {
  const types = documentSchema().$defs as Record<string, { properties: { props: { properties: object } } }>
  for (const [type, props] of Object.entries(PROPS)) {
    expect([...props].sort(), type).toEqual(Object.keys(types[type]?.properties.props.properties ?? {}).sort())
  }
})
