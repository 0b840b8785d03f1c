import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { defaultOf, type Entry, type StepOptions } from '../../../src/document.ts'
import { surface } from '../canvas/stage.ts'
import { update } from '../document/edit.ts'
import { type Word, word } from '../words/word.ts'
import { propsOf } from './props.ts'

/** The value of a prop that differs among the nodes that are edited. */
export const MIXED = Symbol('mixed')

/** Edits with the same key that come soon enough after each other are one step of the history. */
export type Burst = Pick<StepOptions, 'merge' | 'mergeWithin'>

/** One prop, or a part of one, of all nodes that are edited. */
export interface Binding {
  /** What it is for, as a key: the path, joined. */
  readonly key: string
  /** Undefined where it is not set and has no default. */
  readonly value: unknown
  /** Null takes it away. Throws what the engine says. */
  edit(value: unknown, burst?: Burst): void
}

/** What the inspector edits: one node or several. */
export class Target {
  readonly props: ReadonlySet<string>

  /** `isMoving`: while a gesture goes on the nodes of the scene are ahead of their entries. */
  constructor(
    readonly entries: readonly Entry[],
    private readonly isMoving: boolean,
  ) {
    this.props = propsOf(entries.map(({ type }) => type))
  }

  has(...props: readonly string[]): boolean {
    return props.some((prop) => this.props.has(prop))
  }

  /** `path`: a prop, and where it is an object a part of it. */
  at(prop: string, ...path: readonly string[]): Binding {
    const [first, ...others] = this.entries.map((entry) => partOf(this.valueOf(entry, prop), path))
    const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first))
    return {
      key: [prop, ...path].join('.'),
      value: isSame ? first : MIXED,
      edit: (value, burst) => {
        const patch = [prop, ...path].reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
        update(this.entries, patch as Record<string, unknown>, { label: labelFor(prop), ...burst })
      },
    }
  }

  private valueOf({ id, type, props }: Entry, prop: string): unknown {
    const node = this.isMoving && surface.peek().engine.get(id)
    if (node) return (node as unknown as Record<string, unknown>)[prop]
    return props[prop] ?? defaultOf(type, prop)
  }
}

function partOf(value: unknown, path: readonly string[]): unknown {
  return path.reduce((whole, name) => (whole as Record<string, unknown> | undefined)?.[name], value)
}

export function propWord(prop: string): string {
  return word(`prop.${prop}` as Word)
}

function labelFor(prop: string): string {
  return word('changed', { prop: propWord(prop) })
}

const Context = createContext<Target>(new Target([], false))

export const TargetProvider = Context.Provider

export function useTarget(): Target {
  return useContext(Context)
}
