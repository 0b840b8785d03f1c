import type { ComponentChildren } from 'preact'
import { type Word, word } from '../words/word.ts'
import { useTarget } from './target.ts'

export interface SectionProps {
  readonly name: Word
  /** The section is there for types that have one of these. */
  readonly props: readonly string[]
  /** What stands at the end of its head. */
  readonly action?: ComponentChildren
  readonly children: ComponentChildren
}

export function Section({ name, props, action, children }: SectionProps) {
  if (!useTarget().has(...props)) return null
  return (
    <section class="section" aria-label={word(name)} data-prop={props.join(' ')}>
      <header>
        <h2>{word(name)}</h2>
        {action}
      </header>
      {children}
    </section>
  )
}
