import { computed, signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { surface } from '../canvas/stage.ts'
import { word } from '../words/word.ts'
import { version } from './revision.ts'
import { type Refusal, refusalOf, rewrite } from './rewrite.ts'

export const isDocumentOpen = signal(false)

/** Nodes of a document up to which its text is shown: a field of a hundred thousand lines is of no use. */
const MOST_NODES = 5000

/** Null for a document that is too long. */
const json = computed(() => {
  version.value
  const { bus, engine } = surface.value
  return engine.scene.size > MOST_NODES ? null : textOf(bus.toJSON())
})

/** A text that was typed over that of a document, and what the engine said of it. */
interface Draft {
  readonly of: string | null
  readonly typed: string
  readonly refusal: Refusal | null
}

/** The document as text, which can be edited: what is right becomes one step of the history, what is wrong changes nothing. */
export function DocumentPanel() {
  const [draft, setDraft] = useState<Draft | null>(null)
  const text = json.value
  // What is done elsewhere wins over what was typed and not taken.
  const { typed = null, refusal = null } = draft?.of === text ? draft : {}

  const take = async () => {
    if (typed === null) return
    try {
      await rewrite(typed, word('editedText'))
      setDraft(null)
    } catch (error) {
      setDraft({ of: text, typed, refusal: refusalOf(error) })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void take()
  }

  return (
    <section class="document-panel" aria-labelledby="document-title">
      <header class="panel-title">
        <h2 id="document-title">{word('document')}</h2>
        {refusal && (
          <p class="document-error" role="alert">
            {refusal.path && <code>{refusal.path}</code>} {refusal.text}
          </p>
        )}
        <span class="bar-space" />
        <button type="button" class="add" disabled={typed === null} onClick={() => setDraft(null)}>
          {word('discard')}
        </button>
        <button type="button" class="add" id="apply-json" disabled={typed === null} onClick={take}>
          {word('apply')}
        </button>
      </header>
      {text === null ? (
        <p class="empty">{word('tooLongToShow')}</p>
      ) : (
        <textarea
          id="json"
          class="json"
          aria-label={word('documentText')}
          aria-invalid={refusal !== null}
          spellcheck={false}
          value={typed ?? text}
          onInput={({ currentTarget }) => setDraft({ of: text, typed: currentTarget.value, refusal })}
          onKeyDown={onKeyDown}
        />
      )}
    </section>
  )
}

/** Indented, with props and short lists on one line, so that a node is a few lines long. */
function textOf(document: unknown): string {
  const write = (value: unknown, indent: string): string => {
    const flat = JSON.stringify(value)
    if (typeof value !== 'object' || value === null || flat.length + indent.length < 100) return flat
    const inner = `${indent}  `
    const [open, close] = Array.isArray(value) ? '[]' : '{}'
    const parts = Array.isArray(value)
      ? value.map((item) => write(item, inner))
      : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`)
    return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
  }
  return write(document, '')
}
