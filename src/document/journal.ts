import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { DocumentBus } from './bus.ts'

/**
 * A record of all that happened to a document, in which nothing can be changed unseen: one line of JSON an entry, each with the
 * SHA-256 of the line before it and, last, of its own text up to there. The first entry holds the document, the others the operations
 * that led on from it. Synchronous, and for pages that are served without TLS, where browsers have no `crypto.subtle`.
 */

/** Hash of the entry before the first. */
const NONE = '0'.repeat(64)
const tailOf = (hash: string) => `,"hash":"${hash}"}`
const headOf = (before: string) => `{"before":"${before}",`
const TAIL = tailOf(NONE).length
const HEAD = headOf(NONE).length

const encoder = new TextEncoder()

export interface JournalOptions {
  /** Hash of the last entry of the journal that this one goes on from. */
  readonly before?: string
}

export class Journal {
  readonly #lines: string[] = []
  readonly #stop: readonly (() => void)[]
  #head: string

  /** Writes from now on. It grows with every transaction: export it, end it and start another one to bound it. */
  constructor(bus: DocumentBus, { before = NONE }: JournalOptions = {}) {
    this.#head = before
    this.#write({ kind: 'start', version: bus.version, document: bus.toJSON() })
    const write = (event: object) => this.#write(event)
    this.#stop = [bus.on('transaction', write), bus.on('load', write)]
  }

  /** Hash of the last entry. Who keeps it elsewhere can tell a journal that was rewritten as a whole, or cut short. */
  get head(): string {
    return this.#head
  }

  /** Number of entries. */
  get length(): number {
    return this.#lines.length
  }

  /** All entries, one a line. */
  export(): string {
    return this.#lines.join('\n')
  }

  /** Writes no more. */
  end(): void {
    for (const stop of this.#stop) stop()
  }

  #write(entry: object): void {
    const body = headOf(this.#head) + JSON.stringify(entry).slice(1, -1)
    this.#head = hashOf(encoder.encode(body))
    this.#lines.push(body + tailOf(this.#head))
  }
}

export type JournalVerdict =
  | { readonly isIntact: true; readonly entries: number; readonly head: string }
  /** `entry`: index of the first that is not as it was written. */
  | { readonly isIntact: false; readonly entry: number; readonly reason: string }

export interface VerifyOptions extends JournalOptions {
  /** The hash that its last entry must have. */
  readonly head?: string
}

/** Is an exported journal as it was written? As bytes (UTF-8) it is compared byte by byte. */
export function verifyJournal(journal: string | Uint8Array, options: VerifyOptions = {}): JournalVerdict {
  const { before = NONE, head } = options
  const bytes = typeof journal === 'string' ? encoder.encode(journal) : journal
  let last = before
  let entry = 0
  for (let from = 0; from <= bytes.length; entry++) {
    const feed = bytes.indexOf(10, from)
    const line = bytes.subarray(from, feed < 0 ? bytes.length : feed)
    const body = line.subarray(0, Math.max(0, line.length - TAIL))
    if (ascii(line.subarray(0, HEAD)) !== headOf(last)) return broken(entry, 'It does not name the entry before it.')
    last = hashOf(body)
    if (ascii(line.subarray(body.length)) !== tailOf(last)) return broken(entry, 'Its hash is not that of its content.')
    from += line.length + 1
  }
  if (head !== undefined && head !== last) return broken(entry, 'It is missing: the journal does not end as it should.')
  return { isIntact: true, entries: entry, head: last }
}

function broken(entry: number, reason: string): JournalVerdict {
  return { isIntact: false, entry, reason }
}

function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
