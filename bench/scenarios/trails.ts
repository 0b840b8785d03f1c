import { Trail } from '../../src/scene/trail.ts'
import { steps } from '../scenario.ts'

const TRAILS = 10
const SAMPLES_A_FRAME = 4

export const trails = steps('trails', 'Ten trails get four samples each on each frame.', (stage) => {
  const all = Array.from({ length: TRAILS }, () =>
    stage.scene.add(new Trail({ color: 'rgb(47 111 219 / .6)', width: 10, life: 0.5 })),
  )
  return (frame) => {
    for (const [i, trail] of all.entries()) {
      for (let k = 0; k < SAMPLES_A_FRAME; k++) {
        const time = (frame + k / SAMPLES_A_FRAME) * 16
        const angle = time / 300 + i
        trail.push(640 + (300 + 10 * i) * Math.cos(angle), 360 + (200 + 10 * i) * Math.sin(2 * angle), { time })
      }
    }
    stage.setTime((frame + 1) * 16)
  }
})
