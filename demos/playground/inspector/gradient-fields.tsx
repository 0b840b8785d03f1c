import type { Gradient } from '../../../src/index.ts'
import { IconButton } from '../shell/icon-button.tsx'
import { word } from '../words/word.ts'
import { ColorField } from './color-field.tsx'
import { withItem, withoutItem } from './lists.ts'
import { NumberField } from './number-field.tsx'
import { useAttempt } from './row.tsx'
import type { Binding } from './target.ts'

type Stops = Gradient['stops']

/** The stops of a gradient, and where it lies. A list is replaced as a whole, so each part writes all of it. */
export function GradientFields({ of, gradient }: { readonly of: Binding; readonly gradient: Gradient }) {
  const attempt = useAttempt()
  const { stops } = gradient
  const part = (key: string, value: unknown, changed: (to: unknown) => object): Binding => ({
    key: `${of.key}.${key}`,
    value,
    edit: (to, burst) => of.edit({ ...gradient, ...changed(to) }, burst),
  })
  const fraction = (prop: 'center' | 'radius', pair: readonly [number, number], axis: 0 | 1) => (
    <NumberField
      of={part(`${prop}.${axis}`, pair[axis], (to) => ({ [prop]: withItem(pair, axis, to as number) }))}
      name={`${word(`gradient.${prop}`)} ${axis ? 'Y' : 'X'}`}
      mark={axis ? 'Y' : 'X'}
      unit="%"
      times={100}
    />
  )
  return (
    <div class="gradient-fields">
      <div class="gradient-ramp" style={{ '--ramp': rampOf(stops) }} />
      {stops.map(([offset, color], i) => (
        <div class="stop" key={i}>
          <NumberField
            of={part(`${i}.offset`, offset, (to) => ({ stops: withItem(stops, i, [to as number, color]) }))}
            name={`${word('stop')} ${i + 1}`}
            mark="%"
            times={100}
            min={100 * (stops[i - 1]?.[0] ?? 0)}
            max={100 * (stops[i + 1]?.[0] ?? 1)}
          />
          <ColorField
            of={part(`${i}.color`, color, (to) => ({ stops: withItem(stops, i, [offset, to as string]) }))}
            name={`${word('color')} ${i + 1}`}
          />
          <IconButton
            icon="minus"
            label={word('removeStop')}
            isDisabled={stops.length <= 2}
            onClick={() => attempt(() => of.edit({ ...gradient, stops: withoutItem(stops, i) }))}
          />
        </div>
      ))}
      <button type="button" class="add" onClick={() => attempt(() => of.edit({ ...gradient, stops: more(stops) }))}>
        {word('addStop')}
      </button>
      {gradient.type !== 'radial' && (
        <NumberField
          of={part('angle', gradient.angle ?? (gradient.type === 'linear' ? 180 : 0), (angle) => ({ angle }))}
          name={word('angle')}
          mark="∠"
          unit="°"
        />
      )}
      {gradient.type !== 'linear' && (
        <div class="grid-2">
          {fraction('center', gradient.center ?? [0.5, 0.5], 0)}
          {fraction('center', gradient.center ?? [0.5, 0.5], 1)}
        </div>
      )}
      {gradient.type === 'radial' && (
        <div class="grid-2">
          {fraction('radius', gradient.radius ?? [0.5, 0.5], 0)}
          {fraction('radius', gradient.radius ?? [0.5, 0.5], 1)}
        </div>
      )}
    </div>
  )
}

/** One stop more, half way to the last one. */
function more(stops: Stops): Stops {
  const [before, last] = stops.slice(-2) as [Stops[number], Stops[number]]
  return [...stops.slice(0, -1), [(before[0] + last[0]) / 2, before[1]], last]
}

function rampOf(stops: Stops): string {
  return `linear-gradient(90deg, ${stops.map(([offset, color]) => `${color} ${offset * 100}%`).join(', ')})`
}
