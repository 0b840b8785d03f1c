import type { ImageLimits } from '../document/image-limits.ts'
import { refuse } from '../scene/check.ts'
import { createDomHost } from './dom-host.ts'
import type { Host, HostListener } from './host.ts'
import { createOffscreenHost, type OffscreenSize } from './offscreen-host.ts'

/** An element of the page, or the size of an off-screen surface, as a host. */
export function createHost(
  host: HTMLElement | OffscreenSize,
  imageLimits: Partial<ImageLimits>,
  listener: HostListener,
): Host {
  if (typeof host !== 'object' || host === null) {
    refuse(host, 'host', 'an element, or { width, height }')
  }
  return 'nodeType' in host
    ? createDomHost(host, imageLimits, listener)
    : createOffscreenHost(host, imageLimits, listener)
}
