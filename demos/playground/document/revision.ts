import { batch, signal } from '@preact/signals'
import { onSurface } from '../canvas/stage.ts'

/** Grows with every change of the document: what reads it is written anew. */
export const version = signal(0)
/** Grows when nodes came, went or moved. */
export const structure = signal(0)

export function followDocument(): void {
  onSurface(({ bus }) => {
    const grow = (isStructure: boolean) =>
      batch(() => {
        version.value++
        if (isStructure) structure.value++
      })
    grow(true)
    bus.on('load', () => grow(true))
    bus.on('transaction', ({ operations }) => grow(operations.some(({ type }) => type !== 'UPDATE')))
  })
}
