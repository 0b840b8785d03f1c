import { EngineError } from '../base/errors.ts'
import { createCanvasTextPort } from './canvas-text-port.ts'
import type { ImageLimits } from './fetch-image.ts'
import type { Canvas, Host, HostSize } from './host.ts'
import { createImageStore } from './image-store.ts'

const taken = new WeakSet<HTMLElement>()

/**
 * A DOM element as the host. The canvas lies in a wrapper of our own, absolutely placed, so that its backing size can never
 * change the layout; the wrapper fills the element's content box.
 */
export function createDomHost(element: HTMLElement, imageLimits: Partial<ImageLimits>): Host {
  if (taken.has(element)) {
    throw new EngineError(
      'host-in-use',
      'This element already has an engine; destroy that one first, or use another element.',
      {
        path: 'host',
      },
    )
  }
  taken.add(element)
  const wrapper = element.ownerDocument.createElement('div')
  wrapper.style.cssText = 'position:relative;width:100%;height:100%;overflow:hidden'
  element.append(wrapper)
  const text = createCanvasTextPort()
  const images = createImageStore(imageLimits)
  let shown: HTMLCanvasElement | null = null
  let size: HostSize | null = null
  let stop = () => {}

  function measure(): HostSize {
    const pixelRatio = globalThis.devicePixelRatio || 1
    const { width, height } = wrapper.getBoundingClientRect()
    return sized(width * pixelRatio, height * pixelRatio, pixelRatio)
  }

  return {
    text,
    images,
    size: () => (size ??= measure()),
    createCanvas() {
      const canvas = element.ownerDocument.createElement('canvas')
      canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block'
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
    listen(onResize, onResources) {
      const observer = new ResizeObserver((entries) => {
        const pixelRatio = globalThis.devicePixelRatio || 1
        const box = entries[entries.length - 1]?.devicePixelContentBoxSize?.[0]
        const next = box ? sized(box.inlineSize, box.blockSize, pixelRatio) : measure()
        const isSame =
          size && next.width === size.width && next.height === size.height && next.pixelRatio === size.pixelRatio
        size = next
        if (!isSame) onResize()
      })
      observe(observer, wrapper)
      // A pixel ratio can change without the size in device px changing; the query is for one ratio, so it is made anew
      let query: MediaQueryList | null = null
      const onRatio = () => {
        watchRatio()
        size = measure()
        onResize()
      }
      const watchRatio = () => {
        query?.removeEventListener('change', onRatio)
        query = matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`)
        query.addEventListener('change', onRatio)
      }
      watchRatio()
      const stopText = text.listen(onResources)
      const stopImages = images.listen(onResources)
      stop = () => {
        observer.disconnect()
        query?.removeEventListener('change', onRatio)
        stopText()
        stopImages()
      }
    },
    destroy() {
      stop()
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

function sized(width: number, height: number, pixelRatio: number): HostSize {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)), pixelRatio }
}
