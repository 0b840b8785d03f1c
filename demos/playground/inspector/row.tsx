import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { EngineError } from '../../../src/index.ts'
import { propWord, useTarget } from './target.ts'

/** Does an edit; when the engine refuses it, its sentence stands under the row. */
export type Attempt = (edit: () => void) => void

const AttemptContext = createContext<Attempt>((edit) => edit())

export function useAttempt(): Attempt {
  return useContext(AttemptContext)
}

export interface RowProps {
  /** The props that the row is for; it is there for types that have one of them. */
  readonly props: readonly string[]
  /** Default: the word for the first prop. */
  readonly label?: string
  readonly children: ComponentChildren
}

/** A name, and the fields that belong to it. */
export function Row({ props, label, children }: RowProps) {
  const target = useTarget()
  const [error, setError] = useState('')
  const attempt: Attempt = (edit) => {
    try {
      edit()
      setError('')
    } catch (refusal) {
      if (!(refusal instanceof EngineError)) throw refusal
      setError(sentence(refusal))
    }
  }
  if (!target.has(...props)) return null
  const name = label ?? propWord(props[0] ?? '')
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are many; a fieldset each would be read as a form each
    <div class="row" role="group" aria-label={name} data-prop={props.join(' ')}>
      <span class="row-name" title={name} aria-hidden="true">
        {name}
      </span>
      <AttemptContext.Provider value={attempt}>
        <div class="row-fields">{children}</div>
      </AttemptContext.Provider>
      {error && (
        <p class="row-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** What the engine says, without the place in the list of operations, which nobody sees here. */
function sentence({ message }: EngineError): string {
  return message.replace(/operations\[\d+\]\.payload\.props\./g, '')
}
