import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'
import { withItem } from './lists.ts'
import { NumberField } from './number-field.tsx'
import { useAttempt } from './row.tsx'
import type { Binding } from './target.ts'

type Four = readonly [number, number, number, number]

const MARKS = ['◜', '◝', '◞', '◟'] as const

/** One radius for all corners, or four. */
export function CornerFields({ of, name }: { readonly of: Binding; readonly name: string }) {
  const attempt = useAttempt()
  const { value } = of
  const four = Array.isArray(value) ? (value as unknown as Four) : null
  const one = typeof value === 'number' ? value : 0
  return (
    <div class="corner-fields">
      {four ? (
        four.map((radius, i) => (
          <NumberField
            key={i}
            of={{
              key: `${of.key}.${i}`,
              value: radius,
              edit: (changed, burst) => of.edit(withItem(four, i, changed as number), burst),
            }}
            name={`${name} ${i + 1}`}
            mark={MARKS[i] ?? ''}
            min={0}
          />
        ))
      ) : (
        <NumberField of={of} name={name} mark="◜" min={0} />
      )}
      <IconButton
        icon="corners"
        label={word('eachCorner')}
        isOn={four !== null}
        onClick={() => attempt(() => of.edit(four ? four[0] : [one, one, one, one]))}
      />
    </div>
  )
}
