import type { Fields } from './fields.ts'

export interface Read<T> {
  readonly values: T
  /** Names of what could not be read, and kept its initial value. */
  readonly wrong: readonly string[]
}

/** Settings from what stands behind the # of an address: `blur=24&shape=ellipse`. What is missing has its initial value. */
export function readAddress<T extends object>(fields: Fields<T>, hash: string): Read<T> {
  const values = initialValues(fields)
  const wrong: string[] = []
  for (const part of hash.split('&').filter((part) => part !== '')) {
    const [name = '', text = ''] = part.split('=', 2)
    const value = Object.hasOwn(fields, name) ? fields[name as keyof T].read(text) : null
    if (value === null) wrong.push(name)
    else values[name as keyof T] = value
  }
  return { values, wrong }
}

/** The shortest text that `readAddress` reads as the same settings: initial values are left out. */
export function writeAddress<T extends object>(fields: Fields<T>, values: T): string {
  const names = Object.keys(fields) as (keyof T & string)[]
  return names
    .map((name) => ({
      name,
      text: fields[name].write(values[name]),
      initial: fields[name].write(fields[name].initial),
    }))
    .filter(({ text, initial }) => text !== initial)
    .map(({ name, text }) => `${name}=${text}`)
    .join('&')
}

export function initialValues<T extends object>(fields: Fields<T>): T {
  const names = Object.keys(fields) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, fields[name].initial])) as T
}
