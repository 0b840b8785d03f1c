import { steps } from '../scenario.ts'

/** From 1 to 2 and back in 60 frames, about the middle. */
export const zoom = steps('zoom', 'The camera zooms between 1 and 2 about the middle.', ({ camera }) => (frame) => {
  camera.zoom = 2 ** (0.5 - 0.5 * Math.cos((frame * Math.PI) / 30))
  camera.x = 640 - 640 / camera.zoom
  camera.y = 360 - 360 / camera.zoom
})
