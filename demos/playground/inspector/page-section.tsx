import { surface } from '../canvas/stage.ts'
import { page } from '../canvas/viewport.ts'
import { version } from '../document/revision.ts'
import { count, word } from '../words/word.ts'

/** What there is to say while nothing is selected: of the page, and how to go on. */
export function PageSection() {
  version.value
  const { width, height } = page.value
  const { scene } = surface.value.engine
  return (
    <div class="inspector">
      <div class="section">
        <header>
          <h2>{word('page')}</h2>
        </header>
        <dl class="facts">
          <dt>{word('size')}</dt>
          <dd>
            {count(width)} × {count(height)}
          </dd>
          <dt>{word('nodes')}</dt>
          <dd>{count(scene.size)}</dd>
        </dl>
      </div>
      <p class="empty">{word('nothingSelected')}</p>
    </div>
  )
}
