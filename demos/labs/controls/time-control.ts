import type { Common } from '../shell/common.ts'
import { bind, type Settings } from '../shell/settings.ts'
import { segmentsRow } from './segments.ts'

/** How fast time runs in the lab; 0 holds it. */
export function timeControl<T extends Common>(settings: Settings<T>): HTMLElement {
  return segmentsRow(['Time', '时间'], bind(settings, 'speed'), [
    { value: '1', words: '1×' },
    { value: '0.25', words: '0.25×' },
    { value: '0.1', words: '0.1×' },
    { value: '0', words: ['Hold', '暂停'] },
  ])
}
