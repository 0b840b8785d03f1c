import type { Place } from './pointer-machine.ts'

/** Of a surface, CSS px. */
export interface Size {
  readonly width: number
  readonly height: number
}

export function isInside({ x, y }: Place, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x < width && y < height
}
