import { isSwitching } from '../canvas/stage.ts'
import { DocumentPanel, isDocumentOpen } from '../document/document-panel.tsx'
import { isFileOver } from '../document/open-file.ts'
import { Readout } from '../health/readout.tsx'
import { LayersPanel } from '../layers/layers-panel.tsx'
import { CarriedItem, PalettePanel } from '../palette/palette-panel.tsx'
import { language } from '../words/language.ts'
import { word } from '../words/word.ts'
import { Icon } from './icon.tsx'
import { PhoneTabs, sheet } from './phone-tabs.tsx'
import { SideTabs } from './side-tabs.tsx'
import { StageView } from './stage-view.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'
import { ZoomBar } from './zoom-bar.tsx'

/** The whole page: what to insert and the layers at the left, the canvas, its properties at the right, the document below. */
export function Playground() {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
  const isDocumentShown = isDocumentOpen.value || sheet.value === 'document'
  return (
    <>
      <TopBar />
      <div class="workspace" data-sheet={sheet.value} inert={isSwitching.value}>
        <aside class="left" aria-label={word('insertAndLayers')}>
          <PalettePanel />
          <LayersPanel />
        </aside>
        <main class="middle" aria-label={word('canvas')}>
          <StageView />
          <div class="corners">
            <Readout />
            <div class="corner-end">
              <button
                type="button"
                id="document"
                class="floating fold"
                aria-expanded={isDocumentShown}
                onClick={() => {
                  isDocumentOpen.value = !isDocumentOpen.value
                }}
              >
                <Icon name="code" />
                <span>{word('document')}</span>
              </button>
              <ZoomBar />
            </div>
          </div>
          {isDocumentShown && <DocumentPanel />}
        </main>
        <aside class="right" aria-label={word('side')}>
          <SideTabs />
        </aside>
      </div>
      <PhoneTabs />
      <CarriedItem />
      <Toasts />
      {isFileOver.value && <p class="drop">{word('drop')}</p>}
    </>
  )
}
