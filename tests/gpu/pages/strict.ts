/** All that an app does, on a page that forbids everything but its own scripts. */

import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Engine } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { heldCounts, sleep } from './shared/watch-page.ts'

const violations: string[] = []
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
)

/** A red and a blue pixel. */
const PICTURE = `data:image/bmp;base64,${btoa(
  String.fromCharCode(
    ...[0x42, 0x4d, 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0],
    ...[40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0],
    ...[0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 255, 255, 0, 0, 0, 0],
  ),
)}`

const BOARD = {
  version: 1,
  width: 120,
  height: 80,
  background: '#ffffff',
  root: {
    id: 'page',
    type: 'group',
    children: [
      { id: 'green', type: 'box', props: { x: 10, y: 10, width: 40, height: 30, fill: '#00ff00' } },
      { id: 'picture', type: 'image', props: { x: 60, y: 10, width: 40, height: 30, fit: 'fill', src: PICTURE } },
      { id: 'path', type: 'path', props: { d: 'M10 50L50 50L50 70L10 70Z', fill: '#ff00ff' } },
      { id: 'label', type: 'text', props: { x: 60, y: 46, text: 'MMM', fontSize: 24, fill: '#000000' } },
    ],
  },
}

export interface StrictReport {
  readonly backend: BackendName | null
  readonly violations: readonly string[]
  /** RGB at the middle of the box, the left and right half of the picture, the path and the page. */
  readonly pixels: readonly string[]
  /** Dark pixels where the label is. */
  readonly ink: number
  readonly errors: readonly string[]
  readonly left: number
}

async function strict(backend: BackendName): Promise<StrictReport> {
  const host = addHost('width:120px;height:80px')
  const engine = new Engine(host, { backend })
  const errors: string[] = []
  engine.on('error', (error) => errors.push(`${error.code} ${error.message}`))
  engine.on('problem', ({ problem }) => errors.push(problem))
  await engine.load(BOARD)
  await engine.settled()
  const bytes = await engine.readPremultiplied()
  await (await engine.capture()).arrayBuffer()
  const { width } = engine.size
  const at = (x: number, y: number) => bytes.slice((y * width + x) * 4, (y * width + x) * 4 + 3).join(' ')
  let ink = 0
  for (let y = 46; y < 76; y++) for (let x = 60; x < 118; x++) if ((bytes[(y * width + x) * 4] as number) < 80) ink++
  const pixels = [at(30, 25), at(65, 25), at(95, 25), at(30, 60), at(5, 5)]
  const result = { backend: engine.backend, violations, pixels, ink, errors }
  engine.destroy()
  host.remove()
  await sleep(50)
  const { listeners, observed, canvases } = heldCounts()
  // The page itself listens for violations.
  return { ...result, left: listeners + observed + canvases - 1 }
}

declare global {
  interface Window {
    strict: typeof strict
  }
}
window.strict = strict
