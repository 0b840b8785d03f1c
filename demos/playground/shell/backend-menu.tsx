import { signal } from '@preact/signals'
import type { BackendChoice } from '../../../src/index.ts'
import { BACKEND_LABELS, onSurface, restart, surface, useBackend } from '../canvas/stage.ts'
import { open, openBoard } from '../document/open.ts'
import { word } from '../words/word.ts'
import { BACKENDS, backend, writeAddress } from './address.ts'
import { Menu, MenuGroup, MenuItem } from './menu.tsx'
import { showError, showNote } from './notes.ts'
import { work } from './work.ts'

/** What draws, why, and on what. */
const drawing = signal({ name: '–', reason: '', device: '' })

/** Notes which backend draws; a backend that an address asks for may be missing on this machine. */
export function followBackend(): void {
  onSurface(({ engine }) => {
    const write = () => {
      const name = engine.backend ? BACKEND_LABELS[engine.backend] : '–'
      drawing.value = { name, reason: engine.backendReason, device: engine.backendDescription }
    }
    write()
    engine.on('error', (error) => showError(error))
    engine.on('problem', ({ problem, id }) => showNote({ title: problem, place: id, text: '' }))
    engine.on('backendchange', ({ refusals, reason }) => {
      write()
      if (refusals.length) showNote({ title: word('fallback', { backend: drawing.peek().name }), text: reason })
    })
  })
  surface.peek().engine.ready.catch((error: unknown) => {
    showError(error)
    backend.value = 'auto'
    restart('auto')
    void openBoard(open.peek().board)
  })
}

export function choose(choice: BackendChoice): Promise<void> {
  return work(
    async () => {
      await useBackend(choice)
      backend.value = choice
      writeAddress({ board: open.peek().board, backend: choice })
    },
    () => word('refused', { backend: drawing.peek().name }),
  )
}

export function BackendMenu() {
  const { name, reason, device } = drawing.value
  const face = (
    <>
      <i class="live-dot" />
      <span id="backend">{name}</span>
    </>
  )
  return (
    <Menu id="backends" className="backend-menu" label={word('backend')} face={face} isAtEnd>
      <MenuGroup name={word('backend')}>
        {BACKENDS.map((value) => (
          <MenuItem
            key={value}
            value={value}
            label={value === 'auto' ? word('auto') : BACKEND_LABELS[value]}
            isChosen={backend.value === value}
            onClick={() => choose(value)}
          />
        ))}
      </MenuGroup>
      <p class="menu-note">
        <b>{device}</b>
        {reason}
      </p>
    </Menu>
  )
}
