/** The present values of all settings; who shows them is told of every change, once per `set`. */
export class Settings<T extends object> {
  private readonly listeners: ((values: T, before: T) => void)[] = []

  constructor(private current: T) {}

  get values(): T {
    return this.current
  }

  set(change: Partial<T>): void {
    const before = this.current
    const names = Object.keys(change) as (keyof T)[]
    if (names.every((name) => Object.is(before[name], change[name]))) return
    this.current = { ...before, ...change }
    for (const listener of this.listeners) listener(this.current, before)
  }

  onChange(listener: (values: T, before: T) => void): void {
    this.listeners.push(listener)
  }
}

/** What a control shows and changes: one value, wherever it is kept. */
export interface Binding<T> {
  get(): T
  set(value: T): void
  /** Calls back whenever the value may have changed. */
  watch(show: () => void): void
}

export function bind<T extends object, K extends keyof T>(settings: Settings<T>, name: K): Binding<T[K]> {
  return {
    get: () => settings.values[name],
    set: (value) => settings.set({ [name]: value } as unknown as Partial<T>),
    watch: (show) => settings.onChange(show),
  }
}
