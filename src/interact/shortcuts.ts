import type { Command } from './commands.ts'
import type { Keys } from './gesture.ts'

/** Keys that are down, as `^` for Control or Command and `+` for Shift, and the key's name in small letters. */
const SHORTCUTS: Readonly<Record<string, Command>> = {
  delete: 'delete',
  backspace: 'delete',
  '^d': 'duplicate',
  '^g': 'group',
  '^+g': 'ungroup',
  '^a': 'select-all',
  tab: 'select-next',
  '+tab': 'select-previous',
  ']': 'bring-forward',
  '[': 'send-backward',
  '^]': 'bring-to-front',
  '^[': 'send-to-back',
  arrowleft: 'nudge-left',
  arrowright: 'nudge-right',
  arrowup: 'nudge-up',
  arrowdown: 'nudge-down',
  '+arrowleft': 'nudge-left-far',
  '+arrowright': 'nudge-right-far',
  '+arrowup': 'nudge-up-far',
  '+arrowdown': 'nudge-down-far',
}

/** What a key does to the selection; null: nothing. Copy, cut and paste come as events of their own. */
export function commandOf(name: string, { shift, alt, control }: Keys): Command | null {
  if (alt) return null
  return SHORTCUTS[`${control ? '^' : ''}${shift ? '+' : ''}${name.toLowerCase()}`] ?? null
}
