import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { ClipFields } from './clip-fields.tsx'
import { CornerFields } from './corner-fields.tsx'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { SwitchField } from './switch-field.tsx'
import { propWord, useTarget } from './target.ts'

const BLEND_MODES = ['normal', 'add', 'screen', 'multiply'] as const
const SWITCHES = ['visible', 'draggable', 'crisp'] as const

/** What a node shows as a whole. */
export function LookSection() {
  const target = useTarget()
  return (
    <Section name="look" props={['opacity']}>
      <Row props={['opacity']}>
        <NumberField of={target.at('opacity')} name={propWord('opacity')} mark="%" times={100} min={0} max={100} />
      </Row>
      <Row props={['blendMode']}>
        <ChoiceField
          of={target.at('blendMode')}
          name={propWord('blendMode')}
          choices={BLEND_MODES}
          label={(mode) => word(`blend.${mode}`)}
        />
      </Row>
      <Row props={['cornerRadius']}>
        <CornerFields of={target.at('cornerRadius')} name={propWord('cornerRadius')} />
      </Row>
      <Row props={['clip']}>
        <ClipFields />
      </Row>
      {SWITCHES.map((prop) => (
        <Row key={prop} props={[prop]}>
          <SwitchField of={target.at(prop)} name={propWord(prop)} />
        </Row>
      ))}
    </Section>
  )
}
