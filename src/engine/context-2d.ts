import { EngineError } from '../base/errors.ts'

export type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** A 2D canvas of our own in CPU memory: reading it back is cheap, and its pixels are equal in all browser modes. */
export function createContext2d(): Context2d {
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? globalThis.document?.createElement('canvas') : new OffscreenCanvas(256, 64)
  const ctx = canvas?.getContext('2d', { willReadFrequently: true }) as Context2d | null | undefined
  if (!ctx) throw new EngineError('no-text-port', 'There is no 2D canvas for text and images.')
  return ctx
}
