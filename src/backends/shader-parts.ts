/** Puts what came later where the marks of shaders/tree/later.ts are; without parts there is nothing in their places. */
export function withParts(text: string, parts: readonly string[]): string {
  let next = 0
  return text.replace(/~/g, () => parts[next++] ?? '')
}
