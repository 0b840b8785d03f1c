import type { EngineError } from '../base/errors.ts'
import type { ImagePort } from '../encode/image-port.ts'
import type { TextPort } from '../text/ports.ts'

/** What a backend draws on: something that a canvas context can be asked of. */
export type Canvas = HTMLCanvasElement | OffscreenCanvas

/** Size of a surface: whole device px, and device px per CSS px. */
export interface HostSize {
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
}

/** Text of a host: fonts arrive later. */
export interface HostText extends TextPort {
  /** Resolves when the fonts asked for so far have come or failed. */
  settled(): Promise<void>
}

/** Images of a host: they arrive later. */
export interface HostImages extends ImagePort {
  /** Resolves when every image asked for so far has come or failed. */
  settled(): Promise<void>
}

/** What a host tells its engine; nothing before the engine's constructor is through. */
export interface HostListener {
  /** A new size, in the task in which a canvas may be resized and drawn without a blank frame. */
  readonly onResize: () => void
  /** Fonts or images arrived, or will not come. */
  readonly onResources: () => void
  readonly onError: (error: EngineError) => void
}

/**
 * Everything that the engine asks of its surroundings. A DOM element is one, an off-screen surface another; a worker
 * or Node can be others.
 */
export interface Host {
  readonly text: HostText
  readonly images: HostImages
  /** What the canvas fills, and what may lie over it; null where nobody sees the pictures. */
  readonly element: HTMLElement | null
  /** At least 1 x 1, whatever the surroundings say. */
  size(): HostSize
  /** A fresh canvas, not shown yet; null where pictures are only read back. A canvas has one context type for ever. */
  createCanvas(): Canvas | null
  /** Puts `canvas` in the place of the one shown before. */
  show(canvas: Canvas): void
  /** Calls back once before the next picture is due; `cancelFrame` takes it back. */
  requestFrame(callback: () => void): number
  cancelFrame(request: number): void
  /** Milliseconds of a clock that never runs back. */
  now(): number
  /** Undoes everything: listeners, observers, canvases. */
  destroy(): void
}
