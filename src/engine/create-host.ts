import { EngineError } from '../base/errors.ts'
import { createDomHost } from './dom-host.ts'
import type { ImageLimits } from './fetch-image.ts'
import type { Host, HostListener } from './host.ts'
import { createOffscreenHost, type OffscreenSize } from './offscreen-host.ts'

/** An element of the page, or the size of an off-screen surface, as a host. */
export function createHost(
  host: HTMLElement | OffscreenSize,
  imageLimits: Partial<ImageLimits>,
  listener: HostListener,
): Host {
  if (typeof host !== 'object' || host === null) {
    throw new EngineError('wrong-type', `host is ${String(host)}; it must be an element, or { width, height }.`, {
      path: 'host',
      value: host,
    })
  }
  return 'nodeType' in host
    ? createDomHost(host, imageLimits, listener)
    : createOffscreenHost(host, imageLimits, listener)
}
