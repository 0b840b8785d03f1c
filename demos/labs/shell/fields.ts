/** One setting as an address carries it. Text is made of letters, digits and `- . _ ~` only, which no address escapes. */
export interface Field<T> {
  readonly initial: T
  /** The value that `text` stands for; null for a text that `write` would not make. */
  read(text: string): T | null
  write(value: T): string
}

/** A value of a fixed set of words. */
export function choice<T extends string>(values: readonly T[], initial: T): Field<T> {
  return { initial, read: (text) => values.find((value) => value === text) ?? null, write: (value) => value }
}

export function flag(initial: boolean): Field<boolean> {
  return {
    initial,
    read: (text) => (text === '1' ? true : text === '0' ? false : null),
    write: (value) => (value ? '1' : '0'),
  }
}

/** A number from `min` to `max`, kept to `digits` behind the point. */
export function number(initial: number, min: number, max: number, digits = 0): Field<number> {
  return {
    initial,
    read(text) {
      if (!/^-?\d+(\.\d+)?$/.test(text)) return null
      const value = Number(text)
      return value >= min && value <= max ? value : null
    },
    write: (value) => String(Number(value.toFixed(digits))),
  }
}

/** `#rrggbb` or `#rrggbbaa`; without its # in the address. '' (`auto`) where the theme chooses. */
export function color(initial: string): Field<string> {
  return {
    initial,
    read: (text) => (text === 'auto' ? '' : /^([\da-f]{6}|[\da-f]{8})$/.test(text) ? `#${text}` : null),
    write: (value) => (value === '' ? 'auto' : value.slice(1)),
  }
}

/** The fields of a record, by name. */
export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> }

/** At most `most` records: their values joined by `_`, records by `~`; the empty list is `none`. */
export function list<T extends object>(initial: readonly T[], most: number, fields: Fields<T>): Field<readonly T[]> {
  const keys = Object.keys(fields) as (keyof T & string)[]
  const readOne = (text: string): T | null => {
    const parts = text.split('_')
    const entries = keys.map((key, i) => [key, fields[key].read(parts[i] ?? '')] as const)
    const isRight = parts.length === keys.length && entries.every(([, value]) => value !== null)
    return isRight ? (Object.fromEntries(entries) as T) : null
  }
  return {
    initial,
    read(text) {
      if (text === 'none') return []
      const records = text.split('~').map(readOne)
      return records.length <= most && records.every((record) => record !== null) ? (records as T[]) : null
    },
    write: (value) =>
      value.map((record) => keys.map((key) => fields[key].write(record[key])).join('_')).join('~') || 'none',
  }
}
