import { computed, signal } from '@preact/signals'
import type { Entry } from '../../../src/document.ts'
import { surface } from '../canvas/stage.ts'
import { version } from './revision.ts'

/** Ids of what is selected, as the canvas tells them. */
export const selection = signal<readonly string[]>([])

/** What is selected, as the document has it now. */
export const selected = computed<readonly Entry[]>(() => {
  version.value
  const { bus } = surface.value
  return selection.value.flatMap((id) => bus.get(id) ?? [])
})
