import { ALIGN, type Arrange, arrange, DISTRIBUTE } from '../canvas/align.ts'
import { selection } from '../document/selection.ts'
import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'

/** Lines up what is selected. */
export function AlignBar() {
  const { length } = selection.value
  const button = (command: Arrange, least: number) => (
    <IconButton
      key={command}
      icon={command}
      label={word(command)}
      isDisabled={length < least}
      onClick={() => arrange(command)}
    />
  )
  return (
    <div class="align-bar" role="toolbar" aria-label={word('align')}>
      {ALIGN.map((command) => button(command, 2))}
      <i />
      {DISTRIBUTE.map((command) => button(command, 3))}
    </div>
  )
}
