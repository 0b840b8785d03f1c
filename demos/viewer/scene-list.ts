import GOLDEN from 'golden-scenes'
import type { GlissadeDocument } from '../../src/document/document.ts'
import type { GoldenScene } from '../../tests/golden/scenes/scene.ts'

export interface SceneEntry {
  readonly name: string
  readonly load: () => Promise<GoldenScene>
}

/** Every golden scene, then the boards, which are large pictures of everything. */
export const SCENES: readonly SceneEntry[] = [
  ...GOLDEN,
  ...['teller', 'dashboard'].map((name) => ({ name: `boards/${name}`, load: () => loadBoard(name) })),
]

async function loadBoard(name: string): Promise<GoldenScene> {
  const response = await fetch(`/boards/${name}.json`)
  const document = (await response.json()) as GlissadeDocument
  return { title: 'a whole board', size: [document.width, document.height], document }
}
