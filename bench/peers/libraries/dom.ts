/** Plain elements: moved by transforms, and left out by the browser where they are out of view. */
import { STAGE_HEIGHT, STAGE_WIDTH } from '../../stage.ts'
import { type Card, type CreatePeer, STYLE } from '../peer.ts'

const { width, height, radius, shadow, icon, label } = STYLE

const CSS = `
  .board { position: absolute; will-change: transform }
  .card { position: absolute; left: 0; top: 0; box-sizing: border-box; width: ${width}px; height: ${height}px;
    border: 1px solid; border-radius: ${radius}px; box-shadow: 0 ${shadow.y}px ${shadow.blur}px ${shadow.color};
    content-visibility: auto; contain-intrinsic-size: ${width}px ${height}px;
    font: ${label.size}px/${label.lineHeight}px ${label.family}; color: ${label.color}; white-space: nowrap }
  .icon { position: absolute; left: ${icon.x - icon.radius - 1}px; top: ${icon.y - icon.radius - 1}px;
    width: ${icon.radius * 2}px; height: ${icon.radius * 2}px; border-radius: 50% }
  .label { position: absolute; left: ${label.x - 1}px; top: ${label.y - 1}px }`

const translate = (x: number, y: number) => `translate(${x}px, ${y}px)`

function elementOf({ x, y, fill, border, icon, label }: Card, index: number): HTMLElement {
  const card = document.createElement('div')
  card.className = 'card'
  card.dataset['index'] = String(index)
  card.style.cssText = `background:${fill};border-color:${border};transform:${translate(x, y)}`
  card.innerHTML = `<div class="icon" style="background:${icon}"></div><div class="label">${label}</div>`
  return card
}

/** Two frames of the browser: the first shows what was changed before it, the second begins when that one is done. */
const shown = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

export const createPeer: CreatePeer = async (host, cards) => {
  const style = document.createElement('style')
  style.textContent = CSS
  document.head.append(style)
  host.style.cssText = `position:relative;overflow:hidden;width:${STAGE_WIDTH}px;height:${STAGE_HEIGHT}px;background:${STYLE.background}`
  const board = document.createElement('div')
  board.className = 'board'
  const elements = cards.map(elementOf)
  board.append(...elements)
  host.append(board)
  await shown()
  return {
    grab(index) {
      const card = elements[index]
      if (card) card.style.willChange = 'transform'
    },
    drop(index) {
      const card = elements[index]
      if (card) card.style.willChange = ''
    },
    move(index, x, y) {
      const card = elements[index]
      if (card) card.style.transform = translate(x, y)
    },
    pan(x, y) {
      board.style.transform = translate(-x, -y)
    },
    async draw() {
      const started = performance.now()
      host.getBoundingClientRect()
      const mainMs = performance.now() - started
      await shown()
      return mainMs
    },
    pick(x, y) {
      const { left, top } = host.getBoundingClientRect()
      const card = document.elementFromPoint(left + x, top + y)?.closest<HTMLElement>('.card')
      return card ? Number(card.dataset['index']) : -1
    },
  }
}
