import { EngineError } from '../base/errors.ts'
import type { ImageLimits } from '../document/image-limits.ts'
import { createCanvasTextPort } from './canvas-text-port.ts'
import type { Canvas, Host, HostListener, HostSize } from './host.ts'
import { createImageStore } from './image-store.ts'

const taken = new WeakSet<HTMLElement>()

/**
 * A DOM element as the host. The canvas lies in a wrapper of our own, absolutely placed, so that its backing size can never
 * change the layout; the wrapper fills the element's content box.
 */
export function createDomHost(element: HTMLElement, imageLimits: Partial<ImageLimits>, listener: HostListener): Host {
  if (taken.has(element)) {
    throw new EngineError('host-in-use', 'This element has an engine; destroy that one first.', { path: 'host' })
  }
  const text = createCanvasTextPort(listener.onResources)
  const images = createImageStore(imageLimits, listener)
  taken.add(element)
  const wrapper = element.ownerDocument.createElement('div')
  wrapper.style.cssText = 'position:relative;width:100%;height:100%;overflow:hidden;writing-mode:horizontal-tb'
  element.append(wrapper)
  let shown: HTMLCanvasElement | null = null
  let size: HostSize | null = null

  function measure(width: number, height: number, device?: ResizeObserverSize): HostSize {
    const pixelRatio = (globalThis.devicePixelRatio || 1) * (wrapper.currentCSSZoom ?? 1)
    return {
      width: side(width * pixelRatio, device?.inlineSize),
      height: side(height * pixelRatio, device?.blockSize),
      pixelRatio,
    }
  }

  const observer = new ResizeObserver((entries) => {
    const { contentRect, devicePixelContentBoxSize: device } = entries.at(-1) as ResizeObserverEntry
    const old = size
    size = measure(contentRect.width, contentRect.height, device?.[0])
    if (`${Object.values(size)}` !== `${old && Object.values(old)}`) listener.onResize()
  })
  // A pixel ratio can change without the size in device px changing; the query is for one ratio, so it is made anew
  let query: MediaQueryList | null = null
  const unwatch = () => {
    observer.disconnect()
    query?.removeEventListener('change', watch)
  }
  // Observing anew brings the exact size, in this frame.
  const watch = () => {
    unwatch()
    observe(observer, wrapper)
    query = matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`)
    query.addEventListener('change', watch)
  }
  watch()

  return {
    text,
    images,
    element: wrapper,
    size: () => (size ??= measure(wrapper.offsetWidth, wrapper.offsetHeight)),
    createCanvas() {
      const canvas = element.ownerDocument.createElement('canvas')
      canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%'
      return canvas
    },
    show(canvas: Canvas) {
      const old = shown
      shown = canvas as HTMLCanvasElement
      if (old === shown) return
      if (old) {
        old.replaceWith(shown)
        old.width = old.height = 0
      } else {
        wrapper.append(shown)
      }
    },
    requestFrame: (callback) => requestAnimationFrame(callback),
    cancelFrame: (request) => cancelAnimationFrame(request),
    now: () => performance.now(),
    destroy() {
      unwatch()
      text.destroy()
      images.destroy()
      if (shown) shown.width = shown.height = 0
      wrapper.remove()
      taken.delete(element)
    },
  }
}

/** Device px exactly where the browser can tell them; Safari only knows CSS px. */
function observe(observer: ResizeObserver, element: Element): void {
  try {
    observer.observe(element, { box: 'device-pixel-content-box' })
  } catch {
    observer.observe(element)
  }
}

/** Device px of a side: as the browser rounded it, unless it means other pixels (Chromium while a pixel ratio is emulated). */
function side(length: number, device?: number): number {
  return Math.max(1, device !== undefined && Math.abs(device - length) < 1 ? device : Math.round(length))
}
