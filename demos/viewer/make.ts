/** An element with a class and children; strings become text. */
export function make(tag: string, className = '', ...children: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}
