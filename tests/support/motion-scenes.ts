/** Scenes with things in motion. Each is built at time 0; what starts later is in `steps`, at its time in ms. */
import { Box, bouncy, Ellipse, type Engine, Group, gentle, jelly, Line, snappy, spring, Text } from '../../src/index.ts'

export interface MotionScene {
  readonly build: (engine: Engine) => void
  readonly steps?: readonly (readonly [ms: number, act: (engine: Engine) => void])[]
}

export const SIZE = { width: 240, height: 160 } as const

const card = (props: object = {}) =>
  new Box({
    x: 60,
    y: 40,
    width: 120,
    height: 80,
    cornerRadius: [8, 20, 4, 30],
    fill: '#4a7dff',
    stroke: { color: '#123', width: 3 },
    shadow: { x: 2, y: 6, blur: 12, color: '#0008' },
    ...props,
  })

export const MOTION_SCENES: Readonly<Record<string, MotionScene>> = {
  /** Stroke, corners and shadow under an uneven scale. */
  press: {
    build: ({ scene }) => void scene.add(card()).animate({ scaleX: 0.8, scaleY: 0.93 }, bouncy),
    steps: [[180, ({ scene }) => void scene.root.children[0]?.animate({ scaleX: 1.2, scaleY: 1 }, snappy)]],
  },
  wobble: {
    build: ({ scene }) => {
      scene
        .add(card({ rotation: 20, clip: true }))
        .add(new Ellipse({ x: 70, y: -20, width: 80, height: 60, fill: '#fc3' }))
      scene.root.children[0]?.animate({ wobble: { x: 2000, y: 900 } }, jelly)
    },
  },
  /** A spring in a spring, with a clip in each, in a turned and scaled group. */
  nested: {
    build: ({ scene }) => {
      const group = scene.add(new Group({ x: 30, y: -10, rotation: 12, scaleX: 1.1 }))
      const outer = group.add(card({ x: 20, y: 30, clip: true }))
      const inner = outer.add(
        new Box({ x: 50, y: 30, width: 100, height: 60, cornerRadius: 12, fill: '#f66', clip: true }),
      )
      inner.add(new Ellipse({ x: 60, y: 20, width: 60, height: 60, fill: '#ff0', stroke: { color: '#000', width: 1 } }))
      outer.animate({ x: 60, rotation: -30, scaleX: 0.9 }, bouncy)
      inner.animate({ x: 10, rotation: 45 }, spring({ stiffness: 90, damping: 3 }))
    },
  },
  /** Opacity of a leaf, of a group with a layer, and of what moves inside of it. */
  fade: {
    build: ({ scene }) => {
      scene.add(new Box({ x: 10, y: 10, width: 60, height: 60, fill: '#2a2' })).animate({ opacity: 0 }, gentle)
      const group = scene.add(new Group({ x: 90, y: 20, opacity: 0.2 }))
      group.add(new Box({ width: 90, height: 70, fill: '#a22' }))
      group
        .add(new Ellipse({ x: 40, y: 30, width: 90, height: 90, fill: '#22a' }))
        .animate({ x: 0, opacity: 0.3 }, bouncy)
      group.animate({ opacity: 1, y: 10 }, bouncy)
    },
  },
  /** Fixed strokes under an uneven scale, drawn out askew, in a group that turns, and of lines. */
  fixed: {
    build: ({ scene }) => {
      const fixed = { color: '#123', width: 4, scale: 'fixed' } as const
      scene.add(card({ x: 16, y: 16, width: 70, height: 50, stroke: fixed })).animate({ scaleX: 1.4 }, bouncy)
      scene
        .add(
          new Ellipse({ x: 140, y: 20, width: 70, height: 60, fill: '#fc3', stroke: { ...fixed, align: 'outside' } }),
        )
        .animate({ wobble: { x: 1500, y: 1200 } }, jelly)
      const group = scene.add(new Group({ x: 40, y: 110, scaleX: 2, scaleY: 0.7 }))
      group.add(
        new Line({
          points: [
            [0, 0],
            [30, 50],
          ],
          stroke: { ...fixed, cap: 'round' },
        }),
      )
      group.add(
        new Line({
          points: [
            [20, 50],
            [50, 0],
          ],
          stroke: { ...fixed, cap: 'square', color: '#c228' },
        }),
      )
      group.add(
        new Line({
          points: [
            [50, 10],
            [80, 10],
          ],
          stroke: fixed,
        }),
      )
      group.add(
        new Box({
          x: 55,
          y: 20,
          width: 30,
          height: 30,
          cornerRadius: 9,
          rotation: 30,
          stroke: { ...fixed, align: 'inside' },
        }),
      )
      group.animate({ rotation: 25, scaleX: 1.2 }, bouncy)
    },
  },
  text: {
    build: ({ scene }) => {
      const button = scene.add(card())
      button.add(new Text({ x: 24, y: 24, text: 'Press', fontSize: 28, fill: '#fff' }))
      button.animate({ scaleX: 1.15, scaleY: 1.15, rotation: 8 }, bouncy)
    },
  },
}
