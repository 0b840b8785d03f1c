import { initialValues, readAddress, writeAddress } from './address.ts'
import type { Fields } from './fields.ts'
import { showNote } from './note.ts'
import { Settings } from './settings.ts'

/** Browsers limit how often an address may change. */
const DELAY_MS = 150

/** Settings that the address of the page carries: read from it now and whenever it changes, written to it after every change. */
export class SharedAddress<T extends object> {
  readonly settings: Settings<T>
  private timer = 0

  constructor(private readonly fields: Fields<T>) {
    this.settings = new Settings(initialValues(fields))
    this.read()
    window.addEventListener('hashchange', () => this.read())
    this.settings.onChange(() => {
      this.timer ||= window.setTimeout(() => this.write(), DELAY_MS)
    })
  }

  /** The address of the present state. */
  write(): string {
    clearTimeout(this.timer)
    this.timer = 0
    const text = writeAddress(this.fields, this.settings.values)
    // A look around is no step of the history.
    history.replaceState(null, '', `${location.pathname}${text && '#'}${text}`)
    return location.href
  }

  private read(): void {
    const { values, wrong } = readAddress(this.fields, location.hash.slice(1))
    this.settings.set(values)
    if (wrong.length === 0) return
    showNote(
      [
        'Parts of the address could not be read; these settings have their initial values.',
        '地址中有无法识别的部分；这些设置已恢复为初始值。',
      ],
      wrong.join(', '),
    )
    this.write()
  }
}
