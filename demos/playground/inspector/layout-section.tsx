import { word } from '../words/word.ts'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { propWord, useTarget } from './target.ts'

/** Where a node is, how large, how turned and scaled. */
export function LayoutSection() {
  const target = useTarget()
  const number = (prop: string, mark: string, more = {}) =>
    target.has(prop) && <NumberField of={target.at(prop)} name={propWord(prop)} mark={mark} {...more} />
  // A text is as wide as its words unless told otherwise; a trail has a width of its own section.
  const isText = target.has('maxLines')
  return (
    <Section name="layout" props={['x']}>
      <Row props={['x', 'y']} label={word('position')}>
        {number('x', 'X')}
        {number('y', 'Y')}
      </Row>
      {!target.has('life') && (
        <Row props={['width', 'height']} label={word('size')}>
          {number('width', 'W', isText ? { auto: word('auto'), min: 0 } : { min: 0 })}
          {number('height', 'H', { min: 0 })}
        </Row>
      )}
      <Row props={['rotation']}>{number('rotation', '∠', { unit: '°' })}</Row>
      <Row props={['scaleX', 'scaleY']} label={word('scale')}>
        {number('scaleX', 'X', { step: 0.01 })}
        {number('scaleY', 'Y', { step: 0.01 })}
      </Row>
      <Row props={['originX', 'originY']} label={word('origin')}>
        {number('originX', 'X', { auto: word('auto') })}
        {number('originY', 'Y', { auto: word('auto') })}
      </Row>
    </Section>
  )
}
