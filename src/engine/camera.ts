import { coordinate, range } from '../scene/check.ts'

const zoomRange = range(1e-4, 1e4, 'a number from 0.0001 to 10000')

/** Where the engine looks: the world point at the top left of the surface, CSS px, and CSS px of the surface per world px. */
export class EngineCamera {
  private current = { x: 0, y: 0, zoom: 1 }

  constructor(private readonly changed: () => void) {}

  get x(): number {
    return this.current.x
  }

  get y(): number {
    return this.current.y
  }

  get zoom(): number {
    return this.current.zoom
  }

  set x(x: number) {
    this.set({ x })
  }

  set y(y: number) {
    this.set({ y })
  }

  set zoom(zoom: number) {
    this.set({ zoom })
  }

  /** Sets several at once, all or nothing. */
  set(to: { readonly x?: number; readonly y?: number; readonly zoom?: number }): void {
    const { x, y, zoom } = { ...this.current, ...to }
    coordinate(x, 'camera.x')
    coordinate(y, 'camera.y')
    zoomRange(zoom, 'camera.zoom')
    const { current } = this
    if (x === current.x && y === current.y && zoom === current.zoom) return
    this.current = { x, y, zoom }
    this.changed()
  }

  /** Zooms by `factor` so that the surface point (x, y), CSS px, stays where it is. */
  zoomAt(x: number, y: number, factor: number): void {
    const { current } = this
    const zoom = Math.min(1e4, Math.max(1e-4, current.zoom * factor))
    this.set({ x: current.x + x / current.zoom - x / zoom, y: current.y + y / current.zoom - y / zoom, zoom })
  }

  /** Surface point, CSS px -> world point. */
  toWorld(x: number, y: number): { x: number; y: number } {
    const { current } = this
    return { x: current.x + x / current.zoom, y: current.y + y / current.zoom }
  }
}
