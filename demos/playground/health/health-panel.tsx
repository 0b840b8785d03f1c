import { leaks } from '../../../src/health.ts'
import { surface } from '../canvas/stage.ts'
import { count, type Word, word } from '../words/word.ts'
import { beat } from './beat.ts'
import { bytes, milliseconds } from './units.ts'

const SPREADS = ['interval', 'inputDelay', 'encode', 'render', 'gpu'] as const

/** All that is measured of the engine, and what it makes of it. */
export function HealthPanel() {
  beat.value
  const { engine, health } = surface.value
  const { watched, live, frames } = engine.metrics()
  const facts: readonly (readonly [Word, string])[] = [
    ['frames', count(frames)],
    ['dropped', count(watched?.dropped ?? 0)],
    ['held', `${count(live.objects)} · ${bytes(live.bytes)}`],
    ['losses', count(watched?.losses ?? 0)],
    ['recoveries', count(watched?.recoveries ?? 0)],
    ['leaks', count(leaks().length)],
  ]
  return (
    <section class="floating health" aria-labelledby="health-title">
      <h2 id="health-title">{word('health')}</h2>
      <p class="diagnosis">{health.diagnosis().text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{word('time')}</th>
            <th scope="col">p50</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
          </tr>
        </thead>
        <tbody>
          {SPREADS.map((name) => {
            const spread = watched?.[name]
            return (
              <tr key={name}>
                <th scope="row">{word(`health.${name}`)}</th>
                {(['p50', 'p95', 'p99'] as const).map((share) => (
                  <td key={share}>{spread ? milliseconds(spread[share]) : '–'}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{word(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
