import { saveFile, savePicture } from '../document/save-file.ts'
import { word } from '../words/word.ts'
import { Icon } from './icon.tsx'
import { Menu, MenuGroup, MenuItem } from './menu.tsx'

const SCALES = [1, 2, 4] as const

/** Pictures of the page, and the document itself. */
export function ExportMenu() {
  return (
    <Menu id="export" className="export-menu" label={word('export')} face={<Icon name="export" />} isAtEnd>
      <MenuGroup name="PNG">
        {SCALES.map((scale) => (
          <MenuItem key={scale} label={word('picture', { scale })} onClick={() => savePicture(scale)} />
        ))}
      </MenuGroup>
      <MenuGroup name="JSON">
        <MenuItem label={word('saveFile')} onClick={saveFile} />
      </MenuGroup>
      <p class="menu-note">{word('noSvg')}</p>
    </Menu>
  )
}
