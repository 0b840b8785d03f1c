import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { CornerFields } from './corner-fields.tsx'
import { NumberField } from './number-field.tsx'
import { MIXED, propWord, useTarget } from './target.ts'

const SIDES = [
  ['x', 'X'],
  ['y', 'Y'],
  ['width', 'W'],
  ['height', 'H'],
] as const

/** Not at all, at the node's own box, or at a rectangle. */
export function ClipFields() {
  const target = useTarget()
  const of = target.at('clip')
  const isGroup = target.entries.some(({ type }) => type === 'group')
  const isRect = typeof of.value === 'object'
  const kind = of.value === MIXED ? MIXED : isRect ? 'rect' : of.value === true ? 'box' : 'none'
  const choose = (choice: string) =>
    of.edit(choice === 'rect' ? firstRect(target.entries[0]?.props) : choice === 'box' || null)
  return (
    <div class="clip-fields">
      <ChoiceField
        of={{ ...of, value: kind }}
        name={propWord('clip')}
        choices={isGroup ? ['none', 'rect'] : ['none', 'box', 'rect']}
        label={(choice) => word(`clip.${choice as 'none' | 'box' | 'rect'}`)}
        onChoose={choose}
      />
      {isRect && (
        <>
          <div class="grid-2">
            {SIDES.map(([side, mark]) => (
              <NumberField
                key={side}
                of={{ ...target.at('clip', side), value: target.at('clip', side).value ?? 0 }}
                name={`${propWord('clip')} ${mark}`}
                mark={mark}
              />
            ))}
          </div>
          <CornerFields
            of={target.at('clip', 'cornerRadius')}
            name={`${propWord('clip')}, ${propWord('cornerRadius')}`}
          />
        </>
      )}
    </div>
  )
}

function firstRect(props: Readonly<Record<string, unknown>> = {}) {
  return { width: props['width'] ?? 100, height: props['height'] ?? 100 }
}
