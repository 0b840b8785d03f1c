import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

interface Mutation {
  readonly name: string
  readonly file: string
  readonly find: string
}

test('every mutation finds its place, once', async () => {
  const { MUTATIONS } = (await import(pathToFileURL(resolve('scripts/mutations.mjs')).href)) as {
    MUTATIONS: readonly Mutation[]
  }
  const lost = MUTATIONS.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2)
  expect(lost.map(({ name }) => name)).toEqual([])
})
