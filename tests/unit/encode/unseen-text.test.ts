import { expect, test } from 'vitest'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { emptyRect } from '../../../src/math/rect.ts'
import { Group } from '../../../src/scene/group.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Text } from '../../../src/scene/text.ts'
import type { TextPort } from '../../../src/text/ports.ts'
import { createFakeTextPort } from '../../support/fake-ports.ts'
import { createRandom } from '../../support/random-scene.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'

const VIEW = { pixelRatio: 1, width: 200, height: 100, background: [0, 0, 0, 0] as const, time: 0 }

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Letters of many widths that kern, ideographs as wide as high, and what was asked of it. */
function createPort(): TextPort & { readonly asked: Set<string> } {
  const asked = new Set<string>()
  const wide = (letter: string) => (letter > '\u3000' ? 1 : (letter.charCodeAt(0) % 7) / 5)
  return {
    ...createFakeTextPort(),
    asked,
    measure(text, { size }) {
      asked.add(text)
      const width = [...text].reduce((sum, letter) => sum + wide(letter), 0)
      return { width: width * size * (text.length > 1 ? 1.02 : 1), ascent: size, descent: size / 4 }
    },
  }
}

function encoderOf(scene: Scene): Encoder {
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  return new Encoder(scene, { text: scene.text, images: null, onDemand, maxAtlasPages: 8, report: () => {} })
}

function sceneOf(seed: number, text: TextPort): Scene {
  const random = createRandom(seed)
  const pick = <T>(...of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const scene = new Scene()
  scene.text = text
  for (let i = 0; i < 40; i++) {
    const group = scene.add(new Group({ x: random() * 600 - 300, y: random() * 300 - 150, opacity: pick(1, 1, 0.5) }))
    if (random() < 0.3) group.clip = { width: 40, height: 20 }
    const words = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      pick('Hello', 'WWW', 'il\n', '你好 ', 'עולם', '﷽'),
    )
    const width = pick(undefined, undefined, 30)
    const maxLines = pick(undefined, undefined, 2)
    group.add(
      new Text({
        text: words.join(pick(' ', '')),
        width,
        maxLines,
        rotation: pick(0, 0, 30),
        scaleX: pick(1, -2),
        align: pick('left', 'right'),
      }),
    )
  }
  return scene
}

test('text out of view is not laid out, and is when it comes into view', () => {
  const port = createPort()
  const scene = new Scene()
  scene.text = port
  for (let i = 0; i < 26; i++) scene.add(new Text({ text: `see${LETTERS[i % 26]}`, x: 100 * i, y: 20 }))
  const encoder = encoderOf(scene)
  encoder.encode({ ...VIEW, camera: { x: 0, y: 0, zoom: 1 } }, true)
  expect([...port.asked].filter((text) => text.length > 1).sort()).toEqual(['seea', 'seeb', 'seec'])
  encoder.encode({ ...VIEW, camera: { x: 1000, y: 0, zoom: 1 } })
  expect(port.asked).toContain('seek')
  expect(port.asked).not.toContain('seez')
})

test('bounds of what was never seen hold what it inks, and no more once it was seen', () => {
  for (let seed = 0; seed < 60; seed++) {
    const scene = sceneOf(seed, createPort())
    scene.update()
    scene.each((node) => {
      if (!(node instanceof Text)) return
      const outer = node.outerBounds(emptyRect())
      const ink = node.inkBounds(emptyRect())
      const holds = outer.x0 <= ink.x0 && outer.y0 <= ink.y0 && outer.x1 >= ink.x1 && outer.y1 >= ink.y1
      expect(holds, `seed ${seed}: '${node.text}'`).toBe(true)
      expect(node.outerBounds(emptyRect())).toEqual(ink)
    })
  }
})

test('a frame does not tell whether its texts were laid out before', () => {
  for (let seed = 0; seed < 60; seed++) {
    const known = sceneOf(seed, createPort())
    known.each((node) => node instanceof Text && node.layout())
    const [expected, actual] = [known, sceneOf(seed, createPort())].map((scene) =>
      resolveFrame(encoderOf(scene).encode({ ...VIEW, camera: { x: 0, y: 0, zoom: 1 } }, true)),
    )
    expect(actual, `seed ${seed}`).toEqual(expected)
  }
})
