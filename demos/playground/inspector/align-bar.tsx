import { run } from '../canvas/hands.ts'
import { selected } from '../document/selection.ts'
import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'

const ALIGN = ['align-left', 'align-center', 'align-right', 'align-top', 'align-middle', 'align-bottom'] as const
const DISTRIBUTE = ['distribute-horizontal', 'distribute-vertical'] as const
const ARRANGE = ['duplicate', 'bring-to-front', 'send-to-back', 'group', 'ungroup', 'delete'] as const

/** Lines up what is selected, and does to it what keys do, too. */
export function AlignBar() {
  const { length } = selected.value
  const hasGroup = selected.value.some(({ type }) => type === 'group')
  const button = (command: (typeof ALIGN | typeof DISTRIBUTE | typeof ARRANGE)[number], isDisabled = false) => (
    <IconButton
      key={command}
      icon={command}
      label={word(command)}
      isDisabled={isDisabled}
      onClick={() => run(command)}
    />
  )
  return (
    <>
      <div class="align-bar" role="toolbar" aria-label={word('align')}>
        {ALIGN.map((command) => button(command, length < 2))}
        <i />
        {DISTRIBUTE.map((command) => button(command, length < 3))}
      </div>
      <div class="align-bar" role="toolbar" aria-label={word('arrange')}>
        {ARRANGE.map((command) => button(command, command === 'ungroup' && !hasGroup))}
      </div>
    </>
  )
}
