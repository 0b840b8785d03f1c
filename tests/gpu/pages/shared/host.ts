/** A host of a size in CSS px, in the page. */
export function addHost(style = 'width:120px;height:80px'): HTMLElement {
  const host = document.createElement('div')
  host.style.cssText = style
  document.body.append(host)
  return host
}
