import { IconButton } from '../shell/icon-button.tsx'
import { type Word, word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { ColorField } from './color-field.tsx'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { propWord, useTarget } from './target.ts'
import { TextField } from './text-field.tsx'

const CHOICES = {
  align: ['inside', 'center', 'outside'],
  scale: ['scale', 'fixed'],
  cap: ['butt', 'round', 'square'],
  join: ['miter', 'round', 'bevel'],
} as const

const UNSET = { align: 'center', scale: 'scale', cap: 'butt', join: 'miter' } as const

/** The line around a node, or along it. */
export function StrokeSection() {
  const target = useTarget()
  const of = target.at('stroke')
  const isSet = of.value !== undefined
  const choice = (part: keyof typeof CHOICES) => (
    <Row props={['stroke']} label={word(`stroke.${part}`)}>
      <ChoiceField<string>
        of={target.at('stroke', part)}
        name={word(`stroke.${part}`)}
        choices={CHOICES[part]}
        unset={UNSET[part]}
        label={(one) => word(`stroke.${part}.${one}` as Word)}
      />
    </Row>
  )
  const isOutline = target.has('height')
  return (
    <Section
      name="stroke"
      props={['stroke']}
      action={
        <IconButton
          icon={isSet ? 'minus' : 'plus'}
          label={word(isSet ? 'removeStroke' : 'addStroke')}
          onClick={() => of.edit(isSet ? null : { color: '#3d5afe', width: 2 })}
        />
      }
    >
      {isSet && (
        <>
          <Row props={['stroke']} label={word('color')}>
            <ColorField of={target.at('stroke', 'color')} name={propWord('stroke')} />
          </Row>
          <Row props={['stroke']} label={word('stroke.width')}>
            <NumberField
              of={{ ...target.at('stroke', 'width'), value: target.at('stroke', 'width').value ?? 1 }}
              name={word('stroke.width')}
              mark="W"
              min={0}
            />
          </Row>
          {choice('scale')}
          {isOutline ? choice('align') : choice('cap')}
          {!isOutline && choice('join')}
          <Row props={['stroke']} label={word('stroke.dash')}>
            <TextField
              of={target.at('stroke', 'dash')}
              name={word('stroke.dash')}
              placeholder="8 4"
              format={(dash) => (Array.isArray(dash) ? dash.join(' ') : '')}
              parse={lengths}
            />
            <NumberField
              of={{ ...target.at('stroke', 'dashOffset'), value: target.at('stroke', 'dashOffset').value ?? 0 }}
              name={word('stroke.dashOffset')}
              mark="+"
            />
          </Row>
        </>
      )}
    </Section>
  )
}

/** Numbers with spaces or commas between them; null for none. */
function lengths(text: string): readonly number[] | null | undefined {
  const numbers = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  if (numbers.some(Number.isNaN)) return undefined
  return numbers.length ? numbers : null
}
