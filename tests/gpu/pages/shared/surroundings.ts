/** What a host lies in. */
export interface Surroundings {
  /** CSS of the host. */
  readonly style?: string
  /** CSS of the element around it. */
  readonly around?: string
  /** How far that and the page are scrolled, px. */
  readonly scroll?: number
}

/** A host whose content is `size`, CSS px, alone in the page. */
export function placeHost(
  size: { readonly width: number; readonly height: number },
  { style = '', around = '', scroll = 0 }: Surroundings,
): HTMLElement {
  const outer = document.createElement('div')
  outer.style.cssText = around
  const host = document.createElement('div')
  host.style.cssText = `width:${size.width}px;height:${size.height}px;box-sizing:content-box;${style}`
  outer.append(host)
  document.body.replaceChildren(outer)
  outer.scrollTo(scroll, scroll)
  scrollTo(scroll, scroll)
  return host
}
