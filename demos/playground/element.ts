/** An element of index.html by its id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`index.html has no element '${id}'.`)
  return found
}
