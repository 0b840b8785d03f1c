import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { ColorField } from './color-field.tsx'
import { withItem } from './lists.ts'
import { NumberField } from './number-field.tsx'
import { Row, useAttempt } from './row.tsx'
import { Section } from './section.tsx'
import { type Binding, propWord, useTarget } from './target.ts'

/** How a trail looks. */
export function TrailSection() {
  const target = useTarget()
  const isGlowing = target.at('glow').value !== undefined
  return (
    <Section name="trail" props={['life']}>
      <Row props={['color']}>
        <TrailColors of={target.at('color')} />
      </Row>
      <Row props={['width', 'taper']}>
        <NumberField of={target.at('width')} name={propWord('width')} mark="W" min={0} />
        <NumberField of={target.at('taper')} name={propWord('taper')} mark="◁" times={100} unit="%" />
      </Row>
      <Row props={['widthBy']}>
        <ChoiceField
          of={target.at('widthBy')}
          name={propWord('widthBy')}
          choices={['constant', 'speed', 'pressure']}
          label={(choice) => word(`widthBy.${choice}`)}
        />
      </Row>
      <Row props={['life']}>
        <NumberField of={target.at('life')} name={propWord('life')} mark="T" unit="s" step={0.1} min={0.01} />
      </Row>
      <Row props={['glow']}>
        {isGlowing ? (
          <div class="stack">
            <NumberField of={target.at('glow', 'blur')} name={word('shadow.blur')} mark="B" min={0} />
            <ColorField of={target.at('glow', 'color')} name={propWord('glow')} />
          </div>
        ) : null}
        <GlowButton of={target.at('glow')} isOn={isGlowing} />
      </Row>
    </Section>
  )
}

/** One colour, or one for what is new and one for what is old. */
function TrailColors({ of }: { readonly of: Binding }) {
  const attempt = useAttempt()
  const pair = Array.isArray(of.value) ? (of.value as unknown as readonly [string, string]) : null
  const one = typeof of.value === 'string' ? of.value : '#3d5afe'
  return (
    <>
      {pair ? (
        <div class="stack">
          {pair.map((color, i) => (
            <ColorField
              key={i}
              of={{
                key: `color.${i}`,
                value: color,
                edit: (to, burst) => of.edit(withItem(pair, i, to as string), burst),
              }}
              name={`${propWord('color')} ${i + 1}`}
            />
          ))}
        </div>
      ) : (
        <ColorField of={of} name={propWord('color')} />
      )}
      <IconButton
        icon={pair ? 'minus' : 'plus'}
        label={word(pair ? 'oneColor' : 'twoColors')}
        onClick={() => attempt(() => of.edit(pair ? pair[0] : [one, '#e0529c']))}
      />
    </>
  )
}

function GlowButton({ of, isOn }: { readonly of: Binding; readonly isOn: boolean }) {
  const attempt = useAttempt()
  return (
    <IconButton
      icon={isOn ? 'minus' : 'plus'}
      label={word(isOn ? 'removeGlow' : 'addGlow')}
      onClick={() => attempt(() => of.edit(isOn ? null : { blur: 16, color: '#3d5afe80' }))}
    />
  )
}
