/**
 * PixiJS as its guides say: shapes share a `GraphicsContext` by look, the shadow is baked once and cut in nine, labels are bitmap text,
 * and chunks of cards out of view are culled. `sprite`: shadow, face and icon are baked to one texture a look, and need no antialiasing.
 */
import {
  BitmapFont,
  BitmapText,
  Container,
  Culler,
  type EventSystem,
  Graphics,
  GraphicsContext,
  NineSliceSprite,
  Rectangle,
  type Renderer,
  Sprite,
  Texture,
  WebGLRenderer,
  WebGPURenderer,
} from 'pixi.js'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { bakeCard, bakeShadow, MARGIN } from '../baked.ts'
import { type Card, type CreatePeer, type Peer, STYLE, timeFrame } from '../peer.ts'
import { ViewGrid } from '../view-grid.ts'

const { width, height, radius, icon, label } = STYLE
const FONT = 'card label'
/** Of the shadow that is stretched: its ends, px. */
const END = MARGIN + radius + 12

type Look = (card: Card) => Container[]

/** The value of `make` for each key, made once. */
function once<T>(make: (card: Card) => T): (card: Card) => T {
  const made = new Map<string, T>()
  return (card) => {
    const key = `${card.fill} ${card.border} ${card.icon}`
    const value = made.get(key) ?? make(card)
    made.set(key, value)
    return value
  }
}

function shapes(): Look {
  const texture = Texture.from(bakeShadow())
  const contextOf = once(({ fill, border, icon: color }) =>
    new GraphicsContext()
      .roundRect(0, 0, width, height, radius)
      .fill(border)
      .roundRect(1, 1, width - 2, height - 2, radius - 1)
      .fill(fill)
      .circle(icon.x, icon.y, icon.radius)
      .fill(color),
  )
  return (card) => {
    const shadow = new NineSliceSprite({ texture, leftWidth: END, rightWidth: END, topHeight: END, bottomHeight: END })
    shadow.position.set(-MARGIN)
    return [shadow, new Graphics(contextOf(card))]
  }
}

function sprites(): Look {
  const textureOf = once((card) => Texture.from(bakeCard(card)))
  return (card) => {
    const sprite = new Sprite(textureOf(card))
    sprite.position.set(-MARGIN)
    return [sprite]
  }
}

function labelOf({ label: text }: Card): BitmapText {
  const node = new BitmapText({ text, style: { fontFamily: FONT, fontSize: label.size, fill: label.color } })
  // The bitmap font's line is as high as its letters.
  node.position.set(label.x, label.y + 1)
  return node
}

async function start(
  host: HTMLElement,
  cards: readonly Card[],
  renderer: Renderer,
  look: Look,
  finished: () => unknown,
): Promise<Peer> {
  host.append(renderer.canvas)
  BitmapFont.install({
    name: FONT,
    style: { fontFamily: label.family, fontSize: label.size, fill: label.color, lineHeight: label.lineHeight },
    chars: [
      ['a', 'z'],
      ['A', 'Z'],
    ],
    resolution: 1,
  })
  const stage = new Container()
  const nodes = cards.map((card) => {
    const node = new Container()
    node.addChild(...look(card), labelOf(card))
    node.position.set(card.x, card.y)
    node.eventMode = 'static'
    node.interactiveChildren = false
    node.hitArea = new Rectangle(0, 0, width, height)
    return node
  })
  const indices = new Map(nodes.map((node, index) => [node, index]))
  const grid = new ViewGrid(cards)
  for (const [key, cell] of grid.cells) {
    const chunk = new Container()
    for (const index of cell) chunk.addChild(nodes[index] as Container)
    chunk.cullable = true
    const { x, y, width, height } = grid.areaOf(key)
    chunk.cullArea = new Rectangle(x, y, width, height)
    stage.addChild(chunk)
  }
  const view = new Rectangle(0, 0, STAGE_WIDTH, STAGE_HEIGHT)
  const render = () => {
    Culler.shared.cull(stage, view)
    renderer.render(stage)
  }
  render()
  await finished()
  const { rootBoundary } = (renderer as unknown as { events: EventSystem }).events
  rootBoundary.rootTarget = stage
  return {
    grab() {},
    drop() {},
    move(index, x, y) {
      nodes[index]?.position.set(x, y)
    },
    pan(x, y) {
      stage.position.set(-x, -y)
    },
    draw: () => timeFrame(render, finished),
    pick: (x, y) => indices.get(rootBoundary.hitTest(x, y)) ?? -1,
  }
}

/** `variant`: 'webgl' or 'webgpu', and 'sprite'. */
export const createPeer: CreatePeer = async (host, cards, variant) => {
  const renderer = variant.startsWith('webgl') ? new WebGLRenderer() : new WebGPURenderer()
  const isSprite = variant.endsWith('sprite')
  await renderer.init({
    width: STAGE_WIDTH,
    height: STAGE_HEIGHT,
    background: STYLE.background,
    antialias: !isSprite,
    powerPreference: 'high-performance',
  })
  const pixel = new Uint8Array(4)
  const finished = () => {
    if (renderer instanceof WebGPURenderer) return renderer.gpu.device.queue.onSubmittedWorkDone()
    const { gl } = renderer
    return gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
  }
  return start(host, cards, renderer, isSprite ? sprites() : shapes(), finished)
}
