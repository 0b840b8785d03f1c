import { zoom } from '../canvas/viewport.ts'
import { Icon } from '../shell/icon.tsx'
import { word } from '../words/word.ts'
import { type Item, NODES, WIDGETS } from './items.ts'
import { carried, carry } from './palette-drag.ts'
import { placeInMiddle } from './place.ts'
import { thumbnails } from './thumbnails.ts'

/** What can be put on the canvas: dragged there, or by a click or Enter into the middle of the view. */
export function PalettePanel() {
  return (
    <section class="palette" aria-labelledby="palette-title">
      <header class="panel-title">
        <h2 id="palette-title">{word('insert')}</h2>
      </header>
      <div class="palette-nodes">
        {NODES.map((item) => (
          <PaletteItem key={item.name} item={item} />
        ))}
      </div>
      <div class="palette-widgets">
        {WIDGETS.map((item) => (
          <PaletteItem key={item.name} item={item} />
        ))}
      </div>
    </section>
  )
}

function PaletteItem({ item }: { readonly item: Item }) {
  const picture = item.icon ? undefined : thumbnails.value.get(item.name)
  return (
    <button
      type="button"
      class="palette-item"
      data-item={item.name}
      title={word(item.name)}
      onPointerDown={(event) => carry(event, item)}
      onClick={() => placeInMiddle(item)}
    >
      <span class="palette-face">
        {item.icon && <Icon name={item.icon} />}
        {picture && <img src={picture.url} alt="" draggable={false} />}
      </span>
      <span class="palette-name">{word(item.name)}</span>
    </button>
  )
}

/** What hangs on the pointer, as large as it will be. */
export function CarriedItem() {
  const now = carried.value
  const picture = now && thumbnails.value.get(now.item.name)
  if (!now || !picture) return null
  const scale = now.isOverStage ? zoom.value : Math.min(1, zoom.value)
  const style = {
    left: `${now.x}px`,
    top: `${now.y}px`,
    width: `${picture.width * scale}px`,
    height: `${picture.height * scale}px`,
  }
  return <img class="carried" src={picture.url} alt="" style={style} />
}
