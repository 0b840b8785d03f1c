import { isUnsaved } from '../document/autosave.ts'
import { BOARDS, CARD_COUNTS } from '../document/boards.ts'
import { open, openBoard, openNew, resetBoard } from '../document/open.ts'
import { chooseFile } from '../document/open-file.ts'
import { saveFile } from '../document/save-file.ts'
import { count, type Word, word } from '../words/word.ts'
import { Menu, MenuGroup, MenuItem } from './menu.tsx'

const LABS = ['shadow', 'scaling', 'trail', 'chaos'] as const

/** Which document is open, and all that others there are. */
export function BoardMenu() {
  const { board, isDraft } = open.value
  const state = isUnsaved.value ? word('saving') : isDraft ? word('edited') : ''
  const face = (
    <>
      <b id="board-name">{boardName(board)}</b>
      {state && <small>{state}</small>}
    </>
  )
  return (
    <Menu id="boards" className="board-menu" label={word('document')} face={face}>
      <MenuGroup name={word('board')}>
        {BOARDS.map(({ id }) => (
          <MenuItem key={id} value={id} label={boardName(id)} isChosen={id === board} onClick={() => openBoard(id)} />
        ))}
      </MenuGroup>
      <MenuGroup name={word('document')}>
        <MenuItem icon="new" label={word('newDocument')} onClick={() => openNew()} />
        <MenuItem icon="open" label={word('openFile')} onClick={chooseFile} />
        <MenuItem icon="save" label={word('saveFile')} onClick={saveFile} />
        {isDraft && <MenuItem icon="reset" label={word('reset')} onClick={() => resetBoard()} />}
      </MenuGroup>
      <MenuGroup name={word('labs')}>
        {LABS.map((lab) => (
          <MenuItem key={lab} label={word(`${lab}Lab`)} onClick={() => location.assign(`/labs/${lab}/`)} />
        ))}
      </MenuGroup>
    </Menu>
  )
}

function boardName(id: string | null): string {
  const cards = CARD_COUNTS.find((one) => id === `cards-${one}`)
  if (cards) return word('cards', { count: count(cards) })
  return word(id === null ? 'own' : (id as Word))
}
