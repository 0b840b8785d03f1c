import { createSilent } from './silent.ts'

/** What is said so soon after another thing takes its place, ms: a drag says where it is and not where it was. */
const GATHER = 150

export type Politeness = 'polite' | 'assertive'

/** Says things to those who listen to the page; nothing of it is seen. */
export class LiveRegion {
  readonly #regions: Readonly<Record<Politeness, HTMLElement>>
  #timer: ReturnType<typeof setTimeout> | undefined
  #next: { readonly text: string; readonly politeness: Politeness } | null = null

  constructor(root: HTMLElement) {
    const region = (politeness: Politeness) => {
      const element = createSilent(root)
      element.setAttribute('aria-live', politeness)
      root.append(element)
      return element
    }
    // There before the first word: what comes with its region is not always heard.
    this.#regions = { polite: region('polite'), assertive: region('assertive') }
  }

  /** What is assertive is not replaced by what is polite. */
  say(text: string, politeness: Politeness): void {
    if (this.#next?.politeness === 'assertive' && politeness === 'polite') return
    this.#next = { text, politeness }
    this.#timer ??= setTimeout(() => this.#speak(), GATHER)
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  #speak(): void {
    this.#timer = undefined
    if (!this.#next) return
    const { text, politeness } = this.#next
    this.#next = null
    const region = this.#regions[politeness]
    // The same words again are no change, and would not be heard.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text
  }
}
