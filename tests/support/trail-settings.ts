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
    const sharp = scene.add(new Group({ x: 10.3, y: 8, clip: { width: 215, height: 140.6 } }))
    const turned = sharp.add(
      new Group({ x: 20, y: -18, rotation: 9, clip: { width: 196, height: 140, cornerRadius: 30 } }),
    )
    turned.add(new Box({ width, height, fill: '#cde' }))
    const round = turned.add(
      new Group({ x: 14, y: 6, clip: { width: 160, height: 112, cornerRadius: [50, 12, 56, 0] } }),
    )
    round.add(new Group({ x: -44, y: 4 })).add(trail)
  },
  'turned and stretched': (scene: Scene, trail: Trail) =>
    void scene.add(new Group({ x: 44, y: -20, rotation: 24, scaleX: 0.9, scaleY: 1.3 })).add(trail),
  'in a layer': (scene: Scene, trail: Trail) => {
    scene.add(new Box({ width, height: 80, fill: '#ffd' }))
    const layer = scene.add(new Group({ opacity: 0.6 }))
    layer.add(new Box({ x: 30, y: 30, width: 120, height: 90, cornerRadius: 20, fill: '#28c' }))
    layer.add(trail)
  },
  'over some nodes and under others': (scene: Scene, trail: Trail) => {
    scene.add(new Box({ x: 16, y: 20, width: 110, height: 80, cornerRadius: 12, fill: '#8c2' }))
    scene.add(trail)
    scene.add(new Ellipse({ x: 90, y: 50, width: 120, height: 90, fill: 'rgb(20 40 200 / .5)' }))
    scene.add(
      new Box({ x: 150, y: 20, width: 60, height: 60, fill: '#fff', shadow: { y: 4, blur: 12, color: '#0008' } }),
    )
  },
} as const

export type TrailSetting = keyof typeof TRAIL_SETTINGS
