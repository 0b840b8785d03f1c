import { steps } from '../scenario.ts'

export const moveAll = steps('move-all', 'Every card moves on each frame.', ({ scene }) => {
  const cards = scene.root.children
  const places = cards.map(({ x, y }) => ({ x, y }))
  return (frame) => {
    for (const [i, card] of cards.entries()) {
      const { x, y } = places[i] as { x: number; y: number }
      card.set({ x: x + 20 * Math.sin(frame / 7 + i), y: y + 20 * Math.cos(frame / 7 + i) })
    }
  }
})
