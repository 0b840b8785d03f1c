import { Box } from '../../src/scene/box.ts'
import { steps } from '../scenario.ts'

const SHARE = 100

/** As a board that many people edit: cards leave and others come in their place. */
export const editStorm = steps('edit-storm', '100 cards leave and 100 come on each frame.', ({ scene }) => {
  const count = Math.min(SHARE, scene.root.children.length)
  return (frame) => {
    for (let i = 0; i < count; i++) {
      const { children } = scene.root
      const at = (frame * 7919 + i * 104729) % children.length
      const old = children[at]
      if (!old) continue
      const { x, y } = old
      old.remove()
      const card = new Box({ x, y, width: 96, height: 56, cornerRadius: 8, fill: i % 2 ? '#fff' : '#eef4ff' })
      scene.root.insert(card, at)
    }
  }
})
