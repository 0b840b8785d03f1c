import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import type { Place } from './pointer-machine.ts'

/** CSS px of the screen per world px that hands zoom to, at least and at most. */
const MIN_ZOOM = 1 / 64
const MAX_ZOOM = 256

/** CSS px of the wheel that make the picture twice as large. */
const WHEEL_OCTAVE = 100
/** Of one event at most: a notch of a mouse says more than a pinch of a trackpad. */
const WHEEL_MAX = 50

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
}

/** A wheel was turned by so much, CSS px: with Control it zooms at the place, with Shift it goes to the side. */
export function turnWheel(camera: HandsCamera, place: Place, dx: number, dy: number, { shift, control }: Keys): void {
  if (control) {
    const turned = Math.min(WHEEL_MAX, Math.max(-WHEEL_MAX, dy))
    hold(camera, camera.toWorld(place.x, place.y), place, clampZoom(camera.zoom * 2 ** (-turned / WHEEL_OCTAVE)))
  } else {
    const [x, y] = shift && !dx ? [dy, 0] : [dx, dy]
    camera.set({ x: camera.x + x / camera.zoom, y: camera.y + y / camera.zoom })
  }
}

/** The world follows one pointer. */
export class Pan implements Gesture {
  readonly kind = 'pan'
  readonly label = ''
  readonly nodes = []
  readonly #camera: HandsCamera
  readonly #x: number
  readonly #y: number
  readonly #held: Place

  /** `from`: on the surface, CSS px. */
  constructor(camera: HandsCamera, from: Place) {
    this.#camera = camera
    this.#x = camera.x
    this.#y = camera.y
    this.#held = camera.toWorld(from.x, from.y)
  }

  move([{ x, y }]: readonly [Place]): void {
    hold(this.#camera, this.#held, { x, y }, this.#camera.zoom)
  }

  cancel(): void {
    this.#camera.set({ x: this.#x, y: this.#y })
  }
}

/** The world follows two fingers: what was between them stays there, and grows as they part. */
export class Pinch implements Gesture {
  readonly kind = 'pinch'
  readonly label = ''
  readonly nodes = []
  readonly #camera: HandsCamera
  readonly #before: { readonly x: number; readonly y: number; readonly zoom: number }
  readonly #held: Place
  readonly #span: number

  constructor(camera: HandsCamera, [a, b]: readonly [Place, Place]) {
    this.#camera = camera
    const { x, y, zoom } = camera
    this.#before = { x, y, zoom }
    const middle = between(a, b)
    this.#held = camera.toWorld(middle.x, middle.y)
    this.#span = span(a, b)
  }

  move([a, b]: readonly [Place, Place]): void {
    const zoom = clampZoom((this.#before.zoom * span(a, b)) / this.#span)
    hold(this.#camera, this.#held, between(a, b), zoom)
  }

  cancel(): void {
    this.#camera.set(this.#before)
  }
}

/** Shows the world point at the place of the surface. */
function hold(camera: HandsCamera, world: Place, { x, y }: Place, zoom: number): void {
  camera.set({ x: world.x - x / zoom, y: world.y - y / zoom, zoom })
}

function between(a: Place, b: Place): Place {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** Fingers are never nearer than their own width. */
function span(a: Place, b: Place): number {
  return Math.max(10, Math.hypot(a.x - b.x, a.y - b.y))
}
