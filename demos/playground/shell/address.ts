import type { BackendChoice } from '../../src/index.ts'

/** The state that an address carries after its #, so that it can be shared: `#board=teller&backend=webgl2`. */
export interface Address {
  readonly board: string | null
  readonly backend: BackendChoice
}

export const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl2', 'canvas2d']

export function readAddress(): Address {
  const values = new URLSearchParams(location.hash.slice(1))
  const asked = values.get('backend') as BackendChoice
  return { board: values.get('board'), backend: BACKENDS.includes(asked) ? asked : 'auto' }
}

/** Replaces the address: a look around is no step of the history. `board` null: a document of the user's own. */
export function writeAddress({ board, backend }: Address): void {
  const values = new URLSearchParams({ ...(board === null ? {} : { board }), backend })
  history.replaceState(null, '', `#${values}`)
}
