import { signal } from '@preact/signals'
import type { BackendChoice } from '../../../src/index.ts'

/** What an address carries after its #, so that it can be shared: `#board=teller&backend=webgl2`, or `doc=` with a document. */
export interface Address {
  readonly board: string | null
  readonly backend: BackendChoice
  /** A document, packed. */
  readonly doc: string | null
}

export const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl2', 'canvas2d']

export function readAddress(): Address {
  const values = new URLSearchParams(location.hash.slice(1))
  const asked = values.get('backend') as BackendChoice
  const backend = BACKENDS.includes(asked) ? asked : 'auto'
  return { board: values.get('board'), backend, doc: values.get('doc') }
}

/** As the address has it, or had it when the page opened. */
export const backend = signal<BackendChoice>(readAddress().backend)

/** Replaces the address: a look around is no step of the browser's history. */
export function writeAddress({ board, backend }: Omit<Address, 'doc'>): void {
  const values = new URLSearchParams({ ...(board === null ? {} : { board }), backend })
  history.replaceState(null, '', `#${values}`)
}
