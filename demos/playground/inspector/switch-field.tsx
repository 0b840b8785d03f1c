import { useAttempt } from './row.tsx'
import { type Binding, MIXED } from './target.ts'

/** Yes or no. */
export function SwitchField({ of, name }: { readonly of: Binding; readonly name: string }) {
  const attempt = useAttempt()
  return (
    <input
      class="switch-field"
      type="checkbox"
      role="switch"
      aria-checked={of.value === MIXED ? 'mixed' : of.value === true}
      aria-label={name}
      checked={of.value === true}
      indeterminate={of.value === MIXED}
      onChange={({ currentTarget }) => attempt(() => of.edit(currentTarget.checked))}
    />
  )
}
