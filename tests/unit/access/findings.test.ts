import { expect, test } from 'vitest'
import { Findings } from '../../../src/access/findings.ts'
import { flatten, type Item, outline } from '../../../src/access/outline.ts'
import { Box, type Node, Scene, Text } from '../../../src/index.ts'
import { SceneFuzzer } from '../../support/random-scene.ts'

const AREA = { x0: 0, y0: 0, x1: 1000, y1: 1000 }
const outlineOf = (scene: Scene, findings: Findings) =>
  outline(scene.root, { findings, area: AREA, least: 1, most: 1000, kept: [] })

const flatIn = (items: readonly Item[]) =>
  flatten(items).map(({ description: { role, name }, rect }) => ({ role, name, ...rect }))

test('nobody is asked twice, until something in them changes', () => {
  const scene = new Scene()
  const button = scene.add(new Box({ id: 'button', width: 90, height: 30 }))
  const label = button.add(new Text({ id: 'label', text: 'Save' }))
  scene.add(new Box({ id: 'other', x: 200, width: 90, height: 30 }))
  let asked: string[] = []
  const findings = new Findings(({ id, type }: Node) => {
    asked.push(id)
    return type === 'box' ? { role: 'button' } : undefined
  })
  const take = () => {
    scene.update()
    for (const node of scene.changes) findings.forget(node)
    scene.clearChanges()
    asked = []
    return outlineOf(scene, findings).map(({ description: { name } }) => name)
  }
  expect(take()).toEqual(['Save', ''])
  expect(take()).toEqual(['Save', ''])
  expect(asked).toEqual([])
  label.text = 'Store'
  expect(take()).toEqual(['Store', ''])
  expect(asked).toEqual(['root', 'button'])
  findings.forgetAll()
  expect(take()).toEqual(['Store', ''])
  expect(asked).toEqual(['root', 'button', 'other'])
})

test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
  'after random edits what is known is what is found anew, seed %d',
  (seed) => {
    const scene = new Scene()
    const fuzzer = new SceneFuzzer(scene, seed)
    // A name that is set changes no picture: `refresh` is for that.
    const describe = ({ id, type, isContainer }: Node) =>
      type === 'text' ? undefined : ({ role: isContainer ? 'group' : 'img', name: id } as const)
    const known = new Findings(describe)
    for (let step = 0; step < 60; step++) {
      fuzzer.step()
      if (step % 3) continue
      scene.update()
      for (const node of scene.changes) known.forget(node)
      scene.clearChanges()
      expect(flatIn(outlineOf(scene, known))).toEqual(flatIn(outlineOf(scene, new Findings(describe))))
    }
  },
)
