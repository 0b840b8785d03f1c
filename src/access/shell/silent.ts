/**
 * An element without a look: whatever the page's style sheets say of elements, it lies where it is put. Styles go through the object
 * model, which no content security policy forbids. `beside`: of the same document.
 */
export function createSilent(beside: HTMLElement): HTMLElement {
  const element = beside.ownerDocument.createElement('div')
  element.style.cssText =
    'all:initial;position:absolute;left:0;top:0;overflow:visible;white-space:pre;transform-origin:0 0;' +
    'visibility:inherit;pointer-events:none;cursor:inherit;-webkit-user-select:none;user-select:none'
  return element
}
