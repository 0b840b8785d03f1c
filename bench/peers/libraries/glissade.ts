/** Glissade as an application uses it: a node for each card, with its icon and label as children. */
import { type BackendChoice, Box, Ellipse, Engine, Text } from '../../../src/index.ts'
import { watchFinished } from '../../pages/finished.ts'
import { type Card, type CreatePeer, STYLE } from '../peer.ts'

const { width, height, radius, shadow, icon, label } = STYLE

function cardOf({ x, y, fill, border, icon: color, label: text }: Card): Box {
  const card = new Box({
    x,
    y,
    width,
    height,
    cornerRadius: radius,
    fill,
    stroke: { color: border, width: 1, align: 'inside' },
    shadow,
    draggable: true,
  })
  card.add(
    new Ellipse({
      x: icon.x - icon.radius,
      y: icon.y - icon.radius,
      width: icon.radius * 2,
      height: icon.radius * 2,
      fill: color,
    }),
  )
  card.add(
    new Text({
      text,
      x: label.x,
      y: label.y,
      fontFamily: label.family,
      fontSize: label.size,
      lineHeight: label.lineHeight / label.size,
      fill: label.color,
    }),
  )
  return card
}

/** `variant`: the backend. */
export const createPeer: CreatePeer = async (host, cards, variant) => {
  const engine = new Engine(host, { backend: variant as BackendChoice, background: STYLE.background, quality: 'full' })
  const nodes = cards.map((card) => engine.scene.add(cardOf(card)))
  const indices = new Map(nodes.map((node, index) => [node, index]))
  const finished = watchFinished(engine, host)
  await engine.settled()
  await finished()
  return {
    grab() {},
    drop() {},
    move(index, x, y) {
      nodes[index]?.set({ x, y })
    },
    pan(x, y) {
      engine.camera.set({ x, y })
    },
    async draw() {
      finished()
      void engine.settled()
      // It has drawn then.
      await Promise.resolve()
      const { last } = engine.metrics()
      const end = await finished()
      return last && end !== null ? last.encodeMs + last.renderMs : 0
    },
    pick(x, y) {
      const hit = engine.pick(x, y)
      return indices.get((hit instanceof Box ? hit : hit?.parent) as Box) ?? -1
    },
  }
}
