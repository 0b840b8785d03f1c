/** Konva as its performance guide says: a drag layer, cards cached where they don't change, groups out of view not visible. */
import Konva from 'konva'
import { flush } from '../../pages/finished.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { bakeShadow, MARGIN } from '../baked.ts'
import { type Card, type CreatePeer, STYLE, timeFrame } from '../peer.ts'
import { ViewGrid } from '../view-grid.ts'

const { width, height, radius, icon, label } = STYLE

function cardOf({ x, y, fill, border, icon: color, label: text }: Card, index: number, shadow: OffscreenCanvas) {
  const card = new Konva.Group({ x, y, name: 'card' })
  card.setAttr('index', index)
  const quiet = { listening: false, perfectDrawEnabled: false }
  card.add(
    // One picture for all shadows: a blur a card would be drawn anew in each frame.
    new Konva.Image({ ...quiet, image: shadow as unknown as HTMLCanvasElement, x: -MARGIN, y: -MARGIN }),
    new Konva.Rect({
      perfectDrawEnabled: false,
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      cornerRadius: radius - 0.5,
      fill,
      stroke: border,
      strokeWidth: 1,
    }),
    new Konva.Circle({ ...quiet, x: icon.x, y: icon.y, radius: icon.radius, fill: color }),
    new Konva.Text({
      ...quiet,
      x: label.x,
      // Konva sets the middle of the letters into the middle of the line.
      y: label.y - 1,
      text,
      fontFamily: label.family,
      fontSize: label.size,
      lineHeight: label.lineHeight / label.size,
      fill: label.color,
    }),
  )
  return card
}

export const createPeer: CreatePeer = async (host, cards) => {
  Konva.autoDrawEnabled = false
  const stage = new Konva.Stage({ container: host as HTMLDivElement, width: STAGE_WIDTH, height: STAGE_HEIGHT })
  const paper = new Konva.Layer({ listening: false })
  paper.add(new Konva.Rect({ width: STAGE_WIDTH, height: STAGE_HEIGHT, fill: STYLE.background }))
  const layer = new Konva.Layer()
  const dragLayer = new Konva.Layer({ listening: false })
  stage.add(paper, layer, dragLayer)
  const shadow = bakeShadow()
  const nodes = cards.map((card, index) => cardOf(card, index, shadow))
  const grid = new ViewGrid(cards)
  const groups = new Map(
    [...grid.cells].map(([key, indices]) => {
      const group = new Konva.Group({ visible: false })
      for (const index of indices) group.add(nodes[index] as Konva.Group)
      return [key, group] as const
    }),
  )
  layer.add(...groups.values())

  let shown: Konva.Group[] = []
  function show(x: number, y: number): void {
    for (const group of shown) group.visible(false)
    shown = [...grid.inView(x, y)].map((key) => groups.get(key) as Konva.Group)
    for (const group of shown) group.visible(true)
  }
  show(0, 0)
  paper.draw()
  layer.draw()

  let isWhole = false
  let home: Konva.Container | null = null
  return {
    grab(index) {
      const node = nodes[index]
      home = node?.getParent() ?? null
      node?.moveTo(dragLayer)
      layer.draw()
    },
    drop(index) {
      nodes[index]?.moveTo(home)
      isWhole = true
    },
    move(index, x, y) {
      const node = nodes[index]
      node?.position({ x, y })
      isWhole ||= node?.getLayer() !== dragLayer
    },
    pan(x, y) {
      layer.position({ x: -x, y: -y })
      show(x, y)
      isWhole = true
    },
    draw: () =>
      timeFrame(
        () => {
          if (isWhole) layer.draw()
          dragLayer.draw()
          isWhole = false
        },
        () => {
          for (const { canvas } of [layer, dragLayer]) flush(canvas._canvas)
        },
      ),
    pick: (x, y) => stage.getIntersection({ x, y })?.findAncestor('.card')?.getAttr('index') ?? -1,
  }
}
