/** What can be said of a role, beside its name. */
type State = 'checked' | 'selected' | 'expanded' | 'pressed' | 'disabled' | 'level' | 'value' | 'range'

interface RoleTraits {
  /** What is described below it stands in it; of any other role it is one thing, however many nodes it is made of. */
  readonly holds?: true
  /** Tab comes to it. */
  readonly focusable?: true
  readonly states: readonly State[]
}

const holds = (...states: State[]): RoleTraits => ({ holds: true, states })
const shows = (...states: State[]): RoleTraits => ({ states })
const acts = (...states: State[]): RoleTraits => ({ focusable: true, states: [...states, 'disabled'] })

/** The roles of WAI-ARIA 1.2 that a picture can play, and `text`, which has none. A frozen table: what is no key of it is refused. */
export const ROLES = {
  group: holds(),
  region: holds(),
  navigation: holds(),
  form: holds(),
  dialog: holds(),
  toolbar: holds(),
  list: holds(),
  listitem: holds(),
  radiogroup: holds(),
  tablist: holds(),
  tabpanel: holds(),
  menu: holds(),
  listbox: holds(),
  table: holds(),
  row: holds('selected'),
  cell: holds(),
  columnheader: holds(),
  rowheader: holds(),
  text: shows(),
  heading: shows('level'),
  img: shows(),
  separator: shows(),
  progressbar: shows('value', 'range'),
  meter: shows('value', 'range'),
  button: acts('pressed', 'expanded'),
  link: acts('expanded'),
  checkbox: acts('checked'),
  radio: acts('checked'),
  switch: acts('checked'),
  slider: acts('value', 'range'),
  spinbutton: acts('value', 'range'),
  textbox: acts('value'),
  searchbox: acts('value'),
  combobox: acts('value', 'expanded'),
  tab: acts('selected'),
  menuitem: acts('expanded'),
  option: acts('selected'),
} as const satisfies Readonly<Record<string, RoleTraits>>

export type Role = keyof typeof ROLES

export const traitsOf = (role: Role): RoleTraits => ROLES[role]
