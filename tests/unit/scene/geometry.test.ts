import { expect, test } from 'vitest'
import { type Affine, identity } from '../../../src/math/affine.ts'
import { emptyRect } from '../../../src/math/rect.ts'
import { Box } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { Group } from '../../../src/scene/group.ts'
import type { Node } from '../../../src/scene/node.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { createFakeTextPort } from '../../support/fake-ports.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'

type Point = readonly [number, number]

/** Own space -> parent, written out from the definition: scale, then turn about the origin, then move. */
function toParent(node: Node, [px, py]: Point): Point {
  const size = node.size()
  const ox = node.originX ?? (size ? size.width / 2 : 0)
  const oy = node.originY ?? (size ? size.height / 2 : 0)
  const rad = (node.rotation * Math.PI) / 180
  const sx = (px - ox) * node.scaleX
  const sy = (py - oy) * node.scaleY
  return [node.x + ox + sx * Math.cos(rad) - sy * Math.sin(rad), node.y + oy + sx * Math.sin(rad) + sy * Math.cos(rad)]
}

function toWorld(node: Node, point: Point): Point {
  const outer = toParent(node, point)
  return node.parent ? toWorld(node.parent, outer) : outer
}

/** The inverse of `toParent`. */
function fromParent(node: Node, [x, y]: Point): Point {
  const size = node.size()
  const ox = node.originX ?? (size ? size.width / 2 : 0)
  const oy = node.originY ?? (size ? size.height / 2 : 0)
  const rad = (node.rotation * Math.PI) / 180
  const dx = x - node.x - ox
  const dy = y - node.y - oy
  return [
    (dx * Math.cos(rad) + dy * Math.sin(rad)) / node.scaleX + ox,
    (-dx * Math.sin(rad) + dy * Math.cos(rad)) / node.scaleY + oy,
  ]
}

function map([a, b, c, d, tx, ty]: Affine, [x, y]: Point): Point {
  return [a * x + c * y + tx, b * x + d * y + ty]
}

function nodesOf(scene: Scene): Node[] {
  const all: Node[] = []
  scene.each((node) => all.push(node))
  return all
}

test('world maps and bounds hold after random edits', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const scene = new Scene()
    scene.text = createFakeTextPort()
    const fuzzer = new SceneFuzzer(scene, seed)
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 12; i++) fuzzer.step()
      scene.update()
      scene.clearChanges()
      for (const node of nodesOf(scene)) {
        const own = node.inkBounds(emptyRect())
        if (!(own.x0 <= own.x1)) continue
        const corners: Point[] = [
          [own.x0, own.y0],
          [own.x1, own.y0],
          [own.x0, own.y1],
          [own.x1, own.y1],
        ]
        const world = node.world
        for (const corner of corners) {
          const [x, y] = toWorld(node, corner)
          const [mx, my] = map(world, corner)
          const tolerance = 1e-6 * (1 + Math.abs(x) + Math.abs(y))
          expect(Math.abs(mx - x) + Math.abs(my - y), `seed ${seed}, ${node.id}`).toBeLessThan(tolerance)
          for (let above: Node | null = node; above; above = above.parent) {
            const bounds = above.bounds
            const inside =
              x >= bounds.x0 - tolerance &&
              x <= bounds.x1 + tolerance &&
              y >= bounds.y0 - tolerance &&
              y <= bounds.y1 + tolerance
            expect(inside, `seed ${seed}: ${node.id} inside ${above.id}`).toBe(true)
          }
        }
      }
    }
  }
})

/** Rounded rectangle by its definition. */
function inRounded(width: number, height: number, radius: number, [x, y]: Point): boolean {
  const r = Math.min(radius, width / 2, height / 2)
  if (x < 0 || y < 0 || x >= width || y >= height) return false
  const dx = Math.max(r - x, x - (width - r), 0)
  const dy = Math.max(r - y, y - (height - r), 0)
  return dx * dx + dy * dy <= r * r
}

/** What the scene of the next test inks at a local point. */
function inks(node: Node, point: Point): boolean {
  if (node instanceof Box) return inRounded(node.width, node.height, node.cornerRadius as number, point)
  if (!(node instanceof Ellipse)) return false
  const [rx, ry] = [node.width / 2, node.height / 2]
  return ((point[0] - rx) / rx) ** 2 + ((point[1] - ry) / ry) ** 2 <= 1
}

/** Every node in paint order, the last that inks the point wins: no bounds, no early way out. */
function bruteHit(scene: Scene, at: Point): Node | null {
  let found: Node | null = null
  const visit = (node: Node, outer: Point): void => {
    if (!node.visible) return
    const point = fromParent(node, outer)
    if (inks(node, point)) found = node
    if (node instanceof Box && node.clip === true && !inks(node, point)) return
    if (node instanceof Group && node.clip) {
      const { x = 0, y = 0, width, height, cornerRadius = 0 } = node.clip
      if (!inRounded(width, height, cornerRadius as number, [point[0] - x, point[1] - y])) return
    }
    for (const child of node.children) visit(child, point)
  }
  visit(scene.root, at)
  return found
}

test('hit finds what brute force finds, under rotation, scale and rounded clips', () => {
  let hits = 0
  let clipped = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed)
    const between = (from: number, to: number) => from + random() * (to - from)
    const scene = new Scene()
    const containers: Node[] = [scene.root]
    for (let i = 0; i < 30; i++) {
      const parent = containers[Math.floor(random() * containers.length)] as Node
      const common = {
        x: between(-20, 150),
        y: between(-20, 120),
        rotation: random() < 0.5 ? 0 : between(-180, 180),
        scaleX: random() < 0.7 ? 1 : between(-1.5, 1.5) || 1,
        scaleY: random() < 0.7 ? 1 : between(0.5, 2),
        visible: random() < 0.9,
      }
      const [width, height, cornerRadius] = [between(10, 120), between(10, 90), random() < 0.5 ? 0 : between(1, 60)]
      const kind = random()
      if (kind < 0.5) {
        const clip = random() < 0.5
        containers.push(parent.add(new Box({ ...common, width, height, cornerRadius, clip, fill: '#000' })))
      } else if (kind < 0.8) parent.add(new Ellipse({ ...common, width, height, fill: '#000' }))
      else {
        const clip = { x: between(-10, 10), y: between(-10, 10), width, height, cornerRadius }
        containers.push(parent.add(new Group({ ...common, ...(random() < 0.7 ? { clip } : {}) })))
      }
    }
    for (let k = 0; k < 60; k++) {
      const at = [between(-30, 260), between(-30, 220)] as const
      const expected = bruteHit(scene, at)
      expect(scene.hit(...at)?.id, `seed ${seed} at ${at}`).toBe(expected?.id)
      if (expected) hits++
      else if (nodesOf(scene).some((node) => node !== scene.root && inks(node, inverse(node, at)))) clipped++
    }
  }
  // The points were worth trying.
  expect(hits).toBeGreaterThan(500)
  expect(clipped).toBeGreaterThan(50)
})

function inverse(node: Node, point: Point): Point {
  return fromParent(node, node.parent ? inverse(node.parent, point) : point)
}

test('hit sees changes that no frame has seen', () => {
  const scene = new Scene()
  const box = scene.add(new Box({ width: 10, height: 10, fill: '#000' }))
  expect(scene.hit(5, 5)).toBe(box)
  box.x = 100
  expect(scene.hit(5, 5)).toBe(null)
  expect(scene.hit(105, 5)).toBe(box)
  box.visible = false
  expect(scene.hit(105, 5)).toBe(null)
})

test('a node scaled to nothing is never hit', () => {
  const scene = new Scene()
  scene.add(new Box({ width: 10, height: 10, scaleX: 0, fill: '#000' }))
  expect(scene.hit(5, 5)).toBe(null)
})

test('turns by quarters are exact', () => {
  const box = new Box({ width: 10, height: 4, rotation: 90, originX: 0, originY: 0 })
  expect([...box.localMap(identity())].map((value) => value + 0)).toEqual([0, 1, -1, 0, 0, 0])
})
