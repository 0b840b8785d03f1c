import { effect, signal } from '@preact/signals'
import type { DocumentNode } from '../../../src/document.ts'
import { Engine } from '../../../src/index.ts'
import type { Fragment } from '../document/edit.ts'
import { language } from '../words/language.ts'
import { extentOf } from './extent.ts'
import { type Item, NODES, WIDGETS } from './items.ts'

/** A picture of an item: its address, and its size at zoom 1, CSS px; the middle of the item is its middle. */
export interface Thumbnail {
  readonly url: string
  readonly width: number
  readonly height: number
}

/** Name of the item -> its picture, as they come. */
export const thumbnails = signal<ReadonlyMap<string, Thumbnail>>(new Map())

/** Free px around, for shadows. */
const MARGIN = 20

/** Draws the items in the words of the present language, now and whenever it changes. */
export function followLanguage(): void {
  effect(() => {
    void drawAll(language.value)
  })
}

async function drawAll(asked: string): Promise<void> {
  for (const item of [...WIDGETS, ...NODES]) {
    const made = await draw(item)
    if (language.peek() !== asked) return URL.revokeObjectURL(made.url)
    const old = thumbnails.peek().get(item.name)
    thumbnails.value = new Map([...thumbnails.peek(), [item.name, made]])
    if (old) URL.revokeObjectURL(old.url)
  }
}

/** By an engine that nobody sees. */
async function draw({ make }: Item): Promise<Thumbnail> {
  const fragment = make()
  const extent = extentOf(fragment)
  const width = Math.ceil(extent.width) + 2 * MARGIN
  const height = Math.ceil(extent.height) + 2 * MARGIN
  const engine = new Engine({ width, height, pixelRatio: 2 }, { backend: 'canvas2d' })
  try {
    const props = { x: MARGIN - extent.left, y: MARGIN - extent.top }
    const root = nodeOf({ type: 'group', props, children: [fragment] }, 'root')
    await engine.load({ version: 1, width, height, root })
    await engine.settled()
    return { url: URL.createObjectURL(await engine.capture()), width, height }
  } finally {
    engine.destroy()
  }
}

function nodeOf({ type, props, children }: Fragment, id: string): DocumentNode {
  const below = children && { children: children.map((child, i) => nodeOf(child, `${id}.${i}`)) }
  return { id, type, props, ...below } as DocumentNode
}
