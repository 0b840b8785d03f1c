import { type Check, coordinate, range } from '../scene/check.ts'
import { defineFields, type FieldOwner, type FieldTable, field, setFields } from '../scene/field.ts'

const MAX_ZOOM = 1e4

interface CameraProps {
  x: number
  y: number
  zoom: number
}

export interface EngineCamera extends CameraProps {}
/** Where the engine looks: the world point at the top left of the surface, CSS px, and CSS px of the surface per world px. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class EngineCamera implements FieldOwner {
  declare readonly fields: FieldTable

  constructor(readonly changed: () => void) {}

  /** Sets several at once, all or nothing. */
  set(to: Partial<Readonly<CameraProps>>): void {
    setFields(this, to)
  }

  /** Zooms by `factor` so that the surface point (x, y), CSS px, stays where it is. */
  zoomAt(x: number, y: number, factor: number): void {
    const zoom = Math.min(MAX_ZOOM, Math.max(1 / MAX_ZOOM, this.zoom * factor))
    this.set({ x: this.x + x / this.zoom - x / zoom, y: this.y + y / this.zoom - y / zoom, zoom })
  }

  /** Surface point, CSS px -> world point. */
  toWorld(x: number, y: number): { x: number; y: number } {
    return { x: this.x + x / this.zoom, y: this.y + y / this.zoom }
  }
}

const inCamera =
  (check: Check<number>): Check<number> =>
  (value, path) =>
    check(value, `camera.${path}`)

defineFields(EngineCamera, {
  x: field(0, 1, inCamera(coordinate)),
  y: field(0, 1, inCamera(coordinate)),
  zoom: field(1, 1, inCamera(range(1 / MAX_ZOOM, MAX_ZOOM))),
})
