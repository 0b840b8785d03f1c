import type { Gradient } from '../../../src/index.ts'
import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { ColorField } from './color-field.tsx'
import { GradientFields } from './gradient-fields.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { MIXED, propWord, useTarget } from './target.ts'

const KINDS = ['none', 'solid', 'linear', 'radial', 'conic'] as const
const TEXT_KINDS = ['solid'] as const

/** A colour or a gradient. */
export function FillSection() {
  const target = useTarget()
  const of = target.at('fill')
  const gradient = typeof of.value === 'object' ? (of.value as Gradient) : null
  const kind = of.value === undefined ? 'none' : (gradient?.type ?? 'solid')
  const isText = target.has('fontSize')
  return (
    <Section
      name="fill"
      props={['fill']}
      action={
        <ChoiceField
          of={{ ...of, value: of.value === MIXED ? MIXED : kind }}
          name={propWord('fill')}
          choices={isText ? TEXT_KINDS : KINDS}
          label={(choice) => word(`fill.${choice}`)}
          onChoose={(choice) => of.edit(as(choice, of.value))}
        />
      }
    >
      <Row props={['fill']} label={gradient ? word('stops') : word('color')}>
        {gradient ? <GradientFields of={of} gradient={gradient} /> : <ColorField of={of} name={propWord('fill')} />}
      </Row>
    </Section>
  )
}

/** What was there, as another kind: the stops of a gradient stay, a colour becomes its first one. */
function as(kind: (typeof KINDS)[number], value: unknown): unknown {
  const stops = typeof value === 'object' ? (value as Gradient).stops : undefined
  const color = typeof value === 'string' ? value : (stops?.[0]?.[1] ?? '#3d5afe')
  if (kind === 'none') return null
  if (kind === 'solid') return color
  return {
    type: kind,
    stops: stops ?? [
      [0, color],
      [1, '#e0529c'],
    ],
  }
}
