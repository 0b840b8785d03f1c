import { withItem } from './lists.ts'
import { NumberField } from './number-field.tsx'
import { Row } from './row.tsx'
import { Section } from './section.tsx'
import { MIXED, propWord, useTarget } from './target.ts'
import { TextField } from './text-field.tsx'

type Points = readonly (readonly [number, number])[]

/** Where lines and paths go: the two ends of a line as numbers, the points of a polyline and the data of a path as text. */
export function ShapeSection() {
  const target = useTarget()
  const points = target.at('points')
  const isLine = target.entries.every(({ type }) => type === 'line')
  return (
    <Section name="shape" props={['points', 'd']}>
      <Row props={['points']}>
        {isLine && points.value !== MIXED ? (
          <div class="grid-2">{[0, 1, 2, 3].map((i) => coordinate(i))}</div>
        ) : (
          <TextField of={points} name={propWord('points')} isLong format={textOf} parse={pointsOf} />
        )}
      </Row>
      <Row props={['d']}>
        <TextField of={target.at('d')} name={propWord('d')} isLong />
      </Row>
    </Section>
  )

  function coordinate(i: number) {
    const flat = (points.value as Points).flat()
    const mark = `${i % 2 ? 'Y' : 'X'}${i < 2 ? 1 : 2}`
    return (
      <NumberField
        key={i}
        of={{
          key: `points.${i}`,
          value: flat[i],
          edit: (value, burst) => points.edit(pairs(withItem(flat, i, value as number)), burst),
        }}
        name={`${propWord('points')} ${mark}`}
        mark={mark}
      />
    )
  }
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? (value as unknown as Points).map(([x, y]) => `${x},${y}`).join(' ') : ''
}

/** `x,y x,y`; undefined for anything else. */
function pointsOf(text: string): Points | undefined {
  const numbers = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  if (numbers.some(Number.isNaN) || numbers.length % 2 || numbers.length < 4) return undefined
  return pairs(numbers)
}

function pairs(numbers: readonly number[]): Points {
  return numbers.flatMap((x, i) => (i % 2 ? [] : [[x, numbers[i + 1] ?? 0] as const]))
}
