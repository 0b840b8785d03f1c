import { useMemo } from 'preact/hooks'
import { gesture, isGesture } from '../canvas/hands.ts'
import { selected } from '../document/selection.ts'
import { count, word } from '../words/word.ts'
import { AlignBar } from './align-bar.tsx'
import { FillSection } from './fill-section.tsx'
import { ImageSection } from './image-section.tsx'
import { LayoutSection } from './layout-section.tsx'
import { LookSection } from './look-section.tsx'
import { PageSection } from './page-section.tsx'
import { Row } from './row.tsx'
import { ShadowSection } from './shadow-section.tsx'
import { ShapeSection } from './shape-section.tsx'
import { StrokeSection } from './stroke-section.tsx'
import { propWord, Target, TargetProvider } from './target.ts'
import { TextField } from './text-field.tsx'
import { TextSection } from './text-section.tsx'
import { TrailSection } from './trail-section.tsx'

/** Every property of what is selected. */
export function InspectorPanel() {
  const entries = selected.value
  // A gesture moves nodes of the scene, frame by frame, before the document knows.
  gesture.value
  const target = new Target(entries, isGesture.value)
  const key = useMemo(() => entries.map(({ id }) => id).join(' '), [entries])
  if (!entries.length) return <PageSection />
  return (
    <TargetProvider value={target}>
      <div class="inspector" key={key}>
        <AlignBar />
        <div class="section">
          <header>
            <h2>{headOf(entries.map(({ type }) => type))}</h2>
            {entries.length === 1 && <code>{entries[0]?.id}</code>}
          </header>
          <Row props={['name']}>
            <TextField of={target.at('name')} name={propWord('name')} parse={(text) => text || null} />
          </Row>
        </div>
        <LayoutSection />
        <TextSection />
        <ImageSection />
        <ShapeSection />
        <TrailSection />
        <FillSection />
        <StrokeSection />
        <ShadowSection />
        <LookSection />
      </div>
    </TargetProvider>
  )
}

function headOf(types: readonly string[]): string {
  const [type] = types
  if (types.length > 1) return word('selectedCount', { count: count(types.length) })
  return word(`type.${type as 'box'}`)
}
