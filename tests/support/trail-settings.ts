/** What trails lie in and among, in pictures of STROKE_SIZE. */
import { Box } from '../../src/scene/box.ts'
import { Ellipse } from '../../src/scene/ellipse.ts'
import { Group } from '../../src/scene/group.ts'
import type { Scene } from '../../src/scene/scene.ts'
import type { Trail } from '../../src/scene/trail.ts'
import { STROKE_SIZE } from './strokes.ts'

const { width, height } = STROKE_SIZE

/** Puts a trail, whose strokes fill the picture, into a scene. */
export const TRAIL_SETTINGS = {
  alone: (scene: Scene, trail: Trail) => void scene.add(trail),
  'under a rounded clip in one that turns in one that is sharp': (scene: Scene, trail: Trail) => {
    const sharp = scene.add(new Group({ x: 7.3, y: 5, clip: { width: 143, height: 93.6 } }))
    const turned = sharp.add(
      new Group({ x: 13, y: -12, rotation: 9, clip: { width: 131, height: 93, cornerRadius: 20 } }),
    )
    turned.add(new Box({ width, height, fill: '#cde' }))
    const round = turned.add(new Group({ x: 9, y: 4, clip: { width: 107, height: 75, cornerRadius: [33, 8, 37, 0] } }))
    round.add(new Group({ x: -29, y: 3 })).add(trail)
  },
  'turned and stretched': (scene: Scene, trail: Trail) =>
    void scene.add(new Group({ x: 29, y: -13, rotation: 24, scaleX: 0.9, scaleY: 1.3 })).add(trail),
  'in a layer': (scene: Scene, trail: Trail) => {
    scene.add(new Box({ width, height: 53, fill: '#ffd' }))
    const layer = scene.add(new Group({ opacity: 0.6 }))
    layer.add(new Box({ x: 20, y: 20, width: 80, height: 60, cornerRadius: 13, fill: '#28c' }))
    layer.add(trail)
  },
  'over some nodes and under others': (scene: Scene, trail: Trail) => {
    scene.add(new Box({ x: 11, y: 13, width: 73, height: 53, cornerRadius: 8, fill: '#8c2' }))
    scene.add(trail)
    scene.add(new Ellipse({ x: 60, y: 33, width: 80, height: 60, fill: 'rgb(20 40 200 / .5)' }))
    scene.add(
      new Box({ x: 100, y: 13, width: 40, height: 40, fill: '#fff', shadow: { y: 4, blur: 12, color: '#0008' } }),
    )
  },
} as const

export type TrailSetting = keyof typeof TRAIL_SETTINGS
