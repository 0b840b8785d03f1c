import { inspect } from 'node:util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fitsOf } from '../../../src/document/fits.ts'
import { DOCUMENT, NODE_TYPES } from '../../../src/document/node-types.ts'
import { createRandom } from '../../support/random-scene.ts'
import { EVERYTHING } from './good-documents.ts'
import { WRONG_DOCUMENTS } from './wrong-documents.ts'

type Fields = Record<string, unknown>

const random = createRandom(5)
const below = (count: number) => Math.floor(random() * count)
const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T

const STRANGE: readonly unknown[] = [
  undefined,
  null,
  true,
  '',
  'normal',
  'linear',
  'red',
  '#12',
  'M0 0L1e9 0',
  0,
  -1,
  0.5,
  2,
  1e6,
  1e9,
  Number.NaN,
  Infinity,
  [],
  {},
  [1],
  [1, 2],
  [1, 2, 3, 4],
  [
    [0, 'red'],
    [1, 'blue'],
  ],
  { width: 1, height: 2 },
  { type: 'linear' },
  { color: 'red' },
]

/** All objects and lists in a value. */
function holders(value: unknown, found: (Fields | unknown[])[] = []): (Fields | unknown[])[] {
  if (typeof value !== 'object' || value === null) return found
  found.push(value as Fields)
  for (const inner of Object.values(value)) holders(inner, found)
  return found
}

function mutate(value: Fields): void {
  const holder = pick(holders(value)) as Fields
  const keys = Object.keys(holder)
  const kind = random()
  if (kind < 0.2 && !Array.isArray(holder))
    holder[pick(['x', 'stops', 'toString', 'blur', 'zzz'])] = structuredClone(pick(STRANGE))
  else if (kind < 0.4 && keys.length) {
    const key = pick(keys)
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  } else if (keys.length) holder[pick(keys)] = structuredClone(pick(STRANGE))
}

const same = (schema: v.GenericSchema, value: unknown) =>
  expect(fitsOf(schema)(value), inspect(value)).toBe(v.safeParse(schema, value).success)

test('says what valibot says, of every type with any props', () => {
  const nodes = (EVERYTHING.root as { children: unknown }).children as readonly { type: string; props?: Fields }[]
  const counts = { right: 0, wrong: 0 }
  for (let i = 0; i < 20_000; i++) {
    const schema = pick(Object.values(NODE_TYPES)).props as v.GenericSchema
    const value = structuredClone(pick(nodes).props ?? {})
    for (let times = below(4); times > 0; times--) mutate(value)
    same(schema, value)
    counts[fitsOf(schema)(value) ? 'right' : 'wrong']++
  }
  expect(Math.min(counts.right, counts.wrong)).toBeGreaterThan(1000)
  for (const value of STRANGE.filter((each) => !Array.isArray(each)))
    for (const { props } of Object.values(NODE_TYPES)) same(props, value)
})

test('says what valibot says, of wrong documents', () => {
  for (const { input } of WRONG_DOCUMENTS) {
    const value = input()
    if (typeof value !== 'string') same(DOCUMENT, value)
  }
})

test('a schema of a kind that it does not know is an error of ours', () => {
  expect(() => fitsOf(v.date())).toThrow(TypeError)
})
