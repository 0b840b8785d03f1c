import { Icon, type IconName } from './icon.tsx'

export interface IconButtonProps {
  readonly icon: IconName
  /** What it does; its name and its tooltip. */
  readonly label: string
  readonly onClick: () => void
  readonly isDisabled?: boolean
  /** For what is on or off. */
  readonly isOn?: boolean
  readonly id?: string
}

export function IconButton({ icon, label, onClick, isDisabled = false, isOn, id }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      {...(id && { id })}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
