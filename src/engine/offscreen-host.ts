import type { ImageLimits } from '../document/image-limits.ts'
import { range } from '../scene/check.ts'
import { createCanvasTextPort } from './canvas-text-port.ts'
import type { Host, HostListener } from './host.ts'
import { createImageStore } from './image-store.ts'

const side = range(0, 1e5)
const ratio = range(0.01, 100)

/** Size of an off-screen surface: CSS px, and device px per CSS px. */
export interface OffscreenSize {
  readonly width: number
  readonly height: number
  readonly pixelRatio?: number
}

/** A host without a page. Nobody sees its pictures but who reads them, so none is drawn before one is read. */
export function createOffscreenHost(
  { width, height, pixelRatio = 1 }: OffscreenSize,
  imageLimits: Partial<ImageLimits>,
  listener: Pick<HostListener, 'onResources' | 'onError'>,
): Host {
  side(width, 'host.width')
  side(height, 'host.height')
  ratio(pixelRatio, 'host.pixelRatio')
  const size = {
    width: Math.max(1, Math.round(width * pixelRatio)),
    height: Math.max(1, Math.round(height * pixelRatio)),
    pixelRatio,
  }
  const text = createCanvasTextPort(listener.onResources)
  const images = createImageStore(imageLimits, listener)
  return {
    text,
    images,
    element: null,
    size: () => size,
    createCanvas: () => null,
    show: () => {},
    requestFrame: () => 1,
    cancelFrame: () => {},
    now: () => performance.now(),
    destroy() {
      text.destroy()
      images.destroy()
    },
  }
}
