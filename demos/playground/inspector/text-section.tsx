import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { propWord, useTarget } from './target.ts'
import { TextField } from './text-field.tsx'

/** The words of a text, and how they are set. */
export function TextSection() {
  const target = useTarget()
  const number = (prop: string, mark: string, more = {}) => (
    <NumberField of={target.at(prop)} name={propWord(prop)} mark={mark} min={0} {...more} />
  )
  return (
    <Section name="text" props={['text']}>
      <Row props={['text']}>
        <TextField of={target.at('text')} name={propWord('text')} isLong />
      </Row>
      <Row props={['fontFamily']}>
        <TextField of={target.at('fontFamily')} name={propWord('fontFamily')} />
      </Row>
      <Row props={['fontSize', 'fontWeight']}>
        {number('fontSize', 'Px')}
        {number('fontWeight', 'B', { step: 100 })}
      </Row>
      <Row props={['lineHeight', 'maxLines']}>
        {number('lineHeight', '↕', { step: 0.1 })}
        {number('maxLines', '≡', { auto: word('all') })}
      </Row>
      <Row props={['align']}>
        <ChoiceField
          of={target.at('align')}
          name={propWord('align')}
          choices={['left', 'center', 'right']}
          label={(choice) => word(`text.${choice}`)}
        />
      </Row>
      <Row props={['fontStyle']}>
        <ChoiceField
          of={target.at('fontStyle')}
          name={propWord('fontStyle')}
          choices={['normal', 'italic']}
          label={(choice) => word(`text.${choice}`)}
        />
      </Row>
    </Section>
  )
}
