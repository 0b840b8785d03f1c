import { vi } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'

/** What `prove` wants to read. */
const RIGHT = Uint8Array.from({ length: 64 }, (_, i) => [127, 127, 255, 255][i % 4] as number)

/** A backend whose frames take `ms`. */
export function fakeBackend(name: BackendName, ms: number, { pixels = RIGHT, description = 'a test GPU' } = {}) {
  let lose = (_: string): void => {}
  const lost = new Promise<string>((resolve) => {
    lose = resolve
  })
  const backend = {
    name,
    description,
    limits: { maxTextureSize: 64 },
    lost,
    resize: vi.fn(),
    render: vi.fn(),
    submitted: vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, ms))),
    readPixels: async () => pixels,
    live: () => ({}),
    destroy: vi.fn(),
  }
  return { backend: backend as typeof backend & Backend, lose }
}
