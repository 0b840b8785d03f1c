import type { Change, SetChange } from './change.ts'
import type { Entry } from './store.ts'

/** What is kept of the past; the newest step always is. */
export interface HistoryLimits {
  /** Default 1,000. */
  readonly steps: number
  /** Estimated, default 10 MB. */
  readonly bytes: number
}

export const DEFAULT_HISTORY: HistoryLimits = { steps: 1000, bytes: 10_000_000 }

/** How a transaction appears in the history. */
export interface StepOptions {
  /** For people. */
  readonly label?: string
  /** Joins the step before when that was given the same key, and no undo came between: a gesture, a word being typed. */
  readonly merge?: string
  /** Milliseconds since the last transaction of that step within which it is joined; default: any time. */
  readonly mergeWithin?: number
}

interface Step extends StepOptions {
  readonly changes: Change[]
  /** Of its last transaction, milliseconds. */
  time: number
  /** 0 while it may grow. */
  bytes: number
}

export type Direction = 'undo' | 'redo'

/** Steps that can be taken back, and those that were. */
export class History {
  readonly #limits: HistoryLimits
  #done: Step[] = []
  #undone: Step[] = []
  /** Of the newest step: where the change of an entry's props stands, to be widened by the next one. */
  readonly #open = new Map<Entry, number>()
  #isOpen = false

  constructor(limits: HistoryLimits) {
    this.#limits = limits
  }

  add(changes: readonly Change[], options: StepOptions, time: number): void {
    const top = this.#done.at(-1)
    const { merge, mergeWithin = Infinity } = options
    const isJoined = this.#isOpen && merge !== undefined && top?.merge === merge && time - top.time <= mergeWithin
    if (top && isJoined) top.time = time
    else this.#begin({ ...options, changes: [], time, bytes: 0 })
    this.#undone = []
    for (const change of changes) this.#append(change)
  }

  /** The changes of the step that comes next in a direction, oldest first; null when there is none. */
  next(direction: Direction): readonly Change[] | null {
    return this.#from(direction).at(-1)?.changes ?? null
  }

  /** Notes that the step was taken. */
  moved(direction: Direction): void {
    const step = this.#from(direction).pop()
    if (step) this.#from(direction === 'undo' ? 'redo' : 'undo').push(step)
    this.#isOpen = false
  }

  /** Labels of the steps in a direction, the next one first; '' for one without. */
  labels(direction: Direction): string[] {
    return this.#from(direction)
      .map(({ label = '' }) => label)
      .reverse()
  }

  clear(): void {
    this.#done = []
    this.#undone = []
    this.#open.clear()
    this.#isOpen = false
  }

  #from(direction: Direction): Step[] {
    return direction === 'undo' ? this.#done : this.#undone
  }

  #begin(step: Step): void {
    const done = this.#done
    const before = done.at(-1)
    if (before) before.bytes ||= bytesOfStep(before.changes)
    done.push(step)
    this.#open.clear()
    this.#isOpen = true
    let bytes = done.reduce((sum, step) => sum + step.bytes, 0)
    let from = 0
    while (from < done.length - 1 && (done.length - from > this.#limits.steps || bytes > this.#limits.bytes)) {
      bytes -= done[from++]?.bytes ?? 0
    }
    if (from) this.#done = done.slice(from)
  }

  /** All sets of an entry lie between its coming and its going, so they can be one: the first, widened. */
  #append(change: Change): void {
    const changes = this.#done.at(-1)?.changes ?? []
    const at = change.kind === 'set' ? this.#open.get(change.entry) : undefined
    if (change.kind === 'set' && at !== undefined) {
      const { entry, from, to } = changes[at] as SetChange
      changes[at] = { kind: 'set', entry, from: { ...change.from, ...from }, to: { ...to, ...change.to } }
    } else {
      if (change.kind === 'set') this.#open.set(change.entry, changes.length)
      changes.push(change)
    }
  }
}

/** Bytes of an entry and of its node, about as V8 has them. */
const NODE_BYTES = 800

function bytesOfStep(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => sum + 150 + bytesOfChange(change), 100)
}

function bytesOfChange(change: Change): number {
  if (change.kind === 'set') return bytesOf(change.from) + bytesOf(change.to)
  return change.all.reduce((sum, { props }) => sum + NODE_BYTES + bytesOf(props), 0)
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 24 + 2 * value.length
  if (typeof value !== 'object' || value === null) return 16
  return Object.values(value).reduce((sum, inner) => sum + 8 + bytesOf(inner), 40)
}
