import { Text } from '../../src/scene/text.ts'
import { steps } from '../scenario.ts'

const LABELS = 1000

export const textStorm = steps('text-storm', '1,000 numbers in view change on each frame.', ({ scene }) => {
  const labels = Array.from({ length: LABELS }, (_, i) =>
    scene.add(
      new Text({ x: (i % 25) * 50, y: Math.floor(i / 25) * 17, fontFamily: 'Inter', fontSize: 12, fill: '#24292f' }),
    ),
  )
  return (frame) => {
    for (const [i, label] of labels.entries()) label.text = String((frame * 7919 + i * 104729) % 100000)
  }
})
