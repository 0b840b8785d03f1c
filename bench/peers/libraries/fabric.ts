/** Fabric with a cached group a card, into which a baked picture goes instead of a shadow that would be blurred on each copy. */
import { Canvas, FabricImage, FabricText, FixedLayout, Group, LayoutManager, Point } from 'fabric'
import { flush } from '../../pages/finished.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { bakeCard, MARGIN } from '../baked.ts'
import { type Card, type CreatePeer, STYLE, timeFrame } from '../peer.ts'

const { width, height, label } = STYLE

/** Cards of one look share a picture. */
const pictures = new Map<string, OffscreenCanvas>()

function pictureOf(card: Card): OffscreenCanvas {
  const key = `${card.fill} ${card.border} ${card.icon}`
  const known = pictures.get(key) ?? bakeCard(card)
  pictures.set(key, known)
  return known
}

function cardOf(card: Card): Group {
  const corner = { originX: 'left', originY: 'top' } as const
  const picture = new FabricImage(pictureOf(card) as unknown as HTMLCanvasElement, { ...corner, left: 0, top: 0 })
  const text = new FabricText(card.label, {
    ...corner,
    left: MARGIN + label.x,
    top: MARGIN + label.y + (label.lineHeight - label.size * 1.13) / 2,
    fontFamily: label.family,
    fontSize: label.size,
    fill: label.color,
  })
  const group = new Group([picture, text], {
    ...corner,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    layoutManager: new LayoutManager(new FixedLayout()),
    hasControls: false,
    // What is taken by the pointer is the card without its shadow.
    padding: -MARGIN,
  })
  group.set({ left: card.x - MARGIN, top: card.y - MARGIN })
  group.setCoords()
  return group
}

export const createPeer: CreatePeer = async (host, cards) => {
  const element = document.createElement('canvas')
  host.append(element)
  const canvas = new Canvas(element, {
    width: STAGE_WIDTH,
    height: STAGE_HEIGHT,
    backgroundColor: STYLE.background,
    renderOnAddRemove: false,
    selection: false,
    skipOffscreen: true,
    enableRetinaScaling: false,
  })
  const groups = cards.map(cardOf)
  const indices = new Map(groups.map((group, index) => [group, index]))
  canvas.add(...groups)
  canvas.renderAll()
  flush(element)
  return {
    grab() {},
    drop() {},
    move(index, x, y) {
      const group = groups[index]
      group?.set({ left: x - MARGIN, top: y - MARGIN })
      group?.setCoords()
    },
    pan(x, y) {
      canvas.absolutePan(new Point(x, y))
    },
    draw: () =>
      timeFrame(
        () => canvas.renderAll(),
        () => flush(element),
      ),
    pick(x, y) {
      const { left, top } = host.getBoundingClientRect()
      const event = new MouseEvent('mousemove', { clientX: left + x, clientY: top + y })
      // what a pointer event before left behind
      canvas._resetTransformEventData()
      const { target } = canvas.findTarget(event)
      return indices.get(target as Group) ?? -1
    },
  }
}
