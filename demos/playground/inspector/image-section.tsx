import { word } from '../words/word.ts'
import { ChoiceField } from './choice-field.tsx'
import { Row, useAttempt } from './row.tsx'
import { Section } from './section.tsx'
import { type Binding, propWord, useTarget } from './target.ts'
import { TextField } from './text-field.tsx'

/** Which picture, and how it fills its box. */
export function ImageSection() {
  const target = useTarget()
  return (
    <Section name="image" props={['src']}>
      <Row props={['src']}>
        <TextField of={target.at('src')} name={propWord('src')} />
        <FileButton of={target.at('src')} />
      </Row>
      <Row props={['fit']}>
        <ChoiceField
          of={target.at('fit')}
          name={propWord('fit')}
          choices={['cover', 'contain', 'fill']}
          label={(choice) => word(`fit.${choice}`)}
        />
      </Row>
    </Section>
  )
}

/** A picture of the user's own becomes part of the document. */
function FileButton({ of }: { readonly of: Binding }) {
  const attempt = useAttempt()
  const read = async (file: File | undefined) => {
    if (!file) return
    const reader = new FileReader()
    reader.addEventListener('load', () => attempt(() => of.edit(reader.result)))
    reader.readAsDataURL(file)
  }
  return (
    <label class="add file-button">
      {word('choose')}
      <input
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={({ currentTarget }) => read(currentTarget.files?.[0])}
      />
    </label>
  )
}
