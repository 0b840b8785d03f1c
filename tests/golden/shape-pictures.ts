/** The pictures of `shapes.test.ts`: one class of shapes each, white on nothing, packed into little area. */
import { type BoardNode, box, dot, ellipse, group, line } from '../../demos/boards/src/nodes.ts'
import type { GlissadeDocument } from '../../src/document/document.ts'
import { createRandom } from '../support/random-scene.ts'
import { range, scene } from './scenes/scene.ts'

export interface ShapePictureSpec {
  readonly name: string
  readonly document: GlissadeDocument
  /** Sharp corners that are not along the axes, px. */
  readonly corners: readonly (readonly [x: number, y: number])[]
}

interface Placed {
  readonly nodes: readonly BoardNode[]
  readonly corners?: readonly (readonly [x: number, y: number])[]
}

/** `count` shapes in a grid of square cells; `make` gets the middle of its cell. */
function sheet(
  name: string,
  count: number,
  cell: number,
  columns: number,
  make: (index: number, x: number, y: number) => Placed,
): ShapePictureSpec {
  const placed = range(count).map((i) => make(i, ((i % columns) + 0.5) * cell, (Math.floor(i / columns) + 0.5) * cell))
  const size = [columns * cell, Math.ceil(count / columns) * cell] as const
  const nodes = placed.flatMap((shape) => shape.nodes)
  return {
    name,
    document: scene(name, size, nodes, null).document,
    corners: placed.flatMap((shape) => shape.corners ?? []),
  }
}

const WHITE = '#fff'
const ANGLES = 37
const turnRad = (i: number): number => (i * 2 * Math.PI) / ANGLES

function logSteps(from: number, to: number, count: number): number[] {
  return range(count).map((i) => from * (to / from) ** (i / (count - 1)))
}

function circles(name: string, from: number, to: number, count: number, cell: number, columns: number) {
  const random = createRandom(count)
  const radii = logSteps(from, to, count)
  return sheet(name, count, cell, columns, (i, x, y) => {
    return { nodes: [dot(x + random() - 0.5, y + random() - 0.5, radii[i] ?? 0, { fill: WHITE })] }
  })
}

/** Quarters of circles about a corner of the picture, in turns white and black. */
function largeCircles(): ShapePictureSpec {
  const nodes = logSteps(300, 30, 24).map((radius, i) => dot(-3.3, -2.6, radius, { fill: i % 2 ? '#000' : WHITE }))
  return { name: 'circles, radius 30 to 300', document: scene('', [300, 300], nodes, null).document, corners: [] }
}

const RADII: readonly (readonly [number, number, number, number])[] = [
  [0.5, 0.5, 0.5, 0.5],
  [0, 0.5, 2, 6],
  [1, 3, 0, 9],
  [4, 4, 4, 4],
  [99, 99, 99, 99],
  [99, 0.5, 99, 0.5],
  [12, 0, 12, 0],
  [0.3, 7.7, 0.3, 7.7],
]
const SIZES: readonly (readonly [number, number])[] = [
  [20.4, 20.4],
  [21.3, 7.6],
  [5.2, 18.9],
  [1.4, 16.3],
  [12.7, 0.6],
]

function roundedBoxes(): ShapePictureSpec {
  const random = createRandom(2)
  return sheet('rounded boxes', RADII.length * SIZES.length, 26, 10, (i, x, y) => {
    const [width, height] = SIZES[i % SIZES.length] ?? [1, 1]
    const cornerRadius = RADII[Math.floor(i / SIZES.length)] ?? [0, 0, 0, 0]
    const [left, top] = [x - width / 2 + random() - 0.5, y - height / 2 + random() - 0.5]
    return { nodes: [box({ x: left, y: top, width, height, cornerRadius, crisp: false, fill: WHITE })] }
  })
}

const STROKES = [0.3, 0.8, 1, 1.5, 2.7, 6] as const
const ALIGNS = ['inside', 'center', 'outside'] as const

function rings(): ShapePictureSpec {
  const random = createRandom(3)
  const shapes = [0, 4, 99, 'ellipse'] as const
  return sheet('rings', STROKES.length * ALIGNS.length * shapes.length, 30, 12, (i, x, y) => {
    const shape = shapes[i % 4] ?? 0
    const align = ALIGNS[Math.floor(i / 4) % 3] ?? 'center'
    const width = STROKES[Math.floor(i / 12)] ?? 1
    const place = { x: x - 7.2 + random() - 0.5, y: y - 6.4 + random() - 0.5, width: 14.4, height: 12.8 }
    const stroke = { color: WHITE, width, align }
    if (shape === 'ellipse') return { nodes: [ellipse({ ...place, stroke })] }
    return { nodes: [box({ ...place, cornerRadius: shape, crisp: false, stroke })] }
  })
}

const CAPS = ['butt', 'square', 'round'] as const

/** A line of each cap at 37 angles, or the caps in turns when `isSparse`. */
function lines(width: number, length: number, isSparse = false): ShapePictureSpec {
  const cell = Math.ceil(Math.hypot(length + width, width)) + 4
  return sheet(`lines, ${width} px wide`, isSparse ? ANGLES : ANGLES * 3, cell, isSparse ? 10 : 19, (i, x, y) => {
    const cap = CAPS[i % 3] ?? 'butt'
    const turn = turnRad(isSparse ? i : Math.floor(i / 3))
    const [ux, uy] = [Math.cos(turn), Math.sin(turn)]
    const [cx, cy] = [x + (i % 7) / 7 - 0.5, y + (i % 11) / 11 - 0.5]
    const points = [-0.5, 0.5].map((end) => [cx + end * length * ux, cy + end * length * uy] as const)
    const reach = cap === 'square' ? (length + width) / 2 : length / 2
    const corners = [-1, 1].flatMap((end) =>
      [-1, 1].map((side) => {
        return [
          cx + end * reach * ux - (side * width * uy) / 2,
          cy + end * reach * uy + (side * width * ux) / 2,
        ] as const
      }),
    )
    const node = line({ points: points as [number, number][], stroke: { color: WHITE, width, cap } })
    return { nodes: [node], corners: cap === 'round' || turn === 0 ? [] : corners }
  })
}

function ellipses(): ShapePictureSpec {
  const random = createRandom(4)
  const radii = [0.3, 0.8, 2.2, 5.1, 11.4]
  return sheet('ellipses, upright and turned', 50, 26, 10, (i, x, y) => {
    const [rx, ry] = [radii[i % 5] ?? 1, radii[Math.floor(i / 5) % 5] ?? 1]
    const place = { x: x - rx + random() - 0.5, y: y - ry + random() - 0.5, width: rx * 2, height: ry * 2 }
    return { nodes: [ellipse({ ...place, rotation: i < 25 ? 0 : i * 7.3, fill: WHITE })] }
  })
}

/** Round shapes only: their corners under a scale are arcs of ellipses. */
function scaled(): ShapePictureSpec {
  const scales = [
    [2, 0.5],
    [0.4, 2.5],
    [-1.7, 0.9],
    [1.2, -0.3],
  ] as const
  return sheet('unequal scales', 48, 30, 12, (i, x, y) => {
    const [scaleX, scaleY] = scales[i % 4] ?? [1, 1]
    const shape = Math.floor(i / 4) % 3
    const rotation = i < 24 ? 0 : i * 11.7
    const place = { x: x - 4.7, y: y - 5.2, width: 9.3, height: 10.6, scaleX, scaleY, rotation }
    if (shape === 0) return { nodes: [ellipse({ ...place, fill: WHITE })] }
    if (shape === 1) return { nodes: [box({ ...place, cornerRadius: [1, 2.5, 4, 99], crisp: false, fill: WHITE })] }
    return { nodes: [ellipse({ ...place, stroke: { color: WHITE, width: 2, align: 'inside' } })] }
  })
}

function turnedBoxes(): ShapePictureSpec {
  const sizes = [
    [16, 16],
    [20, 3],
    [1.2, 18],
    [1.4, 1.4],
  ] as const
  return sheet('turned boxes with sharp corners', ANGLES * 4, 28, 18, (i, x, y) => {
    const [width, height] = sizes[i % 4] ?? [1, 1]
    const angleRad = turnRad(Math.floor(i / 4)) + 0.02
    const [cx, cy] = [x + (i % 7) / 7 - 0.5, y + (i % 5) / 5 - 0.5]
    const place = { x: cx - width / 2, y: cy - height / 2, width, height, rotation: (angleRad * 180) / Math.PI }
    const corners = [-0.5, 0.5].flatMap((u) =>
      [-0.5, 0.5].map((v) => {
        return [
          cx + u * width * Math.cos(angleRad) - v * height * Math.sin(angleRad),
          cy + u * width * Math.sin(angleRad) + v * height * Math.cos(angleRad),
        ] as const
      }),
    )
    return { nodes: [box({ ...place, fill: WHITE })], corners }
  })
}

/** Three clips in each other, every other set of them turned. */
function clips(): ShapePictureSpec {
  const random = createRandom(5)
  return sheet('rounded clips in each other', 24, 40, 8, (i, x, y) => {
    const rotation = i % 2 ? i * 9.4 : 0
    const clip = (side: number) => ({
      x: -side / 2 + random() - 0.5,
      y: -side / 2 + random() - 0.5,
      width: side,
      height: side * 0.8,
      cornerRadius: [2, 9, 0.5, 5].map((radius) => radius * (0.5 + random())) as [number, number, number, number],
    })
    const content = box({ x: -20, y: -20, width: 40, height: 40, fill: WHITE })
    const inner = group({ rotation, clip: clip(24) }, [content])
    return { nodes: [group({ x, y, clip: clip(28) }, [group({ x: 3.3, y: 2.2, clip: clip(27) }, [inner])])] }
  })
}

export const SHAPE_PICTURES: readonly ShapePictureSpec[] = [
  circles('circles, radius 0.3 to 3', 0.3, 3, 60, 9, 12),
  circles('circles, radius 3 to 30', 3, 30, 12, 64, 6),
  largeCircles(),
  roundedBoxes(),
  rings(),
  ellipses(),
  scaled(),
  turnedBoxes(),
  clips(),
  ...[0.1, 0.25, 0.5, 1, 2, 5].map((width) => lines(width, 14)),
  lines(12, 12, true),
  lines(40, 16, true),
]
