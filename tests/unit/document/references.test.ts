import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Change, inverse } from '../../../src/document/change.ts'
import { DEFAULT_LIMITS } from '../../../src/document/limits.ts'
import { NODE_TYPES, type NodeTypes } from '../../../src/document/node-types.ts'
import type { Operation } from '../../../src/document/operation.ts'
import { readOperations } from '../../../src/document/read-operations.ts'
import { danglingReference } from '../../../src/document/references.ts'
import { DocumentStore } from '../../../src/document/store.ts'

/** Version 1 has no prop that names a node: a made-up type whose props name one, and several. */
const props = v.strictObject({ for: v.optional(v.string()), among: v.optional(v.array(v.string())) }, 'props')
const types: NodeTypes = { ...NODE_TYPES, label: { props, hasChildren: false, refs: ['for', 'among'] } }

const label = (id: string, props: object) => ({ id, type: 'label', props })
const DOCUMENT = {
  version: 1,
  width: 1,
  height: 1,
  root: {
    id: 'page',
    type: 'group',
    children: [
      { id: 'form', type: 'group', children: [{ id: 'input', type: 'box' }, label('inside', { for: 'input' })] },
      label('one', { for: 'input' }),
      label('some', { for: 'one', among: ['input', 'form', 'input', 'nobody'] }),
    ],
  },
} as never

function open() {
  const store = new DocumentStore(DOCUMENT, types)
  /** As a transaction does it. */
  const apply = (...operations: Operation[]) => {
    const done: Change[] = []
    const perform = (changes: readonly Change[]) => {
      for (const change of changes) store.perform(change)
      done.push(...changes)
    }
    readOperations(store, operations, DEFAULT_LIMITS, (_, changes) => perform(changes))
    const left = done.flatMap((change) => (change.kind === 'remove' ? change.all : []))
    for (let next = danglingReference(store, left); next; next = danglingReference(store, left)) perform([next])
    return done
  }
  return { store, apply, propsOf: (id: string) => store.get(id)?.props }
}

const remove = (...path: string[]): Operation => ({ type: 'DELETE', payload: { path } })

describe('a reference', () => {
  it('goes with what it names, alone or in a list, and comes back with it', () => {
    const { store, apply, propsOf } = open()
    const done = apply(remove('page', 'form'))
    expect([propsOf('one'), propsOf('some'), propsOf('inside')]).toEqual([
      {},
      { for: 'one', among: ['nobody'] },
      undefined,
    ])
    for (const change of inverse(done)) store.perform(change)
    expect(store.toJSON()).toEqual(DOCUMENT)
    apply(remove('page', 'form', 'input'))
    expect(propsOf('inside')).toEqual({})
  })

  it('stays when what it names only moves', () => {
    const { apply, propsOf } = open()
    const insert: Operation = { type: 'INSERT', payload: { id: 'input', type: 'box', parentPath: ['page'] } }
    apply(remove('page', 'form', 'input'), insert)
    expect(propsOf('one')).toEqual({ for: 'input' })
  })

  it('is known from when it is set until it is not', () => {
    const { apply, propsOf } = open()
    apply({ type: 'UPDATE', payload: { path: ['page', 'one'], props: { for: null, among: ['some'] } } })
    apply(remove('page', 'form', 'input'))
    expect(propsOf('one')).toEqual({ among: ['some'] })
    apply(remove('page', 'some'))
    expect(propsOf('one')).toEqual({ among: [] })
  })
})
