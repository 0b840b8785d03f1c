import type { Shadow } from '../../../src/index.ts'
import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'
import { ColorField } from './color-field.tsx'
import { withItem, withoutItem } from './lists.ts'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { SwitchField } from './switch-field.tsx'
import { type Binding, MIXED, useTarget } from './target.ts'

const NEW: Shadow = { y: 8, blur: 24, color: 'rgb(15 23 42 / .2)' }
const LENGTHS = [
  ['x', 'X'],
  ['y', 'Y'],
  ['blur', 'B'],
  ['spread', 'S'],
] as const

/** The shadows of a node, the first on top. A list is replaced as a whole. */
export function ShadowSection() {
  const target = useTarget()
  const of = target.at('shadow')
  const shadows = listOf(of.value)
  const write = (list: readonly Shadow[], burst?: Parameters<Binding['edit']>[1]) =>
    of.edit(list.length > 1 ? list : (list[0] ?? null), burst)
  return (
    <Section
      name="shadow"
      props={['shadow']}
      action={<IconButton icon="plus" label={word('addShadow')} onClick={() => write([...shadows, NEW])} />}
    >
      {shadows.map((shadow, i) => {
        const part = (key: keyof Shadow, unset: unknown): Binding => ({
          key: `shadow.${i}.${key}`,
          value: shadow[key] ?? unset,
          edit: (value, burst) => write(withItem(shadows, i, { ...shadow, [key]: value } as Shadow), burst),
        })
        return (
          <div class="list-item" key={i}>
            <Row props={['shadow']} label={word('color')}>
              <ColorField of={part('color', undefined)} name={`${word('shadow')} ${i + 1}`} />
              <IconButton icon="minus" label={word('removeShadow')} onClick={() => write(withoutItem(shadows, i))} />
            </Row>
            <Row props={['shadow']} label={word('shadow.shape')}>
              <div class="grid-2">
                {LENGTHS.map(([key, mark]) => (
                  <NumberField key={key} of={part(key, 0)} name={word(`shadow.${key}`)} mark={mark} />
                ))}
              </div>
            </Row>
            <Row props={['shadow']} label={word('shadow.inset')}>
              <SwitchField of={part('inset', false)} name={word('shadow.inset')} />
            </Row>
          </div>
        )
      })}
    </Section>
  )
}

function listOf(value: unknown): readonly Shadow[] {
  if (value === undefined || value === MIXED) return []
  return Array.isArray(value) ? value : [value as Shadow]
}
