import { useLayoutEffect, useRef } from 'preact/hooks'
import { update } from '../document/edit.ts'
import { Icon, type IconName } from '../shell/icon.tsx'
import { word } from '../words/word.ts'
import type { DropPlace } from './drop-place.ts'
import { labelOf, type Row } from './rows.ts'
import { LINE } from './window.ts'

export interface LayerRowProps {
  readonly row: Row
  readonly line: number
  readonly mark: DropPlace['mark'] | null
  readonly isSelected: boolean
  /** Where the keyboard is. */
  readonly isActive: boolean
  readonly isRenamed: boolean
  readonly onFold: () => void
  readonly onPress: (event: PointerEvent) => void
  /** Null: a name is asked for. */
  readonly onRename: (name: string | null) => void
}

export function LayerRow({
  row,
  line,
  mark,
  isSelected,
  isActive,
  isRenamed,
  onFold,
  onPress,
  onRename,
}: LayerRowProps) {
  const { entry, level, place, of, isOpen } = row
  const isHidden = entry.props['visible'] === false
  const label = labelOf(entry)
  const hasChildren = entry.children.length > 0
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names the line
    <div
      id={`layer-${line}`}
      class="layer"
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={isSelected}
      aria-label={isHidden ? `${label}, ${word('hidden')}` : label}
      {...(hasChildren && { 'aria-expanded': isOpen })}
      {...(mark && { 'data-mark': mark })}
      {...(isActive && { 'data-active': '' })}
      {...(isHidden && { 'data-hidden': '' })}
      style={{ top: `${line * LINE}px`, '--level': level }}
      onPointerDown={onPress}
      onDblClick={() => onRename(null)}
    >
      <span class="layer-fold" onPointerDown={(event) => hasChildren && pressed(event, onFold)}>
        {hasChildren && <Icon name={isOpen ? 'down' : 'right'} />}
      </span>
      <span class="layer-type">
        <Icon name={entry.type as IconName} />
      </span>
      {isRenamed ? <Rename name={label} onRename={onRename} /> : <span class="layer-name">{label}</span>}
      <span
        class="layer-eye"
        title={word(isHidden ? 'show' : 'hide')}
        onPointerDown={(event) => pressed(event, () => hide(row))}
      >
        <Icon name={isHidden ? 'hidden' : 'eye'} />
      </span>
    </div>
  )
}

function hide({ entry }: Row): void {
  const isHidden = entry.props['visible'] === false
  update([entry], { visible: isHidden }, { label: word(isHidden ? 'show' : 'hide') })
}

/** A press that is not one on the line. */
function pressed(event: Event, then: () => void): void {
  event.stopPropagation()
  then()
}

function Rename({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  // Before the next key comes.
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onRename(input.current?.value ?? name)
    else if (event.key === 'Escape') onRename(name)
    event.stopPropagation()
  }
  return (
    <input
      ref={input}
      class="layer-rename"
      aria-label={word('rename')}
      value={name}
      onKeyDown={onKeyDown}
      onBlur={() => onRename(input.current?.value ?? name)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  )
}
