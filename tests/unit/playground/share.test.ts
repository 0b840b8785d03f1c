import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LONGEST_ADDRESS, pack, unpack } from '../../../demos/playground/document/share.ts'

const teller = readFileSync(new URL('../../../demos/boards/teller.json', import.meta.url), 'utf8')

test('a board goes through an address', async () => {
  const packed = await pack(teller)
  expect(packed).toMatch(/^[\w-]+$/)
  expect(packed.length).toBeLessThan(LONGEST_ADDRESS)
  expect(await unpack(packed)).toBe(teller)
})

test('what was not packed is refused', async () => {
  await expect(unpack('not a document')).rejects.toThrow()
  await expect(unpack((await pack(teller)).slice(0, 100))).rejects.toThrow()
})
