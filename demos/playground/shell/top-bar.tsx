import { share } from '../document/save-file.ts'
import { canRedo, canUndo, redo, undo } from '../history/steps.ts'
import { switchLanguage } from '../words/language.ts'
import { word } from '../words/word.ts'
import { BackendMenu } from './backend-menu.tsx'
import { BoardMenu } from './board-menu.tsx'
import { ExportMenu } from './export-menu.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { isDark, switchTheme } from './theme.ts'
import { waiting } from './work.ts'

export function TopBar() {
  return (
    <header class="top-bar">
      <h1 class="brand">
        <svg class="brand-mark" viewBox="0 0 28 28" aria-hidden="true">
          <rect class="brand-tile" width="28" height="28" rx="8" />
          <path class="brand-trail" d="M6.5 19.5C11 19.5 11.5 9 20 9" />
          <circle class="brand-dot" cx="20" cy="9" r="3.2" />
        </svg>
        <span>Glissade</span>
      </h1>
      <BoardMenu />
      <div class="bar-group">
        <IconButton id="undo" icon="undo" label={word('undo')} isDisabled={!canUndo.value} onClick={undo} />
        <IconButton id="redo" icon="redo" label={word('redo')} isDisabled={!canRedo.value} onClick={redo} />
      </div>
      <span class="bar-space" />
      <BackendMenu />
      <div class="bar-group">
        <IconButton id="theme" icon={isDark() ? 'sun' : 'moon'} label={word('theme')} onClick={switchTheme} />
        <button type="button" id="language" class="quiet" title={word('languageHint')} onClick={switchLanguage}>
          {word('language')}
        </button>
      </div>
      <ExportMenu />
      <button type="button" id="share" class="primary" onClick={share}>
        <Icon name="link" />
        <span>{word('share')}</span>
      </button>
      {waiting.value > 0 && <div class="busy" role="progressbar" aria-label={word('busy')} />}
    </header>
  )
}
