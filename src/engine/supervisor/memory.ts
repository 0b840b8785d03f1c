/** Which backend `auto` found to be the fastest on this machine: kept for a week, for this browser, where there is a storage. */
import type { BackendName } from '../choose-backend.ts'

const KEY = 'glissade:backend'
const WEEK = 7 * 24 * 3600 * 1000

interface Memory {
  readonly backend: BackendName
  readonly agent: string
  readonly until: number
}

export function remember(backend: BackendName): void {
  try {
    const memory: Memory = { backend, agent: navigator.userAgent, until: Date.now() + WEEK }
    localStorage.setItem(KEY, JSON.stringify(memory))
  } catch {
    // no storage: it is measured again next time
  }
}

export function recall(): BackendName | null {
  try {
    const memory = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Memory | null
    return memory && memory.agent === navigator.userAgent && memory.until > Date.now() ? memory.backend : null
  } catch {
    return null
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // no storage: there was nothing to forget
  }
}
