import type { InferOutput } from 'valibot'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, defaultOf } from '../../../src/document/defaults.ts'
import type { NodeTypeName, PropsByType } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/load.ts'
import { NODE_TYPES } from '../../../src/document/node-types.ts'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Group } from '../../../src/scene/group.ts'
import { Image } from '../../../src/scene/image.ts'
import { Line } from '../../../src/scene/line.ts'
import { Path } from '../../../src/scene/path.ts'
import { Polyline } from '../../../src/scene/polyline.ts'
import { Text } from '../../../src/scene/text.ts'
import { Trail } from '../../../src/scene/trail.ts'
import { documentOf } from './wrong-documents.ts'

const CLASSES = {
  group: Group,
  box: Box,
  ellipse: Ellipse,
  line: Line,
  polyline: Polyline,
  path: Path,
  text: Text,
  image: Image,
  trail: Trail,
}
const TYPES = Object.keys(CLASSES) as NodeTypeName[]

type SchemaKeys<T extends NodeTypeName> = keyof InferOutput<(typeof NODE_TYPES)[T]['props']>
type IsSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
/** Does not compile when the types of document.ts and the table name different props. */
const TYPED: { [T in NodeTypeName]: IsSame<SchemaKeys<T>, keyof PropsByType[T]> } = {
  group: true,
  box: true,
  ellipse: true,
  line: true,
  polyline: true,
  path: true,
  text: true,
  image: true,
  trail: true,
}

describe('DEFAULTS', () => {
  it('has the types of the table', () => {
    expect(Object.keys(DEFAULTS).sort()).toEqual(Object.keys(NODE_TYPES).sort())
    expect(Object.keys(TYPED).sort()).toEqual(Object.keys(NODE_TYPES).sort())
    expect([...TYPES].sort()).toEqual(Object.keys(NODE_TYPES).sort())
  })

  it.each(TYPES)('of %s are values that the loader accepts', (type) => {
    const document = documentOf({ id: 'a', type, props: DEFAULTS[type] })
    expect(readDocument(document)).toEqual(document)
  })

  it.each(TYPES)('and the props of %s are those of the scene node', (type) => {
    const { fields } = CLASSES[type].prototype
    expect(Object.keys(NODE_TYPES[type].props.entries).sort()).toEqual(Object.keys(fields).sort())
    for (const [prop, { initial }] of Object.entries(fields))
      expect([prop, defaultOf(type, prop)]).toEqual([prop, initial])
  })

  it('has none for what is inherited by every object', () => {
    expect(defaultOf('box', 'constructor')).toBeUndefined()
  })
})
