import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'

export interface MenuProps {
  readonly id: string
  /** What the button is for; read before what it shows. */
  readonly label: string
  /** What the button shows. */
  readonly face: ComponentChildren
  readonly className?: string
  /** At the right edge of the button instead of the left one. */
  readonly isAtEnd?: boolean
  readonly children: ComponentChildren
}

/** A button that unfolds a list of things to do; Escape, a choice and a press elsewhere fold it. */
export function Menu({ id, label, face, className = '', isAtEnd = false, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!isOpen) return
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const pressed = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false)
    }
    window.addEventListener('pointerdown', pressed, true)
    return () => window.removeEventListener('pointerdown', pressed, true)
  }, [isOpen])

  const fold = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (event.key === 'Escape' && isOpen) fold()
    else if (event.key === 'Tab') return setOpen(false)
    else if (to !== undefined && isOpen) items.at(to % items.length)?.focus()
    else if (event.key === 'ArrowDown') setOpen(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and of the items that it unfolds
    <div ref={root} class={`menu ${className} ${isAtEnd ? 'at-end-menu' : ''}`} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="menu-face"
        id={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="unseen">{label}</span>
        {face}
        <Icon name="down" />
      </button>
      {isOpen && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the items are buttons, which have keys
        <div class={isAtEnd ? 'menu-list at-end' : 'menu-list'} role="menu" aria-labelledby={id} onClick={fold}>
          {children}
        </div>
      )}
    </div>
  )
}

export interface MenuItemProps {
  readonly label: string
  readonly onClick: () => void
  readonly icon?: IconName
  readonly hint?: string
  /** For one of several choices. */
  readonly isChosen?: boolean
  readonly value?: string
}

export function MenuItem({ label, onClick, icon, hint, isChosen, value }: MenuItemProps) {
  const isChoice = isChosen !== undefined
  return (
    <button
      type="button"
      class="menu-item"
      tabIndex={-1}
      role={isChoice ? 'menuitemradio' : 'menuitem'}
      {...(isChoice && { 'aria-checked': isChosen })}
      {...(value && { value })}
      onClick={onClick}
    >
      <span class="menu-mark">{isChosen ? <Icon name="check" /> : icon && <Icon name={icon} />}</span>
      <span>{label}</span>
      {hint && <small>{hint}</small>}
    </button>
  )
}

/** Items under a name. */
export function MenuGroup({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a menu has no fieldsets
    <div class="menu-group" role="group" aria-label={name}>
      <p aria-hidden="true">{name}</p>
      {children}
    </div>
  )
}
