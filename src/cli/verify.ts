/** `glissade verify`: is an exported journal as it was written? Exit codes: 0 intact, 1 not, 2 bad input. */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { verifyJournal } from '../document/journal.ts'
import { BadInput } from './bad-input.ts'

export const VERIFY_HELP = `glissade verify JOURNAL [--head HASH] [--before HASH]
  Says whether a journal, as Journal.export() gave it, is as it was written, or which entry is the first that is not (from 0).
  --head    hash that its last entry must have: without it, one that was cut short or rewritten as a whole passes
  --before  hash of the last entry of the journal that it goes on from
Exit code 1 for a journal that is not as it was written, 2 for bad input.`

const HASH = /^[\da-f]{64}$/

/** Does what `args` say; the exit code. */
export async function verify(args: string[]): Promise<number> {
  const options = { head: { type: 'string' }, before: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new BadInput('name one journal, as in: glissade verify JOURNAL')
  for (const [name, hash] of Object.entries(values))
    if (!HASH.test(hash)) throw new BadInput(`--${name} is '${hash}'; it must be 64 digits from 0 to 9 and a to f`)
  const bytes = await readFile(file).catch((error: Error) => {
    throw new BadInput(error.message)
  })
  // A file that was edited by hand may end with a line feed.
  const journal = bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes
  const verdict = verifyJournal(journal, values)
  if (verdict.isIntact) console.log(`intact: ${verdict.entries} entries, head ${verdict.head}`)
  else console.log(`not as it was written, from entry ${verdict.entry} on: ${verdict.reason}`)
  return verdict.isIntact ? 0 : 1
}
