import { computed } from '@preact/signals'
import { surface } from '../canvas/stage.ts'
import { version } from '../document/revision.ts'

/** Labels of what was done, oldest first. */
export const done = computed<readonly string[]>(() => {
  version.value
  return [...surface.value.bus.steps('undo')].reverse()
})

/** Labels of what was undone, the next to redo first. */
export const undone = computed<readonly string[]>(() => {
  version.value
  return surface.value.bus.steps('redo')
})

export const canUndo = computed(() => done.value.length > 0)
export const canRedo = computed(() => undone.value.length > 0)

export function undo(): void {
  surface.peek().bus.undo()
}

export function redo(): void {
  surface.peek().bus.redo()
}

/** Goes to where the first `length` steps are done. */
export function travelTo(length: number): void {
  for (let left = done.peek().length - length; left > 0; left--) undo()
  for (let left = length - done.peek().length; left > 0; left--) redo()
}
