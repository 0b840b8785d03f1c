import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DocumentBus } from '../../../src/document/bus.ts'
import { Journal, verifyJournal } from '../../../src/document/journal.ts'
import type { Operation } from '../../../src/document/operation.ts'
import { SceneHost } from '../../support/document-host.ts'
import { createRandom } from '../../support/random-scene.ts'

const BOARD = {
  version: 1,
  width: 640,
  height: 480,
  root: { id: 'page', type: 'group', children: [{ id: 'card', type: 'box' }] },
}
const set = (props: object): Operation => ({ type: 'UPDATE', payload: { path: ['page', 'card'], props: { ...props } } })
const bytesOf = (text: string) => new TextEncoder().encode(text)

function write(entries: number) {
  const host = new SceneHost(BOARD)
  const bus = new DocumentBus(host)
  const journal = new Journal(bus)
  for (let i = 1; i < entries; i++) {
    host.now = i * 16
    bus.apply([set({ x: i, name: `名 ${i} \ud800 \ufffd\n` })])
  }
  return { host, bus, journal }
}

describe('a journal', () => {
  it('holds the document, then each transaction, undo and load, each with the hash of the entry before', async () => {
    const { bus, journal } = write(2)
    bus.undo()
    await bus.load(BOARD)
    const entries = journal
      .export()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries.map(({ kind, version }) => [kind, version])).toEqual([
      ['start', 0],
      ['apply', 1],
      ['undo', 2],
      ['load', 3],
    ])
    expect(entries[0].document).toEqual(BOARD)
    expect(entries[1]).toMatchObject({ time: 16, operations: [{ type: 'UPDATE' }] })
    expect(entries.map(({ before }) => before)).toEqual([
      '0'.repeat(64),
      ...entries.slice(0, -1).map(({ hash }) => hash),
    ])
    for (const line of journal.export().split('\n')) {
      const body = line.slice(0, line.lastIndexOf(',"hash"'))
      expect(JSON.parse(line).hash).toBe(createHash('sha256').update(body).digest('hex'))
    }
    expect([journal.length, journal.head]).toEqual([4, entries[3].hash])
  })

  it('leads from its document to the one of now', () => {
    const { bus, journal } = write(50)
    bus.apply([{ type: 'DELETE', payload: { path: ['page', 'card'] } }])
    bus.undo()
    bus.undo()
    const [start, ...others] = journal
      .export()
      .split('\n')
      .map((line) => JSON.parse(line))
    const again = new DocumentBus(new SceneHost(start.document))
    for (const { operations } of others) again.apply(operations)
    expect(again.toJSON()).toEqual(bus.toJSON())
  })

  it('goes on from another one, and ends', () => {
    const { bus, journal } = write(3)
    journal.end()
    const next = new Journal(bus, { before: journal.head })
    bus.apply([set({ x: 99 })])
    expect([journal.length, next.length]).toEqual([3, 2])
    expect(verifyJournal(`${journal.export()}\n${next.export()}`)).toEqual({
      isIntact: true,
      entries: 5,
      head: next.head,
    })
    expect(verifyJournal(next.export(), { before: journal.head }).isIntact).toBe(true)
    expect(verifyJournal(next.export())).toMatchObject({ isIntact: false, entry: 0 })
  })
})

describe('verifying', () => {
  it('finds and locates every byte that was changed, to whatever', () => {
    const { journal } = write(8)
    const bytes = bytesOf(journal.export())
    expect(verifyJournal(bytes)).toEqual({ isIntact: true, entries: 8, head: journal.head })
    let entry = 0
    for (let i = 0; i < bytes.length; i++) {
      const was = bytes[i] as number
      for (const now of [was ^ 1, was ^ 32, 10, 0xef, 0xf0]) {
        if (now === was) continue
        bytes[i] = now
        expect(verifyJournal(bytes), `byte ${i}: ${was} to ${now}`).toMatchObject({ isIntact: false, entry })
      }
      bytes[i] = was
      if (was === 10) entry++
    }
    expect(entry).toBe(7)
  })

  it('finds what was left out, put in, put elsewhere or cut off', () => {
    const { journal } = write(6)
    const lines = journal.export().split('\n')
    const entryOf = (changed: string[], head?: string) => {
      const verdict = verifyJournal(changed.join('\n'), head === undefined ? {} : { head })
      return verdict.isIntact ? 'intact' : verdict.entry
    }
    expect(entryOf(lines.filter((_, i) => i !== 3))).toBe(3)
    expect(entryOf([...lines.slice(0, 3), ...lines.slice(2)])).toBe(3)
    expect(entryOf([...lines.slice(0, 2), lines[3] as string, lines[2] as string, ...lines.slice(4)])).toBe(2)
    expect(entryOf([...lines, ''])).toBe(6)
    expect(entryOf([''])).toBe(0)
    expect(entryOf(lines.slice(0, 4))).toBe('intact')
    expect(entryOf(lines.slice(0, 4), journal.head)).toBe(4)
  })

  it('takes 10,000 entries, and finds one byte in them', () => {
    const { journal } = write(10_000)
    const bytes = bytesOf(journal.export())
    expect(verifyJournal(bytes, { head: journal.head })).toMatchObject({ isIntact: true, entries: 10_000 })
    const random = createRandom(5)
    for (let k = 0; k < 10; k++) {
      const i = Math.floor(random() * bytes.length)
      const entry = bytes.subarray(0, i).reduce((count, byte) => count + Number(byte === 10), 0)
      bytes[i] = (bytes[i] as number) ^ (1 << Math.floor(random() * 8))
      expect(verifyJournal(bytes), `byte ${i}`).toMatchObject({ isIntact: false, entry })
      bytes.set(bytesOf(journal.export()).subarray(i, i + 1), i)
    }
  })
})
