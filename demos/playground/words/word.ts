import { CHINESE } from './chinese.ts'
import { ENGLISH, type Word } from './english.ts'
import { language } from './language.ts'

export type { Word }

/** The word in the present language, `{name}` replaced by `values.name`. */
export function word(name: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const text = (language.value === 'zh' ? CHINESE : ENGLISH)[name]
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
}

/** A whole number as people of the present language write it. */
export function count(value: number): string {
  return value.toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en-US')
}
