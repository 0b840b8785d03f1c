import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Entry } from '../../../src/document.ts'
import { select } from '../canvas/hands.ts'
import { surface } from '../canvas/stage.ts'
import { moveInto, update } from '../document/edit.ts'
import { structure, version } from '../document/revision.ts'
import { selected, selection } from '../document/selection.ts'
import { count, word } from '../words/word.ts'
import { useLayerDrag } from './layer-drag.ts'
import { LayerRow } from './layer-row.tsx'
import { above, labelOf, type Row, rowsOf } from './rows.ts'
import { LINE, scrollTo, useWindow } from './window.ts'

/** Ids of nodes whose children show. */
const unfolded = signal<ReadonlySet<string>>(new Set())

/** The document as a tree: of thousands of lines those in view are there. */
export function LayersPanel() {
  const list = useRef<HTMLDivElement>(null)
  const [renamed, setRenamed] = useState<string | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const root = rootOf()
  const rows = useMemo(() => rowsOf(root, unfolded.value), [root, structure.value, unfolded.value])
  const { from, to } = useWindow(list, rows.length)
  const { place, begin } = useLayerDrag(list, rows)
  const chosen = new Set(selection.value)
  const at = rows.findIndex(({ entry }) => entry.id === active)
  version.value

  // What is selected on the canvas shows.
  const last = selected.value.at(-1)
  useEffect(() => {
    if (!last) return
    setActive(last.id)
    unfold(above(last))
  }, [last?.id])
  useEffect(() => {
    const line = rows.findIndex(({ entry }) => entry.id === last?.id)
    if (line >= 0 && list.current) scrollTo(list.current, line)
  }, [last?.id, rows])

  const rename = (entry: Entry, name: string) => {
    setRenamed(null)
    list.current?.focus()
    if (name !== labelOf(entry)) update([entry], { name: name || null }, { label: word('rename') })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== list.current) return
    if (list.current && act(event, rows, at, list.current)) event.preventDefault()
    else if (event.key === 'F2' && active) setRenamed(active)
  }

  return (
    <section class="layers" aria-labelledby="layers-title">
      <header class="panel-title">
        <h2 id="layers-title">{word('layers')}</h2>
        <small>{count(surface.value.engine.scene.size - 1)}</small>
      </header>
      <div
        ref={list}
        class="layer-list"
        role="tree"
        aria-labelledby="layers-title"
        aria-multiselectable="true"
        tabIndex={0}
        {...(from <= at && at < to && { 'aria-activedescendant': `layer-${at}` })}
        onKeyDown={onKeyDown}
      >
        <div class="layer-space" role="none" style={{ height: `${rows.length * LINE}px` }}>
          {rows.slice(from, to).map((row, i) => (
            <LayerRow
              key={row.entry.id}
              row={row}
              line={from + i}
              mark={place?.line === from + i ? place.mark : null}
              isSelected={chosen.has(row.entry.id)}
              isActive={row.entry.id === active}
              isRenamed={row.entry.id === renamed}
              onFold={() => fold(row)}
              onPress={(event) => press(event, row, begin)}
              onRename={(name) => (name === null ? setRenamed(row.entry.id) : rename(row.entry, name))}
            />
          ))}
        </div>
        {rows.length === 0 && <p class="empty">{word('noLayers')}</p>}
      </div>
    </section>
  )
}

function rootOf(): Entry {
  structure.value
  const { bus, engine } = surface.value
  return bus.get(engine.scene.root.id) as Entry
}

function unfold(ids: readonly string[]): void {
  if (ids.some((id) => !unfolded.peek().has(id))) unfolded.value = new Set([...unfolded.peek(), ...ids])
}

function fold({ entry, isOpen }: Row): void {
  const next = new Set(unfolded.peek())
  if (isOpen) next.delete(entry.id)
  else next.add(entry.id)
  unfolded.value = next
}

function press(
  event: PointerEvent,
  { entry }: Row,
  begin: (event: PointerEvent, ids: readonly string[]) => void,
): void {
  if (event.button !== 0) return
  const before = selection.peek()
  const isMore = event.shiftKey || event.ctrlKey || event.metaKey
  const isIn = before.includes(entry.id)
  if (isMore) select(isIn ? before.filter((id) => id !== entry.id) : [...before, entry.id])
  else {
    if (!isIn) select([entry.id])
    begin(event, selection.peek())
  }
}

/** Keys of the tree, as the ARIA pattern has them; with alt, up and down move what is selected. True when the key was one. */
function act({ key, altKey, shiftKey }: KeyboardEvent, rows: readonly Row[], at: number, list: HTMLElement): boolean {
  const row = rows[at]
  const go = (line: number) => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, line))]
    if (target) select(shiftKey ? [...new Set([...selection.peek(), target.entry.id])] : [target.entry.id])
  }
  if (altKey && row?.entry.parent && (key === 'ArrowUp' || key === 'ArrowDown')) {
    const { entry } = row
    const siblings = entry.parent?.children ?? []
    const to = siblings.indexOf(entry) + (key === 'ArrowUp' ? 2 : -1)
    if (to >= 0 && to <= siblings.length) moveInto([entry.id], row.entry.parent.id, to, { label: word('reorder') })
  } else if (key === 'ArrowDown') go(at + 1)
  else if (key === 'ArrowUp') go(at - 1)
  else if (key === 'Home') go(0)
  else if (key === 'End') go(rows.length - 1)
  else if (key === 'PageDown') go(at + Math.floor(list.clientHeight / LINE))
  else if (key === 'PageUp') go(at - Math.floor(list.clientHeight / LINE))
  else if (key === 'ArrowRight' && row) row.isOpen ? go(at + 1) : row.entry.children.length && fold(row)
  else if (key === 'ArrowLeft' && row) row.isOpen ? fold(row) : go(parentLine(rows, at))
  else return false
  return true
}

function parentLine(rows: readonly Row[], at: number): number {
  const level = rows[at]?.level ?? 1
  for (let line = at; line >= 0; line--) if ((rows[line]?.level ?? 0) < level) return line
  return at
}
