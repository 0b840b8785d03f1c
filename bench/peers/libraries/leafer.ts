/** Leafer as its guide says: boxes with children; it draws what changed and leaves out what is out of view by itself. */
import { Box, Ellipse, Leafer, Text } from 'leafer-ui'
import { flush } from '../../pages/finished.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { type Card, type CreatePeer, STYLE, timeFrame } from '../peer.ts'

const { width, height, radius, shadow, icon, label } = STYLE

function cardOf({ x, y, fill, border, icon: color, label: text }: Card): Box {
  return new Box({
    x,
    y,
    width,
    height,
    fill,
    stroke: border,
    strokeWidth: 1,
    strokeAlign: 'inside',
    cornerRadius: radius,
    shadow: { x: 0, y: shadow.y, blur: shadow.blur, color: shadow.color },
    children: [
      new Ellipse({
        x: icon.x - icon.radius,
        y: icon.y - icon.radius,
        width: icon.radius * 2,
        height: icon.radius * 2,
        fill: color,
      }),
      new Text({
        x: label.x,
        y: label.y,
        text,
        fontFamily: label.family,
        fontSize: label.size,
        lineHeight: label.lineHeight,
        fill: label.color,
      }),
    ],
  })
}

export const createPeer: CreatePeer = async (host, cards) => {
  const leafer = new Leafer({
    view: host,
    width: STAGE_WIDTH,
    height: STAGE_HEIGHT,
    fill: STYLE.background,
    pixelRatio: 1,
  })
  const boxes = cards.map(cardOf)
  const indices = new Map(boxes.map((box, index) => [box, index]))
  leafer.add(boxes)
  leafer.start()
  await new Promise<void>((resolve) => leafer.waitViewCompleted(() => resolve()))
  const canvas = host.querySelector('canvas') as HTMLCanvasElement
  flush(canvas)
  return {
    grab() {},
    drop() {},
    move(index, x, y) {
      boxes[index]?.set({ x, y })
    },
    pan(x, y) {
      leafer.zoomLayer.set({ x: -x, y: -y })
    },
    draw: () =>
      timeFrame(
        () => leafer.renderer.render(),
        () => flush(canvas),
      ),
    pick(x, y) {
      const found = leafer.pick({ x, y })?.path?.list.find((each) => indices.has(each as Box))
      return indices.get(found as Box) ?? -1
    },
  }
}
