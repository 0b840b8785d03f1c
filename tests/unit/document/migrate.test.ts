import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/document/load.ts'
import type { Migrations } from '../../../src/document/migrate.ts'
import { pngUrl } from './wrong-documents.ts'

/** A made-up past: version -1 wrote boxes as `rect` with `radius`, version 0 the page as `size: [width, height]`. */
const migrations: Migrations = {
  [-1]: {
    node: ({ type, props: { radius, ...props } }) => ({
      type: type === 'rect' ? 'box' : type,
      props: radius === undefined ? props : { ...props, cornerRadius: radius },
    }),
  },
  0: {
    page: ({ size, ...fields }) => {
      const [width, height] = size as number[]
      return { ...fields, width, height }
    },
  },
}

const old = (version: unknown, ...children: unknown[]) => ({
  version,
  size: [640, 480],
  background: '#fff',
  root: { id: 'page', type: 'group', children },
})

describe('a document of an older version', () => {
  it('is read through every version between', () => {
    const rect = { id: 'a', type: 'rect', props: { width: 4, radius: 2 } }
    expect(readDocument(old(-1, rect), { migrations })).toEqual({
      version: 1,
      width: 640,
      height: 480,
      background: '#fff',
      root: {
        id: 'page',
        type: 'group',
        props: {},
        children: [{ id: 'a', type: 'box', props: { width: 4, cornerRadius: 2 } }],
      },
    })
  })

  it('starts at its own version', () => {
    const rect = { id: 'a', type: 'rect' }
    expect(() => readDocument(old(0, rect), { migrations })).toThrow(
      expect.objectContaining({ code: 'unknown-type', path: 'root.children[0].type' }),
    )
    const box = { id: 'a', type: 'box', props: { width: 4 } }
    expect(readDocument(old(0, box), { migrations }).root.children).toEqual([box])
  })

  it('is validated like any other, with paths of the old one', () => {
    const rect = { id: 'a', type: 'rect', props: { radius: -1 } }
    expect(() => readDocument(old(-1, rect), { migrations })).toThrow(
      expect.objectContaining({ code: 'out-of-range', path: 'root.children[0].props.cornerRadius' }),
    )
  })

  it('hands plain copies to migrations: no getter runs, and no input is changed', () => {
    const props = { radius: 2 }
    const input = old(-1, { id: 'a', type: 'rect', props })
    const hostile: Migrations = {
      ...migrations,
      [-1]: {
        node: ({ props, ...node }) => {
          delete props.radius
          return { ...node, type: node.type === 'rect' ? 'box' : node.type, props }
        },
      },
    }
    readDocument(input, { migrations: hostile })
    expect(props).toEqual({ radius: 2 })
    const getter = Object.defineProperty({}, 'radius', { enumerable: true, get: () => expect.fail('it ran') })
    expect(() => readDocument(old(-1, { id: 'a', type: 'rect', props: getter }), { migrations })).toThrow(
      expect.objectContaining({ path: 'root.children[0].props.radius' }),
    )
  })

  it('keeps images whose address is longer than a text may be', () => {
    const src = pngUrl(2, 2).padEnd(120_000, 'A')
    const image = { id: 'i', type: 'image', props: { src } }
    expect(readDocument(old(0, image), { migrations }).root.children?.[0]?.props).toEqual({ src })
  })

  it.each([2, 0.5, -2, '0', Number.NaN, Infinity, null])('of version %s is refused', (version) => {
    expect(() => readDocument(old(version), { migrations })).toThrow(
      expect.objectContaining({ code: 'unknown-version', path: 'version' }),
    )
  })
})
