import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/document/load.ts'
import type { GoldenScene } from '../../golden/scenes/scene.ts'
import { nodesOf } from './nodes-of.ts'

const folder = new URL('../../golden/scenes/', import.meta.url)
const names = readdirSync(fileURLToPath(folder), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.scene.ts'))
  .sort()
const load = (name: string): Promise<{ default: GoldenScene }> => import(new URL(name, folder).href)
const scenes = await Promise.all(names.map(async (name) => ({ name, scene: (await load(name)).default })))

describe('golden scenes', () => {
  it.each(scenes)('$name is a valid document of its own size', ({ scene }) => {
    expect(readDocument(scene.document)).toEqual(scene.document)
    expect([scene.document.width, scene.document.height]).toEqual(scene.size)
    expect(nodesOf(scene.document).length).toBeGreaterThan(1)
    // A tolerance of its own is a debt, so it names its reason.
    if (scene.tolerance) expect(scene.reason).toMatch(/\w+ \w+/)
  })

  it('lie in a folder per area and have titles of their own', () => {
    expect(names.filter((name) => !/^[a-z0-9-]+\/[a-z0-9-]+\.scene\.ts$/.test(name))).toEqual([])
    expect(new Set(scenes.map(({ scene }) => scene.title)).size).toBe(scenes.length)
    expect(scenes.length).toBeGreaterThanOrEqual(45)
  })

  it('show every property of every type of node', () => {
    const shown = new Set(
      scenes.flatMap(({ scene }) =>
        nodesOf(scene.document).flatMap(({ type, props = {} }) => Object.keys(props).map((key) => `${type}.${key}`)),
      ),
    )
    const own = {
      box: [
        'width',
        'height',
        'fill',
        'cornerRadius',
        'stroke',
        'shadow',
        'clip',
        'crisp',
        'opacity',
        'visible',
        'blendMode',
      ],
      group: ['clip', 'opacity', 'visible', 'blendMode', 'rotation', 'scaleX'],
      ellipse: ['fill', 'stroke', 'shadow', 'rotation', 'opacity', 'blendMode'],
      line: ['points', 'stroke', 'rotation'],
      polyline: ['points', 'stroke', 'rotation'],
      path: ['d', 'fill', 'stroke', 'rotation', 'scaleX'],
      text: [
        'text',
        'fontFamily',
        'fontSize',
        'fontWeight',
        'fontStyle',
        'lineHeight',
        'align',
        'maxLines',
        'width',
        'rotation',
        'opacity',
      ],
      image: ['src', 'fit', 'cornerRadius', 'crisp', 'rotation', 'opacity'],
    }
    const missing = Object.entries(own).flatMap(([type, keys]) =>
      keys.map((key) => `${type}.${key}`).filter((it) => !shown.has(it)),
    )
    expect(missing).toEqual([])
  })
})
