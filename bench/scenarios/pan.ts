import { steps } from '../scenario.ts'

export const pan = steps('pan', 'The camera moves 7 and 5 px a frame.', ({ camera }) => (frame) => {
  camera.x = 7 * frame
  camera.y = 5 * frame
})
