import { steps } from '../scenario.ts'

/** The first child that is in view. */
export const drag = steps('drag', 'One card follows the pointer, 3 px a frame.', ({ scene }) => {
  const [card] = scene.root.children
  return (frame) => card?.set({ x: 200 + 3 * frame, y: 200 + 2 * frame })
})
