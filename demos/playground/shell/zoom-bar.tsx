import { actualSize, fitPage, zoom, zoomBy } from '../canvas/viewport.ts'
import { word } from '../words/word.ts'
import { IconButton } from './icon-button.tsx'
import { ZOOM_STEP } from './keys.ts'

export function ZoomBar() {
  return (
    <div class="floating zoom" role="toolbar" aria-label={word('zoom')}>
      <IconButton id="zoom-out" icon="minus" label={word('zoomOut')} onClick={() => zoomBy(1 / ZOOM_STEP)} />
      <button type="button" id="zoom-actual" class="zoom-level" title={word('zoomActual')} onClick={actualSize}>
        {Math.round(zoom.value * 100)} %
      </button>
      <IconButton id="zoom-in" icon="plus" label={word('zoomIn')} onClick={() => zoomBy(ZOOM_STEP)} />
      <IconButton id="zoom-fit" icon="fit" label={word('zoomFit')} onClick={fitPage} />
    </div>
  )
}
